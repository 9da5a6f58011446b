/** A function as a template describes it, and what one row of its description is. */
import type { ResourceStatement } from '../account-state.ts';
import type { ApiAction } from '../lambda/api-call.ts';
import type {
  FunctionConfiguration,
  FunctionUrlConfig,
  PackageType,
  SettledEventInvokeConfig,
} from '../lambda/configuration.ts';
import type { EventSourceMapping } from '../lambda/event-source-mapping.types.ts';
import type { RuntimeManagementConfig } from '../lambda/function-settings.types.ts';
import type { ListedImage } from '../lambda/registry.ts';
import type { PackageFiles } from '../package/deployment-package.ts';

/** A function as far as a template describes it. */
export interface TemplateSubject {
  configuration: FunctionConfiguration;
  files: PackageFiles;
  /** Left out: none. */
  tags?: Variables;
  /** `null`: it shares what nobody has reserved. */
  reservedConcurrency: number | null;
  eventInvokeConfig: SettledEventInvokeConfig;
  /** Queues and streams that Lambda reads for it; left out: none. */
  mappings?: readonly EventSourceMapping[];
  /** Left out: it has no address. */
  functionUrl?: FunctionUrlConfig | null;
  /** Left out: `Auto`. */
  runtimeManagement?: RuntimeManagementConfig;
  /** Statements of its resource-based policy; left out: none. */
  policy?: readonly ResourceStatement[];
  /** What is in the registry of its account; left out: nothing is known of it. */
  images?: readonly ListedImage[];
}

export type Variables = Readonly<Record<string, string>>;
export type PropertyValue = string | number | boolean | readonly string[] | Variables | null;

/** What a template would change a property to; undefined: it stays as it is. */
export type To = (...path: string[]) => PropertyValue | undefined;

export const serverlessFunction = 'AWS::Serverless::Function';
export const lambdaFunction = 'AWS::Lambda::Function';
export type FunctionType = typeof serverlessFunction | typeof lambdaFunction;

export function isFunctionType(type: unknown): type is FunctionType {
  return type === serverlessFunction || type === lambdaFunction;
}

export interface FunctionProperty {
  /** Below `Properties`. */
  path: readonly [string, ...string[]];
  /** Which kinds of resource have it. */
  of: readonly FunctionType[];
  /** Left out: functions of both have it. */
  packageType?: PackageType;
  kind: 'text' | 'count' | 'flag' | 'list' | 'variables';
  /** The call that it becomes, and the member there. */
  action: ApiAction;
  member: string;
  /** What the function has. */
  read: (subject: TemplateSubject) => PropertyValue;
  /** What it is where the template says nothing; undefined: it stays what it is. */
  preset: (subject: TemplateSubject) => PropertyValue | undefined;
  /** Whether a value says what the function has in other words. */
  same?: (value: PropertyValue, subject: TemplateSubject) => boolean;
}
