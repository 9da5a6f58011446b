import type { FunctionRecord } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import type { ServicesState } from '#model/services/services-state.ts';

/** What of a function decides what it reaches, and who reaches it. */
export interface NetworkedFunction {
  record: Pick<FunctionRecord, 'publications' | 'policy'> & { configuration: NetworkedConfiguration };
}
export type NetworkedConfiguration = Pick<FunctionConfiguration, 'FunctionArn' | 'Role' | 'VpcConfig'>;

/** What the network of an environment needs of the account that it belongs to. */
export interface NetworkedAccount {
  /** As it is now. */
  context(): Account & {
    functions: Readonly<Record<string, NetworkedFunction>>;
    roles: readonly IamRole[];
    services: ServicesState;
  };
  changeServices(services: ServicesState): void;
  call(call: ApiCall): Promise<{ callId: string; answer: ApiAnswer }>;
  /** The trace that an event has from its call; 24 hexadecimal digits. */
  traceOf(callId: string): string;
}
