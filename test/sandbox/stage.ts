import { expect } from 'vitest';
import { commands } from 'vitest/browser';
import type { EnvironmentSpec, Runtime } from '#model/runtime-port.ts';
import { LambdaUnderTest, type Seen } from '../contract/lambda-under-test.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    openCollector: () => Promise<string>;
    collected: () => Promise<string[]>;
  }
}

/** Stands everywhere on the page's side where a site keeps something, and must be seen nowhere else. */
export const secret = 'kept-by-the-page-7f3a';

export const specOf = (
  files: EnvironmentSpec['files'],
  configuration: Partial<EnvironmentSpec> = {},
): EnvironmentSpec => ({
  environmentId: 'environment-1',
  functionName: 'demo',
  functionVersion: '$LATEST',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
  region: 'us-east-1',
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  handler: 'index.handler',
  memorySizeMB: 256,
  ephemeralStorageMB: 512,
  variables: {},
  files,
  logGroup: '/aws/lambda/demo',
  logStream: '2026/11/23/[$LATEST]0123456789abcdef0123456789abcdef',
  logFormat: 'Text',
  ...configuration,
});

export async function startOn(runtime: Runtime, spec: EnvironmentSpec): Promise<LambdaUnderTest> {
  const seen: Seen[] = [];
  const environment = await runtime.start(spec, {
    listener: (event, time) => seen.push({ event, time }),
    signal: new AbortController().signal,
  });
  return new LambdaUnderTest(spec, environment, seen);
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('secret', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('kept').put(secret, 'secret');
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('no database'));
    };
  });
}

async function inDatabase(): Promise<unknown> {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const request = database.transaction('kept').objectStore('kept').get('secret');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('unreadable'));
      };
    });
  } finally {
    database.close();
  }
}

const shared = [Object, Array, Promise, Map, Set, String, Function, Error, MessagePort, JSON, Reflect];
const namesOf = (value: object): string =>
  Reflect.ownKeys(value)
    .map((key) => String(key))
    .join();

/** All of the page that a handler could have spoilt, as one value to compare. */
async function state(): Promise<Record<string, unknown>> {
  const body = document.body.cloneNode(true) as HTMLElement;
  // A frame that has died is replaced by another one.
  for (const frame of body.querySelectorAll('iframe')) frame.remove();
  return {
    address: location.href,
    history: history.length,
    title: document.title,
    markup: body.innerHTML,
    cookie: document.cookie,
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
    inDatabase: await inDatabase(),
    globals: Reflect.ownKeys(window).length,
    kept: Reflect.get(window, 'secret') as unknown,
    builtins: shared
      .map((value) => namesOf(value) + namesOf((Reflect.get(value, 'prototype') as object | undefined) ?? {}))
      .join('|'),
    caches: 'caches' in window ? await caches.keys() : [],
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  };
}

/** How long until the page has drawn a frame, in ms. */
function frameDrawn(): Promise<number> {
  const since = performance.now();
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(() => {
        resolve(performance.now() - since);
      });
    });
  });
}

/** The page that is attacked, an environment next door, and somebody who waits for what leaves the browser. */
export class Stage {
  readonly collector: string;
  readonly #neighbour: LambdaUnderTest;
  readonly #before: Record<string, unknown>;
  readonly #errors: string[];
  #asked = 0;

  private constructor(collector: string, neighbour: LambdaUnderTest, before: Record<string, unknown>) {
    this.collector = collector;
    this.#neighbour = neighbour;
    this.#before = before;
    this.#errors = [];
    addEventListener('error', (event) => this.#errors.push(event.message));
    addEventListener('unhandledrejection', (event) => this.#errors.push(String(event.reason)));
  }

  static async set(runtime: Runtime): Promise<Stage> {
    const collector = await commands.openCollector();
    // A collector that hears nothing would prove nothing.
    await fetch(collector, { mode: 'no-cors' });
    expect(await commands.collected()).toEqual(['GET / HTTP/1.1']);
    localStorage.setItem('secret', secret);
    sessionStorage.setItem('secret', secret);
    document.cookie = `secret=${secret}`;
    Object.assign(window, { secret });
    const element = document.createElement('output');
    element.id = 'secret';
    element.textContent = secret;
    document.body.append(element);
    (await openDatabase()).close();
    if ('caches' in window) await (await caches.open('secret')).put('/secret', new Response(secret));
    const neighbour = await startOn(
      runtime,
      specOf(
        {
          'index.js': `globalThis.neighbour = 'kept';
        let count = 0;
        require('fs').writeFileSync('/tmp/kept', 'kept');
        exports.handler = async () => [++count, typeof spoilt, typeof ({}).spoilt, process.env.SPOILT ?? null,
          require('fs').readdirSync('/tmp').join()];`,
        },
        { environmentId: 'environment-2' },
      ),
    );
    const stage = new Stage(collector, neighbour, await state());
    await stage.stands();
    return stage;
  }

  /** Nothing of the page has changed, it still draws, the environment next door goes on, and nothing has left. */
  async stands(): Promise<void> {
    expect(await frameDrawn()).toBeLessThan(1000);
    expect(await state()).toEqual(this.#before);
    expect(this.#errors).toEqual([]);
    expect(document.querySelectorAll('iframe')).toHaveLength(1);
    expect(await this.#neighbour.result()).toEqual([++this.#asked, 'undefined', 'undefined', null, 'kept']);
    expect(await commands.collected()).toEqual([]);
  }
}
