/**
 * HTTP requests as events, and what a function's answer becomes.
 *
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/services-alb.html
 */
import type { Account } from './arn.ts';
import type { SourceValues } from './source-fields.ts';

export interface HttpSource {
  account: Account;
  arn: string;
  /** Host name, of an API or a function URL. */
  host: string;
  /** `$default` of a URL; a route of an API has its method and path. */
  route: 'url' | 'api' | 'target';
  /** ISO 8601. */
  time: string;
  requestId: string;
}

/** The host name at which an API, or a load balancer, is asked. */
export function requestedHost(route: 'api' | 'target', name: string, { region }: Account): string {
  return route === 'api'
    ? `${name}.execute-api.${region}.amazonaws.com`
    : `${name}-1234567890.${region}.elb.amazonaws.com`;
}

function queryOf({ query = '' }: SourceValues): Record<string, string> | undefined {
  const entries = [...new URLSearchParams(query)];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Payload format 2.0. */
export function gatewayEvent(of: HttpSource, values: SourceValues): Record<string, unknown> {
  const { method = 'GET', path = '/', query = '', body = '' } = values;
  const parameters = queryOf(values);
  const routeKey = of.route === 'url' ? '$default' : `${method} ${path}`;
  const apiId = of.host.split('.')[0] ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: {
      accept: '*/*',
      host: of.host,
      'user-agent': 'curl/8.5.0',
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...(body === ''
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(byteLength(body)) }),
    },
    ...(parameters ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: of.route === 'url' ? 'anonymous' : of.account.accountId,
      apiId,
      domainName: of.host,
      domainPrefix: apiId,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'curl/8.5.0' },
      requestId: of.requestId,
      routeKey,
      stage: '$default',
      time: of.time,
      timeEpoch: Date.parse(of.time),
    },
    ...(body === '' ? {} : { body }),
    isBase64Encoded: false,
  };
}

export function targetEvent(of: HttpSource, values: SourceValues): Record<string, unknown> {
  const { method = 'GET', path = '/', body = '' } = values;
  return {
    requestContext: { elb: { targetGroupArn: of.arn } },
    httpMethod: method,
    path,
    queryStringParameters: queryOf(values) ?? {},
    headers: {
      accept: '*/*',
      host: of.host,
      'user-agent': 'curl/8.5.0',
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    body,
    isBase64Encoded: false,
  };
}

export interface HttpAnswer {
  statusCode: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Why it is not what the function said; left out: it is. */
  because?: string;
}

/** What whoever asked gets. An API guesses where the function names no status; a load balancer does not. */
export function httpAnswer(route: HttpSource['route'], payload: string, failed: boolean): HttpAnswer {
  const broken = route === 'target' ? 502 : route === 'url' ? 502 : 500;
  const sorry = (because: string): HttpAnswer => ({
    statusCode: broken,
    headers: { 'content-type': 'application/json' },
    body: broken === 502 ? 'Bad Gateway' : '{"message":"Internal Server Error"}',
    because,
  });
  if (failed) return sorry('the function failed');
  const answer = parsed(payload);
  const status = isObject(answer) ? answer['statusCode'] : undefined;
  if (typeof status === 'number' && isObject(answer)) {
    const { headers, body = '' } = answer;
    return {
      statusCode: status,
      headers: isObject(headers)
        ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
        : {},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
  }
  if (route === 'target') return sorry('a load balancer wants statusCode in the answer');
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: payload,
    because: 'the answer names no statusCode, so all of it is the body',
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
