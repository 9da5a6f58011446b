/** What the page shows and where in time it stands. The machines come with `live-run.ts`, when they are needed. */
import type { Changes, Scenario } from '#model/scenario/scenario.ts';
import { firstSeed } from './first-seed.ts';
import type { LiveRun } from './live-run.ts';
import type { Measure } from './measure.ts';
import type { Picture, PictureMark, PictureSpan } from './picture.ts';
import type { Opening, ScenarioEntry } from './opening.ts';
import { pictureAxis, whole, type Zoom } from './time-axis.ts';

/** A span, by the number of its lane and its place in it. */
export interface Chosen {
  lane: number;
  span: number;
}

/** Log lines and Runtime API calls of a lane, by their place in it; several where they are drawn as one. */
export interface ChosenMarks {
  lane: number;
  marks: readonly number[];
}

export class Visualizer {
  readonly entries: readonly ScenarioEntry[];
  readonly memorySteps: readonly number[];
  readonly runtimes: Opening['runtimes'];
  readonly idle: Opening['idle'];
  slug = $state('');
  scenario: Scenario;
  changes = $state.raw<Changes>({});
  seed = $state(firstSeed);
  /** Milliseconds of the run. */
  ms = $state(0);
  playing = $state(false);
  /** What the address says is shown; before that, what a reader pressed would be lost to it. */
  ready = $state(false);
  /** Powers of ten: -3 is a thousandth of real time. */
  speed = $state(-1);
  folded = $state(true);
  zoom = $state.raw<Zoom>(whole);
  chosen = $state.raw<Chosen | null>(null);
  chosenMarks = $state.raw<ChosenMarks | null>(null);
  /** Whether a drag over the lanes measures; else it pans. */
  measuring = $state(false);
  measure = $state.raw<Measure | null>(null);
  picture: Picture = $state.raw({ untilMs: 1, lanes: [], requests: [], queue: [], changes: [] });
  /** The run without what was done since, to compare. */
  before = $state.raw<Picture | null>(null);
  live = $state.raw<LiveRun | null>(null);
  /** Why there is no run, in a sentence. */
  trouble = $state<string | null>(null);
  readonly axis = $derived(pictureAxis(this.picture, this.folded, this.before));
  #running = new AbortController();
  #loading: Promise<void> | null = null;

  constructor({ entries, scenario, picture, speed, idle, memorySteps, runtimes }: Opening) {
    this.runtimes = runtimes;
    this.idle = idle;
    this.memorySteps = memorySteps;
    this.entries = entries;
    this.slug = entries[0]?.slug ?? '';
    this.scenario = $state.raw(scenario);
    this.picture = picture;
    this.ms = scenario.openAtMs;
    this.speed = speed;
  }

  get chosenSpan(): PictureSpan | null {
    const { chosen } = this;
    return (chosen && this.picture.lanes[chosen.lane]?.spans[chosen.span]) ?? null;
  }

  get chosenMarkList(): readonly PictureMark[] {
    const { chosenMarks } = this;
    const lane = chosenMarks && this.picture.lanes[chosenMarks.lane];
    return lane ? chosenMarks.marks.flatMap((mark) => lane.marks[mark] ?? []) : [];
  }

  /** A span or marks, never both. */
  choose(chosen: Chosen | null, marks: ChosenMarks | null = null): void {
    this.chosen = chosen;
    this.chosenMarks = marks;
  }

  /** Fetches the machines and runs what is shown, if that was not done. */
  wake(): Promise<void> {
    return (this.#loading ??= this.#run());
  }

  /** Done when what was asked for is drawn. */
  settled(): Promise<void> {
    return this.#loading ?? Promise.resolve();
  }

  /** Opens what an address says; a link that is no link changes nothing and says why. */
  async follow(hash: string): Promise<boolean> {
    const { followLink } = await import('./open-link.ts');
    return followLink(hash, this);
  }

  /** Runs what is asked for now. @param then what belongs to it: whoever waits for the run waits for that, too */
  rerun(then?: () => void): Promise<void> {
    return (this.#loading = this.#run().then(then));
  }

  /** Says why there is no run. */
  fail(error: unknown): void {
    this.trouble = error instanceof Error ? error.message : String(error);
  }

  async #run(): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    // Now, and not when it is done: what goes wrong meanwhile is to be read.
    this.trouble = null;
    try {
      const [{ liveRun }, { keptChoice }] = await Promise.all([
        import('./live-run.ts'),
        import('./kept-choice.ts'),
      ]);
      const live = await liveRun(this.scenario, this.changes, this.seed, signal);
      if (signal.aborted) return;
      const kept = keptChoice(this.picture, live.picture, { chosen: this.chosen, marks: this.chosenMarks });
      this.live = live;
      this.picture = live.picture;
      this.choose(kept.chosen, kept.marks);
      this.#goTo(this.ms);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  #goTo(ms: number): void {
    this.ms = Math.min(this.picture.untilMs, Math.max(0, ms));
  }

  seek(ms: number): void {
    void this.wake();
    this.#goTo(ms);
  }

  async step(direction: 1 | -1): Promise<void> {
    this.pause();
    await this.wake();
    const to = this.live?.neighbour(this.ms, direction) ?? null;
    if (to !== null) this.#goTo(to);
  }

  async play(): Promise<void> {
    await this.wake();
    if (this.ms >= this.picture.untilMs) this.#goTo(0);
    this.playing = true;
  }

  pause(): void {
    this.playing = false;
  }
}
