/** `node:stream`: the library's streams, and the bridges to the web's. */
import { Buffer } from 'node:buffer';
import * as stream from 'node:stream';

type NodeReadable = stream.Readable;

const fromWeb = (web: ReadableStream<Uint8Array>): NodeReadable =>
  stream.Readable.from(
    (async function* () {
      const reader = web.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield Buffer.from(value);
      }
    })(),
  );

const toWeb = (readable: NodeReadable): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      readable.on('data', (chunk: Uint8Array) => controller.enqueue(new Uint8Array(chunk)));
      readable.on('end', () => controller.close());
      readable.on('error', (error: Error) => controller.error(error));
    },
    cancel() {
      readable.destroy();
    },
  });

Object.assign(stream.Readable, { fromWeb, toWeb });

/** The library is a function with members, as Node's is. */
export const streamModule = (stream as { default?: unknown }).default ?? stream;
export const streamPromises = stream.promises;

export const webStreams = {
  ReadableStream: globalThis.ReadableStream,
  WritableStream: globalThis.WritableStream,
  TransformStream: globalThis.TransformStream,
  TextEncoderStream: globalThis.TextEncoderStream,
  TextDecoderStream: globalThis.TextDecoderStream,
  CompressionStream: globalThis.CompressionStream,
  DecompressionStream: globalThis.DecompressionStream,
  ByteLengthQueuingStrategy: globalThis.ByteLengthQueuingStrategy,
  CountQueuingStrategy: globalThis.CountQueuingStrategy,
};

async function collect(source: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(Buffer.from(part as string));
  return Buffer.concat(parts);
}

/** `node:stream/consumers` */
export const consumers = {
  buffer: collect,
  text: async (source: AsyncIterable<Uint8Array | string>) => (await collect(source)).toString(),
  json: async (source: AsyncIterable<Uint8Array | string>) =>
    JSON.parse((await collect(source)).toString()) as unknown,
  arrayBuffer: async (source: AsyncIterable<Uint8Array | string>) =>
    new Uint8Array(await collect(source)).buffer,
};
