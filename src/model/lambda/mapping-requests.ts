/**
 * Calls about mappings as they go over the wire and onto a command line.
 *
 * Source: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json (`http` and locations of the members).
 */
import type { ApiCall } from './api-call.ts';
import type { MappingCall } from './event-source-mapping.types.ts';
import type { HttpRequest } from './http-request.ts';

const path = '/2015-03-31/event-source-mappings';

const mappingActions: Readonly<
  Record<MappingCall['action'], { method: HttpRequest['method']; command: string }>
> = {
  CreateEventSourceMapping: { method: 'POST', command: 'create-event-source-mapping' },
  UpdateEventSourceMapping: { method: 'PUT', command: 'update-event-source-mapping' },
  GetEventSourceMapping: { method: 'GET', command: 'get-event-source-mapping' },
  DeleteEventSourceMapping: { method: 'DELETE', command: 'delete-event-source-mapping' },
  ListEventSourceMappings: { method: 'GET', command: 'list-event-source-mappings' },
};

export function isMappingCall(call: ApiCall): call is MappingCall {
  return Object.hasOwn(mappingActions, call.action);
}

export function mappingCommand({ action }: MappingCall): string {
  return mappingActions[action].command;
}

/** @param host the header that every call has */
export function mappingRequest(call: MappingCall, host: { host: string }): HttpRequest {
  const { method } = mappingActions[call.action];
  const headers =
    method === 'POST' || method === 'PUT' ? { ...host, 'content-type': 'application/json' } : host;
  switch (call.action) {
    case 'CreateEventSourceMapping':
      return { method, path, headers, body: JSON.stringify(call.request, null, 2) };
    case 'UpdateEventSourceMapping': {
      const { UUID, ...body } = call.request;
      return { method, path: `${path}/${UUID}`, headers, body: JSON.stringify(body, null, 2) };
    }
    case 'GetEventSourceMapping':
    case 'DeleteEventSourceMapping':
      return { method, path: `${path}/${call.request.UUID}`, headers, body: '' };
    case 'ListEventSourceMappings': {
      const query = new URLSearchParams({ ...call.request }).toString();
      return { method, path: query === '' ? `${path}/` : `${path}/?${query}`, headers, body: '' };
    }
  }
}
