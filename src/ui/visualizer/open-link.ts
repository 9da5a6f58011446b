/** What an address leads to. */
import { parseMomentLink, type MomentLink } from '#model/link/moment-link.schema.ts';
import type { Scenario } from '#model/scenario/scenario.ts';
import { scenarioNamed } from './scenario-shelf.ts';
import type { Visualizer } from './visualizer.svelte.ts';

/** `null`: to no scenario. Rejects with a sentence where the link cannot be read or its scenario not be fetched. */
export async function openLink(
  hash: string,
  desk: Pick<Visualizer, 'entries' | 'slug' | 'scenario'>,
): Promise<{ link: MomentLink; scenario: Scenario } | null> {
  const link = parseMomentLink(
    hash,
    desk.entries.map(({ slug }) => slug),
  );
  if (!link) return null;
  return { link, scenario: link.slug === desk.slug ? desk.scenario : await scenarioNamed(link.slug) };
}
