/**
 * Services that speak the Query protocol: a form goes in, XML comes out.
 *
 * Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import { type AwsHttpResponse, type AwsWorld, decoded, encoded, type ServiceFault } from './aws-http.ts';
import type { PlannedCall, ServiceApi } from './service-api.ts';
import { xmlDocument, type XmlNode } from './xml.ts';

export interface QueryApi extends Pick<ServiceApi, 'eventSource' | 'denied' | 'refusalStyle'> {
  namespace: string;
  operations: Readonly<
    Record<string, (form: URLSearchParams, world: AwsWorld) => PlannedCall | ServiceFault>
  >;
}

export function queryApi({ operations, namespace, ...api }: QueryApi): ServiceApi {
  return {
    ...api,
    plan({ body, path }, world) {
      const form = new URLSearchParams(decoded(body) || (path.split('?')[1] ?? ''));
      const name = form.get('Action') ?? '';
      const planned = Object.hasOwn(operations, name) ? operations[name] : undefined;
      const message = `Could not find operation ${name}`;
      return planned?.(form, world) ?? { code: 'InvalidAction', status: 400, message };
    },
    refuse({ code, status, message }, { newId }) {
      const RequestId = newId();
      const Error = { Type: 'Sender', Code: code, Message: message };
      return xmlResponse(status, RequestId, xmlDocument('ErrorResponse', { Error, RequestId }, namespace));
    },
  };
}

export function queryAnswer(
  { newId }: AwsWorld,
  namespace: string,
  operation: string,
  result: XmlNode,
): AwsHttpResponse {
  const RequestId = newId();
  const content = { [`${operation}Result`]: result, ResponseMetadata: { RequestId } };
  return xmlResponse(200, RequestId, xmlDocument(`${operation}Response`, content, namespace));
}

function xmlResponse(status: number, requestId: string, text: string): AwsHttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: encoded(text),
  };
}

/** A list or map of a form: `Name.1.…`, `Name.2.…`, each with what stands behind its number. */
export function formEntries(form: URLSearchParams, prefix: string): Readonly<Record<string, string>>[] {
  const found: Record<string, string>[] = [];
  for (const [name, value] of form) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const [number = '', ...rest] = name.slice(prefix.length + 1).split('.');
    const index = Number(number) - 1;
    if (!(index >= 0 && index < 100)) continue;
    (found[index] ??= {})[rest.join('.')] = value;
  }
  return found.filter((each) => each !== undefined);
}
