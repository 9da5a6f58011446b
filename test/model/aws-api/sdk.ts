/** Real clients of AWS's SDK whose requests are answered by the modelled AWS. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type AwsWorld } from '#model/aws-api/aws-http.ts';
import { askedAws, type AwsOutcome } from '#model/aws-api/modelled-aws.ts';
import { type IamRole, lambdaTrust } from '#model/lambda/iam-role.ts';
import { policyDocument, type PolicyStatement } from '#model/lambda/policy.ts';
import { noServices, type ServicesState } from '#model/services/services-state.ts';

export const region = 'us-east-1';
export const accountId = '123456789012';
export const keys = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

const digests = {
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  hmacSha256: (key: Uint8Array, bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest(),
};

/** What a client hands to its request handler, as far as it is used here. */
interface SdkRequest {
  method: string;
  hostname: string;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

export function roleWith(...statements: PolicyStatement[]): IamRole {
  const PolicyDocument = policyDocument(...statements);
  return {
    RoleName: 'hello-role',
    Path: '/',
    Arn: `arn:aws:iam::${accountId}:role/hello-role`,
    AssumeRolePolicyDocument: lambdaTrust,
    Policies: [{ PolicyName: 'own', PolicyArn: 'arn', PolicyDocument }],
  };
}

export const everything = roleWith({ Effect: 'Allow', Action: '*', Resource: '*' });

export class SdkAccount {
  services: ServicesState = noServices;
  role: IamRole;
  endpoint: AwsWorld['caller']['endpoint'] = null;
  /** What the clients sign with. */
  credentials: Partial<typeof keys> & { accessKeyId: string; secretAccessKey: string } = keys;
  at = Date.parse('2026-11-23T12:00:00Z');
  readonly outcomes: AwsOutcome[] = [];

  constructor(services: ServicesState = noServices, role: IamRole = everything) {
    this.services = services;
    this.role = role;
  }

  get world(): AwsWorld {
    return {
      account: { region, accountId },
      services: this.services,
      at: this.at,
      caller: {
        functionName: 'hello',
        functionArn: `arn:aws:lambda:${region}:${accountId}:function:hello`,
        role: this.role,
        keys,
        sourceIp: '203.0.113.7',
        endpoint: this.endpoint,
      },
      newId: () => randomUUID(),
      md5: (bytes) => createHash('md5').update(bytes).digest(),
      ...digests,
    };
  }

  /** The last outcome. */
  get last(): AwsOutcome {
    const outcome = this.outcomes.at(-1);
    if (!outcome) throw new Error('Nothing has been asked.');
    return outcome;
  }

  /** What every client is made with. */
  get options() {
    return {
      region,
      maxAttempts: 1,
      credentials: this.credentials,
      requestHandler: {
        handle: async (request: SdkRequest) => {
          const query = new URLSearchParams(
            Object.entries(request.query ?? {}).flatMap(([name, value]) =>
              [value ?? ''].flat().map((each): [string, string] => [name, each]),
            ),
          ).toString();
          const outcome = askedAws(
            {
              method: request.method,
              host: request.hostname,
              path: query === '' ? request.path : `${request.path}?${query}`,
              headers: Object.fromEntries(
                Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
              ),
              body: await bytesOf(request.body),
            },
            this.world,
          );
          if (!outcome || !('response' in outcome)) throw new Error(`Nobody answers at ${request.hostname}.`);
          this.outcomes.push(outcome);
          this.services = outcome.services ?? this.services;
          const { status, headers, body } = outcome.response;
          return { response: { statusCode: status, headers, body: Readable.from([Buffer.from(body)]) } };
        },
      },
    };
  }
}

export async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const parts: Uint8Array[] = [];
  for await (const part of body as AsyncIterable<Uint8Array | string>)
    parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(parts);
}
