import { describe, expect, it } from 'vitest';
import { drawingFile } from '#ui/visualizer/drawing-file.ts';
import { words } from '#ui/visualizer/drawing-file.words.ts';
import type { PictureLane } from '#ui/visualizer/picture.ts';
import { pictureAxis } from '#ui/visualizer/time-axis.ts';
import { hourApart } from './example-picture.ts';

const [first, second] = hourApart.lanes as [PictureLane, PictureLane];
const ended: PictureLane = {
  ...first,
  spans: first.spans.map((span) => (span.kind === 'frozen' ? { ...span, assumedFrom: 60_000 } : span)),
};
const drawn = (lanes: PictureLane[], folded: boolean, title = 'A run') => {
  const run = { ...hourApart, lanes };
  return drawingFile(title, run, pictureAxis(run, folded)).text;
};

describe('a saved drawing', () => {
  it('says of an idle end that AWS does not say when it comes', () => {
    expect(drawn([ended, second], false)).toContain(`>${words.unknown}<`);
    expect(drawn([first, second], false)).not.toContain(words.unknown);
  });

  it('says that idle time is folded, where it is', () => {
    expect(drawn([first, second], true)).toContain(`>${words.folded}<`);
    expect(drawn([first, second], false)).not.toContain(words.folded);
  });

  it('keeps all its words within its edges', () => {
    const text = drawn([ended, second], false);
    const [, width = ''] = /<svg [^>]*width="(\d+)"/.exec(text) ?? [];
    for (const [, x, more = '', said = ''] of text.matchAll(
      /<text x="([\d.]+)" y="[\d.]+" ([^>]*)>([^<]*)</g,
    )) {
      const long = more.includes('end') ? 0 : said.length * 6.6;
      expect(Number(x) + long, said).toBeLessThan(Number(width) - 20);
    }
  });

  it('is no place for markup', () => {
    expect(drawn([first, second], true, 'a < b & c')).toContain('<title>a &lt; b &amp; c</title>');
  });
});
