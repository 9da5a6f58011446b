/** The front matter of a lesson. Strict: a key that is not here fails the build with the file's name. */
import { z } from 'zod';
import { osOnlyRuntimes, runnableRuntimes } from '#model/runtime-port.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const line = (description: string) => z.string().trim().min(1).describe(description);
const id = (description: string) =>
  z
    .string()
    .regex(kebab, 'must be kebab-case: small letters, digits and single hyphens')
    .describe(description);

/** YAML makes a Date of an unquoted day. */
const day = (description: string) =>
  z
    .preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date())
    .describe(description);

const startSchema = z
  .strictObject({
    functionName: z
      .string()
      .regex(/^[a-zA-Z0-9-_]{1,64}$/)
      .describe('Name of the one function that the lesson starts with.'),
    runtime: z
      .enum([...runnableRuntimes, ...osOnlyRuntimes])
      .describe('Runtime that the handler runs in; an OS-only one starts the file bootstrap.'),
    handler: line(
      'Handler string, such as index.handler: file without its extension, a full stop, the export.',
    ),
    memorySizeMB: z.number().int().describe('Memory, in MB.'),
    timeoutS: z.number().int().describe('Timeout, in seconds.'),
    testEvents: z
      .array(
        z.strictObject({
          name: line('Name of the saved test event, as the Test menu lists it.'),
          event: z.json().describe('The event itself, as YAML or JSON.'),
        }),
      )
      .min(1)
      .describe('Saved test events; the first one is what the Test button sends.'),
    configuration: z
      .array(z.enum(['general', 'runtime', 'variables']))
      .min(1)
      .optional()
      .describe('Panels of the console that the lab has: memory and timeout, the runtime, the variables.'),
    roles: z
      .array(
        z.strictObject({
          name: line('Name of the role.'),
          templates: z.array(z.string()).describe('Policy templates, by their id in content/facts.'),
          actions: z.array(z.string()).optional().describe('Actions that it allows on everything.'),
        }),
      )
      .optional()
      .describe(
        'Roles to choose from, beside those of every account. The function has a basic one of its own.',
      ),
    buckets: z
      .record(z.string(), z.record(z.string(), z.string()))
      .optional()
      .describe('Buckets of S3 with their objects, key to text.'),
    network: z
      .strictObject({
        subnets: z.array(z.string()).min(1).describe('Names of subnets, all of one VPC.'),
        securityGroups: z.array(z.string()).min(1).describe('Names of security groups of the same VPC.'),
      })
      .optional()
      .describe('The VPC that the function is in.'),
  })
  .describe('The account that the lesson starts from. Its code is the folder handler/.');

const questionFields = {
  question: line('One question, answered before anything moves.'),
  choices: z
    .array(
      z.strictObject({ id: id('Named by `truth` and by `outcomes`.'), text: line('The answer in words.') }),
    )
    .min(2)
    .max(4)
    .refine((choices) => new Set(choices.map((choice) => choice.id)).size === choices.length, {
      message: 'must not use one id twice',
    })
    .describe('What the learner may answer.'),
  truth: id('The choice that comes true in the recorded solution.'),
  explanation: line('Why, in a sentence or two. Shown after the answer, and to readers without JavaScript.'),
};
const truthIsAChoice = {
  path: ['truth'],
  message: 'must be the id of one of the choices',
};
const hasItsTruth = ({ choices, truth }: { choices: readonly { id: string }[]; truth: string }) =>
  choices.some((choice) => choice.id === truth);

const predictionSchema = z
  .strictObject({ id: id('Named by ::predict{id=…} and by `outcomes` in check.ts.'), ...questionFields })
  .refine(hasItsTruth, truthIsAChoice);

const transitionSchema = z
  .strictObject(questionFields)
  .refine(hasItsTruth, truthIsAChoice)
  .describe(
    'The one change of state that the lesson is about, as a question. It comes back as a review card once the lesson is done.',
  );

export const lessonSchema = z.strictObject({
  title: line('Title, as in content/course.json.'),
  option: line('The option of the console that the lesson is about, in the console’s words.'),
  goal: line('What the learner can do afterwards, in one sentence.'),
  prerequisites: z
    .array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be <part>/<lesson> without the numbers'))
    .describe('Lessons to do before, as <part>/<lesson>; may be empty.'),
  minutes: z.number().int().min(1).max(30).describe('How long it takes, in minutes.'),
  published: day('When it appeared, as YYYY-MM-DD: the date in the feed.').optional(),
  start: startSchema
    .optional()
    .describe('Left out: the lesson starts from an account without functions, and has no folder handler/.'),
  predictions: z
    .array(predictionSchema)
    .min(1)
    .describe('Questions that are asked before the answer can be seen.'),
  transition: transitionSchema,
  sources: z
    .array(
      z.strictObject({
        title: line('What the source is called.'),
        url: z.url({ protocol: /^https$/ }).describe('Where it is.'),
        read: day('When it was read, as YYYY-MM-DD.'),
        says: line('What is taken from it, in our own words.').optional(),
      }),
    )
    .min(1)
    .describe('Where the lesson’s statements about AWS come from. Numbers come from content/facts instead.'),
});

export type LessonMatter = z.infer<typeof lessonSchema>;
export type LessonStart = NonNullable<LessonMatter['start']>;
export type Prediction = LessonMatter['predictions'][number];
export type Question = LessonMatter['transition'];
