/** Requests to AWS and their answers as HTTP, and who asks. */
import type { IamRole } from '../lambda/iam-role.ts';
import type { Account } from '../lambda/arn.ts';
import type { ServicesState } from '../services/services-state.ts';
import type { VpcEndpoint } from '../services/vpc-endpoint.ts';
import type { Instant } from '../telemetry/trace.ts';
import type { Digests, Keys } from './signature.ts';

export interface AwsHttpRequest {
  method: string;
  host: string;
  /** With its query string. */
  path: string;
  /** Names in small letters. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

export interface AwsHttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** What there is when a request arrives. Time, chance and digests come from outside. */
export interface AwsWorld extends Digests {
  account: Account;
  services: ServicesState;
  at: Instant;
  /** The function that asks. */
  caller: {
    functionName: string;
    functionArn: string;
    role: IamRole;
    /** What it signs with. */
    keys: Keys;
    /** As AWS sees it. */
    sourceIp: string;
    /** The door of a VPC that it came through; `null`: it came from the internet. */
    endpoint: Pick<VpcEndpoint, 'VpcEndpointId' | 'VpcId'> | null;
  };
  /** A new one each time: 8-4-4-4-12 hexadecimal digits. */
  newId: () => string;
  /** 16 bytes. */
  md5: (bytes: Uint8Array) => Uint8Array;
}

/** What a service refuses to do, by its own name for it. */
export interface ServiceFault {
  code: string;
  status: number;
  message: string;
  /** What a refusal in JSON says besides. */
  members?: Readonly<Record<string, unknown>>;
}

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
export const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const md5Hex = ({ md5 }: Pick<AwsWorld, 'md5'>, text: string): string =>
  hexadecimal(md5(encoded(text)));
