import { drawnScenarios } from '#ui/visualizer/drawn-scenarios.ts';

/** All scenarios by their names in links; the page fetches it when another than its first is opened. */
export async function GET(): Promise<Response> {
  const scenarios = await drawnScenarios();
  return Response.json(Object.fromEntries(scenarios.map(({ slug, scenario }) => [slug, scenario])));
}
