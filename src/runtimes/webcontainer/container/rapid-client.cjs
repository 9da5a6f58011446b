// Stands in for the native addon of AWS's Node.js runtime client where no addon can be loaded or built: `next`,
// `done` and `error` over http.
//
// The addon's `done` and `error` return when the platform has answered. So do these: another thread speaks
// http while this one waits. That keeps AWS's order of things, such as an error posted right before an exit.
//
// NODE_RUNTIME_CLIENT says how (it is taken out again):
// - `thawed`, or nothing: `next` does not hold the thread; somebody else stops the process between two events.
// - `frozen`: `next` holds the thread, too, so that no timer runs between two events.
// - `unthreaded`: for a system without threads that can wait. Nothing holds the thread; an exit waits for what is
//   still on its way.
// With either of the last two, requests say how much memory the process has.
'use strict';
const http = require('node:http');
const Module = require('node:module');
const { MessageChannel, Worker, receiveMessageOnPort } = require('node:worker_threads');

const mode = process.env.NODE_RUNTIME_CLIENT ?? 'thawed';
delete process.env.NODE_RUNTIME_CLIENT;
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');

// On Lambda what is printed is out before the process goes on; to a socket it would go later, and be frozen halfway.
for (const stream of [process.stdout, process.stderr]) stream._handle?.setBlocking?.(true);

const invocation = '/2018-06-01/runtime/invocation';

/** Runs in both threads: it may use nothing from around it. */
function speaker({ http, host, port, tellsMemory }) {
  const agent = new http.Agent({ keepAlive: true });
  const memory = () => {
    try {
      return { 'x-process-memory': String(process.memoryUsage.rss()) };
    } catch {
      return {};
    }
  };
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const sent = { ...headers, ...(tellsMemory ? memory() : {}) };
      // `next` may wait for hours: it has a connection of its own.
      const options = { host, port, method, path, headers: sent, agent: method === 'GET' ? false : agent };
      const request = http.request(options, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ bodyJson: Buffer.concat(parts).toString(), headers: response.headers }),
        );
      });
      request.on('error', reject).end(body);
    });
}

/** @returns {(message: object) => unknown} holds this thread until another one has the answer. */
function waitingSpeaker() {
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const tellsMemory = mode === 'frozen';
  const thread = new Worker(
    `'use strict';
    const { parentPort, workerData } = require('node:worker_threads');
    const { answered, back, ...settings } = workerData;
    const speak = (${speaker})({ http: require('node:http'), ...settings });
    parentPort.on('message', async (message) => {
      let answer;
      try { answer = await speak(message); } catch (error) { answer = { error }; }
      if (message.method === 'GET' || answer.error) back.postMessage(answer);
      Atomics.store(answered, 0, 1);
      Atomics.notify(answered, 0);
    });`,
    {
      eval: true,
      workerData: { host, port, answered, back: port2, tellsMemory },
      transferList: [port2],
      execArgv: [],
      env: {},
    },
  );
  thread.unref();
  port1.unref();
  return (message) => {
    Atomics.store(answered, 0, 0);
    thread.postMessage(message);
    Atomics.wait(answered, 0, 0);
    return receiveMessageOnPort(port1)?.message;
  };
}

const get = { method: 'GET', path: `${invocation}/next`, headers: {} };
const speakHere = speaker({ http, host, port, tellsMemory: mode !== 'thawed' });
const underWay = new Set();

/** @type {{ post: (message: object) => void, next: () => Promise<object> }} */
const means = {
  thawed() {
    return { post: waitingSpeaker(), next: () => speakHere(get) };
  },
  frozen() {
    const speak = waitingSpeaker();
    return {
      post: speak,
      async next() {
        const answer = speak(get);
        if (answer.error) throw answer.error;
        return answer;
      },
    };
  },
  unthreaded() {
    const exit = process.exit.bind(process);
    process.exit = (code) => {
      if (underWay.size === 0) exit(code);
      void Promise.allSettled(underWay).then(() => exit(code));
    };
    return {
      post(message) {
        const sent = speakHere(message).catch(() => undefined);
        underWay.add(sent);
        void sent.then(() => underWay.delete(sent));
      },
      async next() {
        await Promise.all(underWay);
        return speakHere(get);
      },
    };
  },
}[mode]();

function post(path, body, headers) {
  const content = Buffer.from(body);
  means.post({
    method: 'POST',
    path,
    body: content,
    headers: { 'content-type': 'application/json', 'content-length': content.length, ...headers },
  });
}

const client = {
  initializeClient() {},
  next: () => means.next(),
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
