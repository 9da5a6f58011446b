import { z } from 'zod';
import { entry } from './provenance.schema.ts';

const levels = entry({
  values: z.array(z.string()).describe('Levels from the most to the least talkative.'),
  default: z.string().describe('Level when nothing is said.'),
});

/** Lines of a function's log, as seen; `<id>` and `<ISO>` stand for a request id and a time. */
export const logLinesSchema = z.strictObject({
  lines: z
    .record(
      z.string(),
      entry({
        lines: z.array(z.string()).min(1).describe('The lines, with their tabs.'),
        when: z.string().optional().describe('When they are written.'),
      }),
    )
    .describe('Excerpts by what they show.'),
  published: z
    .record(
      z.string(),
      entry({
        about: z.string().describe('What happens in it.'),
        lines: z.array(z.string()).min(1).describe('The platform’s own lines, with their tabs.'),
      }),
    )
    .describe('Whole logs that were published, by what happens in them. Our machines write them again.'),
  levels: z.strictObject({
    application: levels.describe('Levels of what the function writes.'),
    system: levels.describe('Levels of what Lambda writes.'),
  }),
  logGroup: entry({
    group: z.string().describe('Name of the log group.'),
    stream: z.string().describe('Name of a log stream.'),
  }),
});
