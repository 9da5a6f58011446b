/** From a deployment and an event to what a runtime is given. */
import { logStream } from '#model/lambda/log-stream.ts';
import { imageProcess } from '#model/lambda/registry.ts';
import { hexDigits } from '#model/lambda/request-id.ts';
import { defaultRuntime, isEnvironmentRuntime } from '#model/lambda/runtimes.ts';
import type {
  EnvironmentRuntime,
  EnvironmentSpec,
  InvocationInput,
  SimulatedRuntime,
} from '#model/runtime-port.ts';
import type { InitializationType, Instant } from '#model/telemetry/trace.ts';
import type { Deployment } from './function.types.ts';
import { seededBytes } from './seeded-random.ts';

/**
 * The environment is named as its log stream is.
 *
 * @param random 16 random bytes
 */
export function environmentSpec(
  deployment: Deployment,
  runtime: EnvironmentRuntime | SimulatedRuntime,
  region: string,
  at: Instant,
  random: Uint8Array,
  initializationType: InitializationType = 'on-demand',
): EnvironmentSpec {
  const { configuration, files, layers } = deployment;
  const image = imageProcess(deployment);
  const { LogFormat, ApplicationLogLevel } = configuration.LoggingConfig;
  const stream = logStream(at, random, configuration.Version);
  return {
    environmentId: stream.slice(stream.lastIndexOf(']') + 1),
    functionName: configuration.FunctionName,
    functionVersion: configuration.Version,
    functionArn: configuration.FunctionArn,
    region,
    ...(isEnvironmentRuntime(runtime) ? { runtime } : { runtime: defaultRuntime, simulatedRuntime: runtime }),
    architecture: configuration.Architectures[0] ?? 'x86_64',
    handler: image?.handler ?? configuration.Handler,
    memorySizeMB: configuration.MemorySize,
    initializationType,
    packageType: configuration.PackageType,
    timeoutMs: configuration.Timeout * 1000,
    ephemeralStorageMB: configuration.EphemeralStorage.Size,
    variables: { ...image?.variables, ...configuration.Environment?.Variables },
    files: image?.files ?? files,
    ...(layers && layers.length > 0 ? { layers } : {}),
    logGroup: configuration.LoggingConfig.LogGroup,
    logStream: stream,
    logFormat: LogFormat,
    ...(ApplicationLogLevel && LogFormat === 'JSON' ? { logLevel: ApplicationLogLevel } : {}),
  };
}

/**
 * An X-Ray trace header.
 *
 * @param random 20 random bytes
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceHeader(at: Instant, random: Uint8Array, sampled = false): string {
  const second = Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0');
  return `Root=1-${second}-${hexDigits(random.subarray(0, 12))};Parent=${hexDigits(random.subarray(12, 20))};Sampled=${sampled ? 1 : 0}`;
}

/** The part of a trace's id that belongs to the event; 24 hexadecimal digits. */
export function traceOf(seed: string, requestId: string): string {
  return hexDigits(traceBytes(seed, requestId).subarray(0, 12));
}

export function traceBytes(seed: string, requestId: string): Uint8Array {
  return seededBytes(`${seed}/trace/${requestId}`, 20);
}

/**
 * An event as it goes to an environment that holds `deployment`.
 *
 * @param random 20 random bytes
 */
export function invocationInput(
  { configuration }: Deployment,
  {
    requestId,
    payload,
    at,
    invokedFunctionArn = configuration.FunctionArn,
  }: { requestId: string; payload: string; at: Instant; invokedFunctionArn?: string },
  random: Uint8Array,
): InvocationInput {
  return {
    requestId,
    // AWS passes an empty object where the request had no body.
    payload: payload === '' ? '{}' : payload,
    timeoutMs: configuration.Timeout * 1000,
    invokedFunctionArn,
    traceId: traceHeader(at, random, configuration.TracingConfig?.Mode === 'Active'),
  };
}
