import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { lessonDirectives } from '#curriculum/markdown/lesson-directives.ts';
import { factKeysNamedIn } from '#curriculum/markdown/fact-html.ts';
import { segmentsOf } from '#curriculum/markdown/lesson-blocks.ts';

const html = (markdown: string) =>
  markdownToHtml(markdown, {
    features: { directive: true },
    mdastPlugins: [lessonDirectives],
    fileURL: new URL('file:///lessons/index.md'),
  }).html;

describe('prose', () => {
  it.each([
    'Its ARN is arn:aws:lambda:us-east-1:123456789012:function:greeter.',
    'At 10:30 it is x:y, and “größer:kleiner” 😀 stays.',
    'A ratio of 3:1.',
  ])('keeps its colons: %s', (sentence) => {
    expect(html(sentence)).toBe(`<p>${sentence}</p>\n`);
  });

  it('keeps braces and angle brackets that are not markup', () => {
    expect(html('`{a:b}` and `<x:y>`')).toBe('<p><code>{a:b}</code> and <code>&lt;x:y&gt;</code></p>\n');
  });
});

describe(':fact', () => {
  it('is the value with its unit, linked to its source, dated', () => {
    const link = html('At most :fact{key="limits/initTimeout/max"}.');
    expect(link).toContain('>10\u00a0s</a>');
    expect(link).toMatch(/href="https:\/\/docs\.aws\.amazon\.com\//);
    expect(link).toMatch(/title="[^"]+Read \d{4}-\d\d-\d\d\."/);
    expect(
      factKeysNamedIn('At most :fact{key="limits/initTimeout/max"}, :fact{key=limits/initTimeout/max}.'),
    ).toEqual(['limits/initTimeout/max']);
  });

  it.each([
    [
      'limits/noSuchThing/max',
      /There is no fact “limits\/noSuchThing\/max”.*entries of limits\.json: .*initTimeout/,
    ],
    ['elsewhere/memory/max', /files that lessons may name: limits/],
    ['limits/memory/median', /members of limits\/memory: min, max, default/],
    ['cold-starts/cobol,Zip,128,x86_64/p50', /rows of cold-starts\.json: .*nodejs24\.x,Zip,128,x86_64/],
  ])('refuses %s and says what there is', (key, message) => {
    expect(() => html(`It is :fact{key="${key}"}.`)).toThrow(message);
  });

  it('refuses other attributes', () => {
    expect(() => html('It is :fact{name=x}.')).toThrow(':fact takes one attribute, key.');
  });
});

describe('blocks', () => {
  it('cut the page where they stand, in order', () => {
    expect(segmentsOf(html('One.\n\n::predict{id=a-b}\n\nTwo.\n\n::runner\n\n::check'))).toEqual([
      { html: '<p>One.</p>\n' },
      { block: { name: 'predict', attributes: { id: 'a-b' } } },
      { html: '\n<p>Two.</p>\n' },
      { block: { name: 'runner', attributes: {} } },
      { block: { name: 'check', attributes: {} } },
    ]);
  });

  it.each([
    [
      '::predcit{id=a}',
      /index\.md:3: There is no directive ::predcit\. Known: predict, runner, console, logs, fleet, check, solution\./,
    ],
    ['::predict', /index\.md:3: ::predict has wrong attributes: id/],
    ['::predict{id=a size=9}', /::predict has wrong attributes: .*size/],
    ['::runner{height=9}', /::runner has wrong attributes/],
    [':::check\nx\n:::', /There is no directive :::check/],
    ['Look :here[at this].', /There is no directive :here\[at this\]/],
    ['Look ::check{} here.', /::check\{\} stands inside a sentence/],
  ])('refuse %s, with file and line', (markdown, message) => {
    expect(() => html(`Before.\n\n${markdown}`)).toThrow(message);
  });
});
