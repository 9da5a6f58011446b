/** The page's end of the supervisor: commands out, reports in, each to the process that it is about. */
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { Container, ContainerProcess } from './container.ts';
import { framed, FrameReader } from './protocol/frames.ts';
import type { SupervisorCommand, SupervisorReport } from './protocol/messages.ts';
import { parseSupervisorReport } from './protocol/report.schema.ts';

export type ProcessReport = Exclude<SupervisorReport, { type: `supervisor.${string}` }>;

type ReadyReport = Extract<SupervisorReport, { type: 'supervisor.ready' }>;

export class Supervisor {
  /** Settles with the exit code when the supervisor is gone. */
  readonly ended: Promise<number>;
  readonly #process: ContainerProcess;
  readonly #input: WritableStreamDefaultWriter<string>;
  readonly #listeners = new Map<number, (report: ProcessReport | 'lost') => void>();
  /** Which process an open exchange belongs to. */
  readonly #exchanges = new Map<number, number>();
  #ready: ReadyReport | undefined;
  #lastProcess = 0;
  #lost = false;

  private constructor(process: ContainerProcess) {
    this.#process = process;
    this.#input = process.input.getWriter();
    this.ended = process.exit.finally(() => this.#loseAll());
  }

  /**
   * Starts the supervisor, whose program is mounted as `supervisor.mjs`.
   * @throws RuntimeUnavailableError
   */
  static async start(container: Container): Promise<Supervisor> {
    const supervisor = new Supervisor(await container.spawn('node', ['supervisor.mjs']));
    await supervisor.#read();
    return supervisor;
  }

  get nodeVersion(): string {
    return this.#about.nodeVersion;
  }

  /** Where the supervisor lies, as its processes see it. */
  get folder(): string {
    return this.#about.folder;
  }

  get #about(): ReadyReport {
    if (!this.#ready) throw new Error('The supervisor is not ready.');
    return this.#ready;
  }

  /** Names a new process. The listener hears all about it, and `lost` when nothing more can be heard. */
  register(listener: (report: ProcessReport | 'lost') => void): number {
    const processId = ++this.#lastProcess;
    this.#listeners.set(processId, listener);
    if (this.#lost) listener('lost');
    return processId;
  }

  send(command: SupervisorCommand): void {
    if (!this.#lost) this.#input.write(framed('toSupervisor', command)).catch(() => this.#loseAll());
  }

  /** Ends the supervisor; its processes are lost. */
  end(): void {
    this.#loseAll();
    this.#process.kill();
  }

  #loseAll(): void {
    if (this.#lost) return;
    this.#lost = true;
    for (const listener of this.#listeners.values()) listener('lost');
    this.#listeners.clear();
  }

  /** Settles when the supervisor is ready; reads on after that. */
  #read(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let printed = '';
    const fail = (detail: string): void => reject(new RuntimeUnavailableError('unknown', detail));
    const reader = new FrameReader('toPage', (message) => {
      const report = parseSupervisorReport(message);
      if (report?.type === 'supervisor.ready') {
        this.#ready = report;
        resolve();
      } else if (report?.type === 'supervisor.failed') fail(report.message);
      else if (report) this.#route(report);
    });
    const sink = new WritableStream<string>({
      write: (text) => {
        if (!this.#ready) printed = (printed + text).slice(-1000);
        reader.write(text);
      },
    });
    this.#process.output.pipeTo(sink).catch(() => this.#loseAll());
    void this.ended.then((exitCode) =>
      fail(`The supervisor ended with code ${exitCode} before it was ready. ${printed}`.trim()),
    );
    return promise;
  }

  #route(report: ProcessReport): void {
    if ('processId' in report) {
      if (report.type === 'http.request') this.#exchanges.set(report.exchangeId, report.processId);
      this.#listeners.get(report.processId)?.(report);
      if (report.type === 'process.exited' || report.type === 'process.failed') {
        this.#listeners.delete(report.processId);
      }
      return;
    }
    const processId = this.#exchanges.get(report.exchangeId);
    if (processId === undefined) return;
    this.#listeners.get(processId)?.(report);
    if (report.type !== 'http.body') this.#exchanges.delete(report.exchangeId);
  }
}
