// Stands in for the native addon of AWS's Node.js runtime client: `next`, `done` and `error` over http.
//
// The addon's `done` and `error` return when the platform has answered. So do these: another thread speaks
// http while this one waits. That keeps AWS's order of things, such as an error posted right before an exit.
'use strict';
const http = require('node:http');
const Module = require('node:module');
const { Worker } = require('node:worker_threads');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const invocation = '/2018-06-01/runtime/invocation';
const answered = new Int32Array(new SharedArrayBuffer(4));

const poster = new Worker(
  `'use strict';
  const http = require('node:http');
  const { parentPort, workerData } = require('node:worker_threads');
  const { host, port, answered } = workerData;
  const agent = new http.Agent({ keepAlive: true });
  const done = () => { Atomics.store(answered, 0, 1); Atomics.notify(answered, 0); };
  parentPort.on('message', ({ path, headers, body }) => {
    const request = http.request({ host, port, agent, method: 'POST', path, headers }, (response) => {
      response.resume().on('end', done);
    });
    request.on('error', done).end(body);
  });`,
  { eval: true, workerData: { host, port, answered }, execArgv: [], env: {} },
);
poster.unref();

function post(path, body, headers) {
  const content = Buffer.from(body);
  Atomics.store(answered, 0, 0);
  poster.postMessage({
    path,
    body: content,
    headers: { 'content-type': 'application/json', 'content-length': content.length, ...headers },
  });
  Atomics.wait(answered, 0, 0);
}

const client = {
  initializeClient() {},
  next: () =>
    new Promise((resolve, reject) => {
      const get = http.request({ host, port, path: `${invocation}/next`, agent: false }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ bodyJson: Buffer.concat(parts).toString(), headers: response.headers }),
        );
      });
      get.on('error', reject).end();
    }),
  done: (id, body) => post(`${invocation}/${id}/response`, body),
  // Like the addon, without the header that would name the error's type.
  error: (id, body, cause) =>
    post(
      `${invocation}/${id}/error`,
      body,
      cause && { 'lambda-runtime-function-xray-error-cause': Buffer.from(cause).toString('latin1') },
    ),
};

const load = Module._load;
Module._load = function (request, ...rest) {
  return request.endsWith('/rapid-client.node') ? client : load.call(this, request, ...rest);
};
