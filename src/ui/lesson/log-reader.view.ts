/** A pasted log as the containers that it tells of, ready to be drawn. */
import { type LoggedContainer, readLog, waitOf } from '#model/telemetry/log-reading.ts';
import { durationText } from '#ui/lifecycle/duration.ts';
import { words } from './log-reader.words.ts';

export interface InvocationRow {
  requestId: string;
  init: string;
  duration: string;
  wait: string;
  /** Parts of the longest wait of the log, from 0 to 1. */
  initShare: number;
  durationShare: number;
  cold: boolean;
}

export interface ContainerCard {
  id: string;
  title: string;
  rows: InvocationRow[];
}

export interface LogReading {
  containers: ContainerCard[];
  /** What the log says, in a sentence; `null`: there is nothing to read yet. */
  told: string | null;
}

export function logReading(text: string): LogReading {
  const containers = readLog(text);
  const all = containers.flatMap(({ invocations }) => invocations);
  const longest = Math.max(0, ...all.map(waitOf));
  return {
    containers: containers.map((one, index) => card(one, index, longest)),
    told: text.trim() === '' ? null : summary(containers),
  };
}

function card({ stream, invocations }: LoggedContainer, index: number, longest: number): ContainerCard {
  return {
    id: stream ?? String(index),
    title: stream === null ? words.container(index + 1) : words.containerOf(index + 1, stream.slice(-8)),
    rows: invocations.map((one) => ({
      requestId: one.requestId,
      init: one.initMs === undefined ? '–' : durationText(one.initMs),
      duration: durationText(one.durationMs),
      wait: durationText(waitOf(one)),
      initShare: longest === 0 ? 0 : (one.initMs ?? 0) / longest,
      durationShare: longest === 0 ? 0 : one.durationMs / longest,
      cold: one.initMs !== undefined,
    })),
  };
}

function summary(containers: readonly LoggedContainer[]): string {
  const all = containers.flatMap(({ invocations }) => invocations);
  if (all.length === 0) return words.noReport;
  const cold = all.filter(({ initMs }) => initMs !== undefined);
  const worst = cold.toSorted((a, b) => waitOf(b) - waitOf(a))[0];
  const told = words.told(all.length, containers.length, cold.length);
  return worst ? `${told} ${words.worst(worst.requestId, durationText(waitOf(worst)))}` : told;
}
