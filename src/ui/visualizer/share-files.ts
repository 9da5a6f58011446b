/** What a reader takes along: a link, the run's records, its drawing. Fetched when one of them is asked for. */
import { formatMomentLink } from '#model/link/moment-link.schema.ts';
import { saveFile } from '#ui/shared/save-file.ts';
import { drawingFile } from './drawing-file.ts';
import { drawingPicture } from './drawing-picture.ts';
import { momentOf } from './moment-of.ts';
import { words } from './share-files.words.ts';
import type { Visualizer } from './visualizer.svelte.ts';

/** The part behind `#` that leads back to this moment; the address of the page has it, too. */
export async function momentHash(desk: Visualizer): Promise<string> {
  await desk.settled();
  const hash = formatMomentLink(momentOf(desk));
  const address = new URL(location.href);
  address.hash = hash;
  history.replaceState(null, '', address);
  return hash;
}

export async function saveTrace(desk: Visualizer): Promise<void> {
  await desk.wake();
  if (desk.live) saveFile(`${desk.slug}.json`, desk.live.traceText(), 'application/json');
}

export function saveDrawing({ scenario, picture, axis, slug }: Visualizer): void {
  saveFile(`${slug}.svg`, drawingFile(scenario.title, picture, axis).text, 'image/svg+xml');
}

/** What a reader is told: nothing, or that the browser makes no picture of it. */
export async function savePicture({ scenario, picture, axis, slug }: Visualizer): Promise<string> {
  try {
    const pixels = await drawingPicture(drawingFile(scenario.title, picture, axis));
    saveFile(`${slug}.png`, pixels, 'image/png');
    return '';
  } catch {
    return words.noPicture;
  }
}
