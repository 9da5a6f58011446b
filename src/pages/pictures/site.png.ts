import { pictureResponse } from '#layouts/link-picture.ts';
import { words } from '../_pages.words.ts';

/** For every page that has no picture of its own. */
export function GET(): Promise<Response> {
  return pictureResponse(words.picture);
}
