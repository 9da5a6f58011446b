/**
 * Calls about layers as they go over the wire and onto a command line.
 *
 * Source: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json (`http` and locations of the members).
 */
import type { ApiCall } from './api-call.ts';
import type { HttpRequest } from './http-request.ts';
import type { LayerCall } from './layers.types.ts';

const path = '/2018-10-31/layers';

const commands: Readonly<Record<LayerCall['action'], string>> = {
  PublishLayerVersion: 'publish-layer-version',
  ListLayers: 'list-layers',
  ListLayerVersions: 'list-layer-versions',
  DeleteLayerVersion: 'delete-layer-version',
};

export function isLayerCall(call: ApiCall): call is LayerCall {
  return Object.hasOwn(commands, call.action);
}

export function layerCommand({ action }: LayerCall): string {
  return commands[action];
}

/** The members that are options of the command. Of a package the file is named. */
export function layerOptions(call: LayerCall): object {
  if (call.action !== 'PublishLayerVersion') return call.request;
  const { Content: _, ...rest } = call.request;
  return { ...rest, ZipFile: 'fileb://layer.zip' };
}

/** @param host the header that every call has */
export function layerRequest(call: LayerCall, host: { host: string }): HttpRequest {
  switch (call.action) {
    case 'PublishLayerVersion': {
      const { LayerName, ...body } = call.request;
      const Content = { ZipFile: `<base64 of ${call.package.codeSize} bytes>` };
      const headers = { ...host, 'content-type': 'application/json' };
      const text = JSON.stringify({ ...body, Content }, null, 2);
      return { method: 'POST', path: `${versionsPath(LayerName)}`, headers, body: text };
    }
    case 'ListLayers': {
      const query = new URLSearchParams({ ...call.request }).toString();
      return { method: 'GET', path: query === '' ? path : `${path}?${query}`, headers: host, body: '' };
    }
    case 'ListLayerVersions':
      return { method: 'GET', path: versionsPath(call.request.LayerName), headers: host, body: '' };
    case 'DeleteLayerVersion': {
      const { LayerName, VersionNumber } = call.request;
      return {
        method: 'DELETE',
        path: `${versionsPath(LayerName)}/${VersionNumber}`,
        headers: host,
        body: '',
      };
    }
  }
}

function versionsPath(name: string): string {
  return `${path}/${encodeURIComponent(name)}/versions`;
}
