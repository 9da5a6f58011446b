/** The interactive blocks of a lesson, as they stand in its rendered HTML until the page puts them in. */
import { z } from 'zod';

export const blockNames = ['predict', 'runner', 'console', 'logs', 'fleet', 'check', 'solution'] as const;
export type BlockName = (typeof blockNames)[number];

/** What each block may be told. */
export const blockAttributes = {
  predict: z.strictObject({ id: z.string().min(1).describe('Id of a prediction of the front matter.') }),
  runner: z.strictObject({}),
  console: z.strictObject({
    at: z
      .string()
      .startsWith('/', 'must begin with a slash')
      .describe('Where the console is opened: its own address without #, such as /create/function.'),
  }),
  logs: z.strictObject({}),
  fleet: z.strictObject({}),
  check: z.strictObject({}),
  solution: z.strictObject({}),
} satisfies Record<BlockName, z.ZodType>;

export type LessonBlock = {
  [Name in BlockName]: { name: Name; attributes: z.infer<(typeof blockAttributes)[Name]> };
}[BlockName];

export type Segment = { html: string } | { block: LessonBlock };

export function isBlockName(name: string): name is BlockName {
  return blockNames.some((known) => known === name);
}

const opening = '<lesson-block data-block="';
const closing = '"></lesson-block>';

export function placeholder(block: { name: BlockName; attributes: object }): string {
  return `${opening}${encodeURIComponent(JSON.stringify(block))}${closing}`;
}

const blockSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('predict'), attributes: blockAttributes.predict }),
  z.strictObject({ name: z.literal('runner'), attributes: blockAttributes.runner }),
  z.strictObject({ name: z.literal('console'), attributes: blockAttributes.console }),
  z.strictObject({ name: z.literal('logs'), attributes: blockAttributes.logs }),
  z.strictObject({ name: z.literal('fleet'), attributes: blockAttributes.fleet }),
  z.strictObject({ name: z.literal('check'), attributes: blockAttributes.check }),
  z.strictObject({ name: z.literal('solution'), attributes: blockAttributes.solution }),
]);

/** Rendered HTML, cut where its placeholders stand. */
export function segmentsOf(html: string): Segment[] {
  return html.split(/(<lesson-block data-block="[^"]*"><\/lesson-block>)/).flatMap((piece): Segment[] => {
    if (!piece.startsWith(opening)) return piece.trim() === '' ? [] : [{ html: piece }];
    const data: unknown = JSON.parse(decodeURIComponent(piece.slice(opening.length, -closing.length)));
    return [{ block: blockSchema.parse(data) }];
  });
}
