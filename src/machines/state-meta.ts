/** How well a state of ours is known to be AWS's. */
export const fidelities = ['documented', 'measured', 'assumed', 'simplified'] as const;
export type Fidelity = (typeof fidelities)[number];

/** What every state of every machine says about itself; the pages show these words. */
export interface StateMeta {
  /** What the console shows meanwhile. */
  console: string;
  /** What really happens. */
  below: string;
  /** Where that is known from: an address. */
  source?: string;
  fidelity: Fidelity;
}

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg';

/** The pages of AWS's guide that the machines follow. */
export const sources = {
  environment: `${guide}/lambda-runtime-environment.html`,
  states: `${guide}/functions-states.html`,
  concurrency: `${guide}/lambda-concurrency.html`,
  asynchronous: `${guide}/invocation-async.html`,
  asynchronousErrors: `${guide}/invocation-async-error-handling.html`,
  synchronous: `${guide}/invocation-sync.html`,
  mappings: `${guide}/invocation-eventsourcemapping.html`,
  images: `${guide}/images-create.html`,
  vpc: `${guide}/configuration-vpc.html`,
  snapStart: `${guide}/snapstart.html`,
  provisioned: `${guide}/provisioned-concurrency.html`,
  extensions: `${guide}/runtimes-extensions-api.html`,
  telemetry: `${guide}/telemetry-schema-reference.html`,
  /** A real log of an init that failed twice. */
  initTwice: 'https://github.com/midrender/examples/issues/25',
} as const;
