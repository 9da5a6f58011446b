import { searchEntries } from '#curriculum/search/search-entries.ts';

/** What the search looks through; a page fetches it when its reader opens the search. */
export function GET(): Response {
  return Response.json(searchEntries);
}
