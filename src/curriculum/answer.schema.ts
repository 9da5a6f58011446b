/** answer.json: what a learner does to answer a lesson, rightly (solution/) or wrongly (wrong/<slug>/). */
import { z } from 'zod';
import { osOnlyRuntimes, runnableRuntimes } from '#model/runtime-port.ts';

const handSchema = z.strictObject({
  event: z.json().describe('The event that Test sends.'),
  posts: z
    .array(
      z.strictObject({
        path: z
          .string()
          .min(1)
          .describe('Below /2018-06-01/runtime/. {id} stands for the request id of the event.'),
        body: z.json().describe('What is posted there.'),
      }),
    )
    .describe('What the learner sends to the Runtime API, in order.'),
});

const configureSchema = z.strictObject({
  runtime: z.enum(runnableRuntimes).optional().describe('Runtime.'),
  memorySizeMB: z.number().int().optional().describe('Memory, in MB.'),
  timeoutS: z.number().int().optional().describe('Timeout, in seconds.'),
  variables: z.record(z.string(), z.string()).optional().describe('All environment variables.'),
  role: z.string().optional().describe('Name of the execution role.'),
  network: z
    .strictObject({
      subnets: z.array(z.string()).describe('Names of subnets.'),
      securityGroups: z.array(z.string()).describe('Names of security groups.'),
    })
    .optional()
    .describe('VPC; no subnets and no groups: none.'),
});

const createSchema = z.strictObject({
  way: z.enum(['scratch', 'blueprint', 'image']).describe('Author from scratch, a blueprint or an image.'),
  functionName: z.string().describe('Function name.'),
  blueprint: z.string().optional().describe('Blueprint name.'),
  trigger: z.string().optional().describe('What the blueprint’s trigger listens to.'),
  roleName: z.string().optional().describe('Role name, which a role from policy templates needs.'),
  imageUri: z.string().optional().describe('Container image URI.'),
  entryPoint: z.string().optional().describe('ENTRYPOINT, as it is typed.'),
  command: z.string().optional().describe('CMD, as it is typed.'),
  runtime: z
    .enum([...runnableRuntimes, ...osOnlyRuntimes])
    .optional()
    .describe('Runtime.'),
  architecture: z.enum(['x86_64', 'arm64']).optional().describe('Architecture.'),
  hurry: z.boolean().optional().describe('Goes on at once, while the function is still Pending.'),
});

const pushSchema = z.strictObject({
  repository: z.string().describe('Repository.'),
  tag: z.string().describe('Tag.'),
  dockerfile: z.array(z.string()).min(1).describe('The Dockerfile, line by line.'),
  handler: z.string().optional().describe('index.mjs beside it; left out: as the builder has it.'),
});

const destinationSchema = z.strictObject({
  on: z.enum(['failure', 'success']).describe('Condition.'),
  kind: z.enum(['sqs', 'sns', 'events', 's3']).describe('Destination type.'),
  target: z
    .string()
    .min(1)
    .describe('Name of the queue, topic, bus or bucket; it is created where there is none.'),
});

const triggerSchema = z.strictObject({
  kind: z.enum(['s3', 'sns', 'httpApi', 'sqs']).describe('Source.'),
  source: z.string().min(1).describe('Name of the bucket, topic or queue, or id of the API.'),
});

const happenSchema = z.strictObject({
  ...triggerSchema.shape,
  values: z.record(z.string(), z.string()).describe('What is typed into the form of the source.'),
});

const actSchema = z
  .union([
    z.enum(['test', 'edit', 'deploy']),
    z.strictObject({
      create: createSchema.describe(
        'Create function, with what differs from the empty form. What follows is done to this function.',
      ),
    }),
    z.strictObject({ push: pushSchema.describe('Builds an image and pushes it to the registry.') }),
    z.strictObject({ delete: z.string().describe('Name of the function to delete.') }),
    z.strictObject({ test: z.json().describe('The event, in place of the first saved one.') }),
    z.strictObject({ byHand: handSchema.describe('The learner is the runtime for one event.') }),
    z.strictObject({
      template: z
        .record(z.string(), z.json())
        .describe('What is written into the template before Apply: property of the function → value.'),
    }),
    z.strictObject({ configure: configureSchema.describe('What is saved under Configuration.') }),
    z.strictObject({
      send: z
        .json()
        .describe(
          'An asynchronous event, sent and tried again without its waits until Lambda is through with it.',
        ),
    }),
    z.strictObject({ destination: destinationSchema.describe('Add destination, with what the role lacks.') }),
    z.strictObject({ trigger: triggerSchema.describe('Add trigger.') }),
    z.strictObject({ happen: happenSchema.describe('Something happens at a trigger’s source.') }),
    z.strictObject({ wait: z.number().positive().max(10).describe('Seconds in which nothing is pressed.') }),
  ])
  .describe(
    '"test": press Test. "edit": put the files of this folder into the editor. "deploy": press Deploy. {"wait": 1}: press nothing for a second.',
  );

const acts = z.array(actSchema).min(1).describe('What the learner does, in order.');

export const solutionSchema = z.strictObject({ acts });

export const wrongAnswerSchema = z.strictObject({
  acts,
  hint: z.string().min(1).describe('Id of the hint that the check must give.'),
  unfinished: z
    .literal(true)
    .optional()
    .describe(
      'Whoever is on the right way gets this hint, too: the learner has only stopped early. Without it the wrong answer comes back as a review card.',
    ),
  why: z.string().min(1).describe('What the learner was thinking, in one sentence.'),
});

export type CreateAct = z.infer<typeof createSchema>;
export type ConfigureAct = z.infer<typeof configureSchema>;
export type PushAct = z.infer<typeof pushSchema>;
export type DestinationAct = z.infer<typeof destinationSchema>;
export type TriggerAct = z.infer<typeof triggerSchema>;
export type HappenAct = z.infer<typeof happenSchema>;
export type HandAct = z.infer<typeof handSchema>;
export type Act = z.infer<typeof actSchema>;
export type Solution = z.infer<typeof solutionSchema>;
export type WrongAnswer = z.infer<typeof wrongAnswerSchema>;
