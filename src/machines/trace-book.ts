import type { ActorRef, Snapshot } from 'xstate';
import type { TraceRecord } from '#model/telemetry/trace.ts';

/** Whoever takes records down: the account. */
export type TraceRecorder = ActorRef<
  Snapshot<unknown>,
  { type: 'trace.recorded'; records: readonly TraceRecord[] }
>;

type Chunk = readonly TraceRecord[];

/** Copying a chunk is what one more record costs; copying the whole trace would take a millisecond. */
const chunkSize = 256;

/** The account's trace: in order of time, of bounded length, and never changed once it was handed out. */
export class Trace {
  static readonly empty = new Trace([], 0);
  /** How many older records were let go. */
  readonly dropped: number;
  readonly #chunks: readonly Chunk[];
  #records: readonly TraceRecord[] | undefined;

  private constructor(chunks: readonly Chunk[], dropped: number) {
    this.#chunks = chunks;
    this.dropped = dropped;
  }

  /** Oldest first. The same array for the same trace, another one after each change. */
  get records(): readonly TraceRecord[] {
    return (this.#records ??= this.#chunks.flat());
  }

  /**
   * A record goes behind all that are not younger: reports of a process can arrive a little later than what the
   * platform did meanwhile.
   *
   * @param limit records to keep
   */
  with(added: readonly TraceRecord[], limit: number): Trace {
    if (added.length === 0) return this;
    const chunks = this.#chunks.slice();
    for (const record of added) insert(chunks, record);
    let over = chunks.reduce((sum, chunk) => sum + chunk.length, 0) - limit;
    const dropped = this.dropped + Math.max(0, over);
    while (over > 0) {
      const [oldest = []] = chunks;
      if (oldest.length <= over) chunks.shift();
      else chunks[0] = oldest.slice(over);
      over -= oldest.length;
    }
    return new Trace(chunks, dropped);
  }
}

function insert(chunks: Chunk[], record: TraceRecord): void {
  let index = chunks.length - 1;
  while (index > 0 && (chunks[index]?.[0]?.time ?? 0) > record.time) index -= 1;
  const chunk = chunks[index];
  if (chunk === undefined) {
    chunks.push([record]);
    return;
  }
  const place = chunk.findLastIndex(({ time }) => time <= record.time) + 1;
  const isNewest = index === chunks.length - 1 && place === chunk.length;
  if (isNewest && chunk.length >= chunkSize) chunks.push([record]);
  else chunks[index] = chunk.toSpliced(place, 0, record);
}
