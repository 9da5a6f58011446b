/** Marks of a drawing's axis at round times of the run. */
import { ticks as roundNumbers } from 'd3-array';
import { toMs, toX, type Frame, type Tick } from './time-axis.ts';

/** Pixels that a mark needs with its words. */
const room = 76;
/** Pixels of one character of them. */
const character = 8.8;

/** As short as it can be said where the marks stand `stepMs` apart. */
export function tickText(ms: number, stepMs: number): string {
  if (ms < 1000 && stepMs < 1000) return `${Number(ms.toFixed(stepMs < 1 ? 2 : 0))} ms`;
  const places = stepMs >= 1000 ? 0 : Math.min(3, Math.ceil(-Math.log10(stepMs / 1000) - 1e-9));
  if (ms < 60_000) return `${(ms / 1000).toFixed(places)} s`;
  if (ms >= longMs) return dayText(ms, stepMs);
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms - minutes * 60_000) / 1000;
  return seconds === 0 && stepMs >= 1000 ? `${minutes} min` : `${minutes} min ${seconds.toFixed(places)} s`;
}

/** From two days on the minutes alone say nothing any more. */
const longMs = 2 * 24 * 60 * 60_000;
/** As `room`, where days are said. */
const longRoom = 112;

function dayText(ms: number, stepMs: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const clock = `${Math.floor(ms / 3_600_000) % 24}:${two((ms / 60_000) % 60)}`;
  return `${Math.floor(ms / 86_400_000)} d ${clock}${stepMs < 60_000 ? `:${two((ms / 1000) % 60)}` : ''}`;
}

export function ticksOf(frame: Frame): Tick[] {
  const from = toMs(frame, 0);
  const to = toMs(frame, frame.width);
  const ticks: Tick[] = [];
  let reach = -Infinity;
  for (const piece of frame.axis.pieces) {
    if (piece.cut || piece.to <= from || piece.from >= to) continue;
    const start = Math.max(piece.from, from);
    const end = Math.min(piece.to, to);
    const pixels = toX(frame, end) - toX(frame, start);
    const needed = start >= longMs ? longRoom : room;
    const count = Math.floor(pixels / needed);
    if (count < 1) continue;
    // Round in minutes where minutes are counted.
    const unit = (end - start) / count > 20_000 ? 60_000 : 1;
    const times = roundNumbers(start / unit, end / unit, count).map((time) => time * unit);
    const step = (times[1] ?? end) - (times[0] ?? start);
    for (const time of times) {
      const x = toX(frame, time);
      if (x < reach || x > frame.width - 48) continue;
      const text = tickText(time, Math.max(step, 1));
      ticks.push({ x, text });
      reach = x + Math.max(needed, text.length * character);
    }
  }
  return ticks;
}
