import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findWebKitDriver } from '../../../scripts/browser.mjs';

/** The key under which WebDriver hands over an element. https://www.w3.org/TR/webdriver2/#elements */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

interface Answer {
  value: unknown;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function startDriver(port: number): ChildProcess {
  const driver = findWebKitDriver();
  if (!driver) throw new Error('WebKitWebDriver is not installed (webkit2gtk-driver, xvfb, xauth)');
  const args = [`--port=${port}`, '--host=127.0.0.1'];
  // A group of its own, so that the virtual display ends with it.
  const options = { stdio: 'ignore', detached: true } as const;
  return process.env['DISPLAY']
    ? spawn(driver, args, options)
    : spawn('xvfb-run', ['-a', '-s', '-screen 0 1440x1000x24', driver, ...args], options);
}

async function isUp(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/status`)).ok;
  } catch {
    return false;
  }
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
  return value;
}

/** One WebKitGTK window, driven by the few WebDriver commands that the walks need. */
export class WebKit {
  readonly #driver: ChildProcess;
  readonly #session: string;

  private constructor(driver: ChildProcess, session: string) {
    this.#driver = driver;
    this.#session = session;
  }

  static async start(size = { width: 1440, height: 900 }): Promise<WebKit> {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const driver = startDriver(port);
    for (let tries = 0; !(await isUp(address)); tries++) {
      if (tries > 150) throw new Error('WebKitWebDriver did not start within 15 s');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { sessionId } = (await post(`${address}/session`, { capabilities: { alwaysMatch: {} } })) as {
      sessionId: string;
    };
    const webkit = new WebKit(driver, `${address}/session/${sessionId}`);
    await post(`${webkit.#session}/window/rect`, size);
    return webkit;
  }

  async goto(url: string): Promise<void> {
    await post(`${this.#session}/url`, { url });
  }

  /** Runs the body of a function in the page; `arguments` are `args`. */
  async run<T>(body: string, ...args: unknown[]): Promise<T> {
    return (await post(`${this.#session}/execute/sync`, { script: body, args })) as T;
  }

  /** @param css A CSS selector, or XPath where it begins with a slash. */
  async #find(css: string): Promise<string> {
    const using = css.startsWith('/') ? 'xpath' : 'css selector';
    const found = await post(`${this.#session}/element`, { using, value: css });
    const id = (found as Record<string, string>)[elementKey];
    if (id === undefined) throw new Error(`no element for ${css}`);
    return `${this.#session}/element/${id}`;
  }

  async click(css: string): Promise<void> {
    await post(`${await this.#find(css)}/click`, {});
  }

  async clear(css: string): Promise<void> {
    await post(`${await this.#find(css)}/clear`, {});
  }

  /** Special keys are the characters of https://www.w3.org/TR/webdriver2/#keyboard-actions. */
  async type(css: string, text: string): Promise<void> {
    await post(`${await this.#find(css)}/value`, { text });
  }

  async stop(): Promise<void> {
    try {
      await fetch(this.#session, { method: 'DELETE' });
    } finally {
      if (this.#driver.pid !== undefined) process.kill(-this.#driver.pid);
    }
  }
}
