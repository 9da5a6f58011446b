/**
 * A call as it goes over the wire.
 *
 * Source: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json (`http` and locations of the members).
 */
import type { ApiAction, ApiCall } from './api-call.ts';
import { isLayerCall, layerRequest } from './layer-requests.ts';
import { isMappingCall, mappingRequest } from './mapping-requests.ts';
import { functionNameOf } from './arn.ts';
import { calledFunction } from './called-function.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** What AWS's SDK adds of its own (signature, user agent) is left out. */
  headers: Record<string, string>;
  /** Text; empty where there is none. */
  body: string;
}

const functions = '/2015-03-31/functions';
const json = { 'content-type': 'application/json' };

/** @param region where the request goes */
export function httpRequest(call: ApiCall, region: string): HttpRequest {
  const host = { host: `lambda.${region}.amazonaws.com` };
  const path = `${functions}/${nameInPath(calledFunction(call))}`;
  if (isLayerCall(call)) return layerRequest(call, host);
  if (isMappingCall(call)) return mappingRequest(call, host);
  switch (call.action) {
    case 'CreateFunction': {
      const { Code } = call.request;
      const body = {
        ...call.request,
        Code: Code.ImageUri === undefined ? { ...Code, ZipFile: zipText(call.package.codeSize) } : Code,
      };
      return { method: 'POST', path: functions, headers: { ...host, ...json }, body: pretty(body) };
    }
    case 'UpdateFunctionCode': {
      const { Architectures, ImageUri } = call.request;
      const code = ImageUri === undefined ? { ZipFile: zipText(call.package.codeSize) } : { ImageUri };
      const body = { ...code, ...(Architectures ? { Architectures } : {}) };
      return { method: 'PUT', path: `${path}/code`, headers: { ...host, ...json }, body: pretty(body) };
    }
    case 'UpdateFunctionConfiguration': {
      const { FunctionName: _, ...body } = call.request;
      return {
        method: 'PUT',
        path: `${path}/configuration`,
        headers: { ...host, ...json },
        body: pretty(body),
      };
    }
    case 'Invoke': {
      const { InvocationType = 'RequestResponse', LogType = 'None', Payload } = call.request;
      const headers = { ...host, 'x-amz-invocation-type': InvocationType, 'x-amz-log-type': LogType };
      const query = qualifierQuery(call.request.Qualifier);
      return { method: 'POST', path: `${path}/invocations${query}`, headers, body: Payload };
    }
    case 'DeleteFunction': {
      const query = qualifierQuery(call.request.Qualifier);
      return { method: 'DELETE', path: `${path}${query}`, headers: host, body: '' };
    }
    case 'PublishVersion': {
      const { FunctionName: _, ...body } = call.request;
      const headers = { ...host, ...json };
      return { method: 'POST', path: `${path}/versions`, headers, body: pretty(body) };
    }
    case 'CreateAlias': {
      const { FunctionName: _, ...body } = call.request;
      return { method: 'POST', path: `${path}/aliases`, headers: { ...host, ...json }, body: pretty(body) };
    }
    case 'UpdateAlias': {
      const { FunctionName: _, Name, ...body } = call.request;
      const alias = `${path}/aliases/${encodeURIComponent(Name)}`;
      return { method: 'PUT', path: alias, headers: { ...host, ...json }, body: pretty(body) };
    }
    case 'DeleteAlias': {
      const alias = `${path}/aliases/${encodeURIComponent(call.request.Name)}`;
      return { method: 'DELETE', path: alias, headers: host, body: '' };
    }
    case 'PutProvisionedConcurrencyConfig': {
      const { FunctionName: _, Qualifier: _qualifier, ...body } = call.request;
      const headers = { ...host, ...json };
      return { method: 'PUT', path: provisionedPath(call.request), headers, body: pretty(body) };
    }
    case 'GetProvisionedConcurrencyConfig':
      return { method: 'GET', path: provisionedPath(call.request), headers: host, body: '' };
    case 'DeleteProvisionedConcurrencyConfig':
      return { method: 'DELETE', path: provisionedPath(call.request), headers: host, body: '' };
    case 'PutFunctionConcurrency': {
      const { FunctionName: _, ...body } = call.request;
      const headers = { ...host, ...json };
      return { method: 'PUT', path: concurrencyPath(call.request), headers, body: pretty(body) };
    }
    case 'DeleteFunctionConcurrency':
      return { method: 'DELETE', path: concurrencyPath(call.request), headers: host, body: '' };
    case 'PutFunctionEventInvokeConfig':
    case 'UpdateFunctionEventInvokeConfig': {
      const { FunctionName: _, Qualifier: __, ...body } = call.request;
      const method = call.action === 'PutFunctionEventInvokeConfig' ? 'PUT' : 'POST';
      const headers = { ...host, ...json };
      return { method, path: eventInvokePath(call.request), headers, body: pretty(body) };
    }
    case 'DeleteFunctionEventInvokeConfig':
      return { method: 'DELETE', path: eventInvokePath(call.request), headers: host, body: '' };
    case 'CreateFunctionUrlConfig': {
      const { FunctionName, ...body } = call.request;
      return {
        method: 'POST',
        path: urlPath(FunctionName),
        headers: { ...host, ...json },
        body: pretty(body),
      };
    }
    case 'UpdateFunctionUrlConfig': {
      const { FunctionName, ...body } = call.request;
      return {
        method: 'PUT',
        path: urlPath(FunctionName),
        headers: { ...host, ...json },
        body: pretty(body),
      };
    }
    case 'DeleteFunctionUrlConfig':
      return { method: 'DELETE', path: urlPath(call.request.FunctionName), headers: host, body: '' };
    case 'TagResource': {
      const { Resource, ...body } = call.request;
      return { method: 'POST', path: tagsPath(Resource), headers: { ...host, ...json }, body: pretty(body) };
    }
    case 'UntagResource': {
      const { Resource, TagKeys } = call.request;
      const keys = TagKeys.map((key) => `tagKeys=${encodeURIComponent(key)}`).join('&');
      return { method: 'DELETE', path: `${tagsPath(Resource)}?${keys}`, headers: host, body: '' };
    }
    case 'PutRuntimeManagementConfig': {
      const { FunctionName, ...body } = call.request;
      const managed = `/2021-07-20/functions/${nameInPath(FunctionName)}/runtime-management-config`;
      return { method: 'PUT', path: managed, headers: { ...host, ...json }, body: pretty(body) };
    }
    case 'RemovePermission': {
      const statement = `${path}/policy/${encodeURIComponent(call.request.StatementId)}`;
      return { method: 'DELETE', path: statement, headers: host, body: '' };
    }
    case 'AddPermission': {
      const { FunctionName: _, ...body } = call.request;
      return { method: 'POST', path: `${path}/policy`, headers: { ...host, ...json }, body: pretty(body) };
    }
  }
}

