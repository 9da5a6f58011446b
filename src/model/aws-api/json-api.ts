/**
 * Services that speak JSON 1.0 or 1.1: the operation is in a header, the body is an object.
 *
 * Source: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
import * as z from 'zod/mini';
import {
  type AwsHttpRequest,
  type AwsHttpResponse,
  type AwsWorld,
  decoded,
  encoded,
  type ServiceFault,
} from './aws-http.ts';
import type { Done, Effects, PlannedCall, ServiceApi } from './service-api.ts';

type Operation = (body: unknown, world: AwsWorld) => PlannedCall | ServiceFault;

/** An operation whose body has to have a form. */
export function operation<Input>(
  form: z.ZodMiniType<Input>,
  plan: (input: Input, world: AwsWorld) => PlannedCall | ServiceFault,
): Operation {
  return (body, world) => {
    const parsed = z.safeParse(form, body);
    if (parsed.success) return plan(parsed.data, world);
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    const message = `The member ${where === '' ? 'of the request' : where} is missing or is not what it should be`;
    return { code: 'ValidationException', status: 400, message };
  };
}

export interface JsonApi extends Pick<ServiceApi, 'eventSource' | 'denied' | 'refusalStyle'> {
  version: '1.0' | '1.1';
  operations: Readonly<Record<string, Operation>>;
  /** Members that the service has and this account does not model: better refused than passed over. */
  unmodelled?: readonly string[];
  /** More headers of a refusal. */
  refusalHeaders?: (fault: ServiceFault) => Record<string, string>;
}

export function jsonApi({
  version,
  operations,
  unmodelled = [],
  refusalHeaders,
  ...api
}: JsonApi): ServiceApi {
  return {
    ...api,
    plan(request, world) {
      const name = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
      const planned = Object.hasOwn(operations, name) ? operations[name] : undefined;
      const body = parsedBody(request);
      if (body === undefined)
        return { code: 'SerializationException', status: 400, message: 'The body of the request is no JSON' };
      const unknown = unmodelled.find(
        (member) => typeof body === 'object' && body !== null && member in body,
      );
      if (unknown !== undefined) {
        const message = `${unknown} is not modelled: this account’s ${api.eventSource} does not know it.`;
        return { code: 'ValidationException', status: 400, message };
      }
      return (
        planned?.(body, world) ?? {
          code: 'UnknownOperationException',
          status: 400,
          message: `${name || 'The request'} is no operation that this account's ${api.eventSource} knows.`,
        }
      );
    },
    refuse(fault, { newId }) {
      const headers = refusalHeaders?.(fault) ?? {};
      return jsonResponse(
        version,
        newId(),
        { __type: fault.code, message: fault.message, ...fault.members },
        fault.status,
        headers,
      );
    },
  };
}

function parsedBody({ body }: AwsHttpRequest): unknown {
  try {
    return JSON.parse(decoded(body) || '{}') as unknown;
  } catch {
    return undefined;
  }
}

function jsonResponse(
  version: JsonApi['version'],
  requestId: string,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): AwsHttpResponse {
  const type = `application/x-amz-json-${version}`;
  return {
    status,
    headers: { 'content-type': type, 'x-amzn-requestid': requestId, ...headers },
    body: encoded(JSON.stringify(value)),
  };
}

/** The answer of an operation that went well. */
export function answered(
  { newId }: AwsWorld,
  version: JsonApi['version'],
  value: unknown,
  more: Effects = {},
): Done {
  return { response: jsonResponse(version, newId(), value), ...more };
}
