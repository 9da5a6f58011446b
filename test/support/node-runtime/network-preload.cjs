// Sends all requests of a process that are not for this machine to the network that a test models.
'use strict';
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const { syncBuiltinESMExports } = require('node:module');
const { urlToHttpOptions } = require('node:url');

const [host, port] = process.env.MODELLED_NETWORK.split(':');
const isLocal = (name) => /^(localhost|127\.|\[?::1)/.test(name);
const { fetch, URL } = globalThis;

for (const [module, preset] of [
  [http, 80],
  [https, 443],
]) {
  const request = module.request;
  module.request = (first, ...rest) => {
    const isAddress = typeof first === 'string' || first instanceof URL;
    const second = isAddress && typeof rest[0] === 'object' ? rest.shift() : {};
    const options = isAddress ? { ...urlToHttpOptions(new URL(first)), ...second } : { ...first };
    const name = options.hostname ?? options.host ?? 'localhost';
    if (isLocal(name)) return request(options, ...rest);
    const { agent, createConnection, lookup, ...kept } = options;
    const headers = { ...options.headers, 'x-modelled-host': `${name}:${options.port || preset}` };
    return http.request({ ...kept, protocol: 'http:', host, hostname: host, port, headers }, ...rest);
  };
  module.get = (...args) => module.request(...args).end();
}
// A connection through the network is one that the network's server lets stand after CONNECT.
const { Socket, connect } = net;
net.connect = net.createConnection = (...given) => {
  const [first, second] = given;
  const { host: name = 'localhost', port: wanted = 0 } =
    typeof first === 'object'
      ? first
      : { port: first, host: typeof second === 'string' ? second : undefined };
  if (isLocal(name)) return connect(...given);
  const socket = new Socket();
  const listener = given.find((each) => typeof each === 'function');
  if (listener) socket.once('connect', listener);
  const asked = http.request({ host, port, method: 'CONNECT', path: `${name}:${wanted}` });
  asked.on('connect', () => socket.emit('connect'));
  asked.on('error', (error) => socket.destroy(error));
  asked.end();
  socket.on('close', () => asked.destroy());
  return socket;
};
syncBuiltinESMExports();

globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (isLocal(url.hostname)) return fetch(input, init);
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set('x-modelled-host', `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`);
  return fetch(`http://${host}:${port}${url.pathname}${url.search}`, { ...init, headers });
};
