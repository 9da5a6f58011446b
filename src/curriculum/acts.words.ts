import { counted, spoken } from '#model/words.ts';

/** Each act as a sentence. What is quoted or begins with a capital is the console's. */
const english = {
  test: 'Press Test.',
  testWith: (event: string) => `Press Test with the event ${event}.`,
  edit: 'Change the code as shown below.',
  deploy: 'Press Deploy.',
  wait: (seconds: number) => counted(seconds, { one: 'Wait for a second.', other: 'Wait for # seconds.' }),
  delete: (name: string) => `Delete the function ${name}.`,
  send: (event: string) =>
    `Under Test send the event ${event} asynchronously. Below the line press “Skip the wait” until it is through.`,
  trigger: (kind: string, source: string) =>
    `In the diagram press Add trigger, choose ${kind}, name ${source}, and press Add.`,
  destination: (on: string, kind: string, target: string) =>
    `In the diagram press Add destination, choose “On ${on}” and ${kind}, name and create ${target}, and press Save.`,
  template: (lines: string) => `In the template write ${lines}, and press Apply.`,
  happen: (kind: string, source: string) => `At ${kind} ${source} make it happen, as it stands.`,
  happenWith: (kind: string, source: string, typed: string) =>
    `At ${kind} ${source} make it happen, with ${typed}.`,

  /** Settings, as parts of `configure` and of `create`. */
  settings: {
    runtime: (to: string) => `Runtime to ${to}`,
    memory: (toMB: number) => `Memory to ${toMB} MB`,
    timeout: (toS: number) => `Timeout to ${toS} s`,
    variable: (name: string, to: string) => `the environment variable ${name} to ${to}`,
    role: (to: string) => `the execution role to ${to}`,
    noNetwork: 'VPC to None',
    network: (subnets: string, groups: string) =>
      `the subnets to ${subnets}, the security groups to ${groups}`,
    field: (label: string, to: string) => `${label} to ${to}`,
  },
  configure: (settings: string) => `Set ${settings}, and press Save.`,
  create: (way: string, settings: string) =>
    `Under Create function choose “${way}”, set ${settings}, and press Create function.`,
  hurry: 'Do not wait until it is Active.',
  push: (settings: string) =>
    `Under Container image open “Build and push an image”, set ${settings}, and press Build and push.`,
  byHand: (event: string, posts: string) =>
    `Under “Where it runs” choose “Answer it yourself”. Press Test with the event ${event}, and send ${posts}.`,
  post: (path: string, body: string) => `POST …/${path} with the body ${body}`,
  thenPost: ', then ',
};

export const words = spoken({ 'en-GB': english });
