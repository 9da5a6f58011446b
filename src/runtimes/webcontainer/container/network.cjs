// Sends all requests of a process that are not for its own machine to the server of its Runtime API, with a header that
// says where they were to go: the network of the environment is behind it (network/carried-requests.ts). A process
// without NODE_RUNTIME_NETWORK keeps the network that it has; the variable is taken out again.
'use strict';
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const { syncBuiltinESMExports } = require('node:module');
const { urlToHttpOptions } = require('node:url');

const modelled = process.env.NODE_RUNTIME_NETWORK !== undefined;
delete process.env.NODE_RUNTIME_NETWORK;
const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');

const outgoing = 'x-outgoing';
const failure = 'x-outgoing-failure';
const isLocal = (name) => /^(localhost$|127\.|\[?::1)/.test(name);
const failed = (text) => {
  const { message, ...rest } = JSON.parse(text);
  return Object.assign(new Error(message), rest);
};

/** What AWS’s network would have refused is an error of the request, not an answer. */
function failing(request) {
  const { emit } = request;
  let over = false;
  request.emit = (name, ...args) => {
    if (over && name !== 'close') return false;
    const text = name === 'response' ? args[0].headers[failure] : undefined;
    if (text === undefined) return emit.call(request, name, ...args);
    over = true;
    args[0].resume();
    return emit.call(request, 'error', failed(text));
  };
  return request;
}

function requestOver(request, preset) {
  return (first, ...rest) => {
    const isAddress = typeof first === 'string' || first instanceof URL;
    const second = isAddress && typeof rest[0] === 'object' ? rest.shift() : {};
    const options = isAddress ? { ...urlToHttpOptions(new URL(first)), ...second } : { ...first };
    const name = options.hostname ?? options.host ?? 'localhost';
    if (isLocal(name)) return request(options, ...rest);
    const { agent, createConnection, lookup, ...kept } = options;
    const to = { method: options.method ?? 'GET', host: name, port: Number(options.port || preset) };
    const headers = { ...options.headers, [outgoing]: JSON.stringify(to) };
    return failing(direct({ ...kept, protocol: 'http:', host, hostname: host, port, headers }, ...rest));
  };
}

const direct = http.request;

/** A connection through the network is one that the network lets stand. */
function connectOver(connect) {
  return (...given) => {
    const [first, second] = given;
    const { host: name = 'localhost', port: wanted = 0 } =
      typeof first === 'object'
        ? first
        : { port: first, host: typeof second === 'string' ? second : undefined };
    if (isLocal(name)) return connect(...given);
    const socket = new net.Socket();
    const listener = given.find((each) => typeof each === 'function');
    if (listener) socket.once('connect', listener);
    const to = { method: 'CONNECT', host: name, port: Number(wanted) };
    const asked = direct({ host, port, method: 'POST', headers: { [outgoing]: JSON.stringify(to) } });
    asked.on('response', (answer) => {
      const text = answer.headers[failure];
      if (text === undefined) socket.emit('connect');
      else socket.destroy(failed(text));
    });
    asked.on('error', (error) => socket.destroy(error));
    asked.end();
    socket.on('close', () => asked.destroy());
    return socket;
  };
}

if (modelled) {
  for (const [module, preset] of [
    [http, 80],
    [https, 443],
  ]) {
    module.request = requestOver(module.request, preset);
    module.get = (...args) => {
      const request = module.request(...args);
      request.end();
      return request;
    };
  }
  net.connect = net.createConnection = connectOver(net.connect);
  syncBuiltinESMExports();

  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    if (isLocal(url.hostname)) return fetch(input, init);
    const headers = new Headers(asked.headers);
    const to = {
      method: asked.method,
      host: url.hostname,
      port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    };
    headers.set(outgoing, JSON.stringify(to));
    const body = asked.body ? await asked.arrayBuffer() : undefined;
    const { method, signal } = asked;
    const answer = await fetch(`http://${host}:${port}${url.pathname}${url.search}`, {
      method,
      signal,
      headers,
      ...(body ? { body } : {}),
    });
    const text = answer.headers.get(failure);
    if (text !== null) throw new TypeError('fetch failed', { cause: failed(text) });
    return answer;
  };
}
