import { isOsOnly, type EnvironmentSpec } from '#model/runtime-port.ts';

/**
 * What AWS sets and a configuration may replace (content/facts/runtime-api.json, `unreservedEnv`; values:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
 */
function predefined(spec: EnvironmentSpec): Record<string, string> {
  return {
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    LD_LIBRARY_PATH:
      '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
    ...nodeVariables(spec),
    TZ: ':UTC',
    AWS_LAMBDA_LOG_FORMAT: spec.logFormat,
    ...(spec.logLevel === undefined ? {} : { AWS_LAMBDA_LOG_LEVEL: spec.logLevel }),
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  };
}

/** An image without Node.js names no folders of its packages. */
function nodeVariables({ runtime }: EnvironmentSpec): Record<string, string> {
  if (isOsOnly(runtime)) return {};
  const major = runtime.replace(/^nodejs(\d+)\.x$/, '$1');
  return {
    NODE_PATH: `/opt/nodejs/node${major}/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules`,
  };
}

/**
 * The variables that AWS reserves (content/facts/runtime-api.json, `reservedEnv`). `_X_AMZN_TRACE_ID` is not
 * among them: the runtime client sets it anew for each event. Nor is the metadata endpoint, which nothing
 * serves here. An OS-only runtime gets no `AWS_EXECUTION_ENV`.
 */
function reserved(spec: EnvironmentSpec, runtimeApi: string): Record<string, string> {
  return {
    _HANDLER: spec.handler,
    AWS_REGION: spec.region,
    AWS_DEFAULT_REGION: spec.region,
    ...(isOsOnly(spec.runtime) ? {} : { AWS_EXECUTION_ENV: `AWS_Lambda_${spec.runtime}` }),
    AWS_LAMBDA_FUNCTION_NAME: spec.functionName,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memorySizeMB),
    AWS_LAMBDA_FUNCTION_VERSION: spec.functionVersion,
    AWS_LAMBDA_INITIALIZATION_TYPE: spec.initializationType ?? 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: spec.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: spec.logStream,
    ...exampleCredentials,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
  };
}

/**
 * Credentials of the form that a role's temporary ones have, made from the example keys of AWS's own
 * documentation: they open nothing.
 */
export const exampleCredentials = {
  AWS_ACCESS_KEY: 'ASIAIOSFODNN7EXAMPLE',
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLE',
};

/**
 * The whole environment of the runtime process.
 *
 * @param runtimeApi `host:port` of the Runtime API as the process reaches it
 */
export function environmentVariables(spec: EnvironmentSpec, runtimeApi: string): Record<string, string> {
  return { ...predefined(spec), ...spec.variables, ...reserved(spec, runtimeApi) };
}
