import { pictureResponse } from '#layouts/link-picture.ts';

/** For every page that has no picture of its own. */
export function GET(): Promise<Response> {
  return pictureResponse({
    place: 'AWS Lambda, cut open',
    title: 'Nothing but a container.',
    below: 'Above the line what the console shows, below it what really runs. In your browser.',
  });
}