function nameInPath(nameOrArn: string): string {
  return encodeURIComponent(functionNameOf(nameOrArn));
}

function qualifierQuery(qualifier: string | undefined): string {
  return qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
}

function provisionedPath({ FunctionName, Qualifier }: { FunctionName: string; Qualifier: string }): string {
  return `/2019-09-30/functions/${nameInPath(FunctionName)}/provisioned-concurrency${qualifierQuery(Qualifier)}`;
}

/** Each part of the API keeps the date on which it came. */
function concurrencyPath({ FunctionName }: { FunctionName: string }): string {
  return `/2017-10-31/functions/${nameInPath(FunctionName)}/concurrency`;
}

function eventInvokePath({ FunctionName, Qualifier }: { FunctionName: string; Qualifier?: string }): string {
  const query = Qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(Qualifier)}`;
  return `/2019-09-25/functions/${nameInPath(FunctionName)}/event-invoke-config${query}`;
}

function urlPath(nameOrArn: string): string {
  return `/2021-10-31/functions/${nameInPath(nameOrArn)}/url`;
}

function tagsPath(arn: string): string {
  return `/2017-03-31/tags/${encodeURIComponent(arn)}`;
}

/** What the caller needs to be allowed. Making a function also hands its role over. */
export function permissionsOf(action: ApiAction): string[] {
  if (action === 'CreateFunction') return ['lambda:CreateFunction', 'iam:PassRole'];
  return [action === 'Invoke' ? 'lambda:InvokeFunction' : `lambda:${action}`];
}

/** The package is base64 in the body: too much to read. */
function zipText(codeSize: number): string {
  return `<base64 of ${codeSize} bytes>`;
}

function pretty(body: object): string {
  return JSON.stringify(body, null, 2);
}
