/**
 * Moments of `/lifecycle/` that between them show every state which a moment can show, by the link to each: the states
 * in which somebody is then. `test/ui/visualizer/state-moments.test.ts` holds them to the machines and the runs.
 */
export const stateMoments: Readonly<Record<string, readonly string[]>> = {
  'deploy-under-load&t=482': [
    'environment.ready.frozen',
    'environment.invoking',
    'environment.initializing',
    'environment.provisioning',
    'invocation.running',
    'invocation.waiting',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
  ],
  'throttled-events&t=638': [
    'environment.invoking',
    'invocation.running',
    'queuedEvent.running',
    'queuedEvent.backingOff',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
  ],
  'create-the-function&t=400': ['function.existing.state.pending.package'],
  'timeout-and-reset&t=3642': [
    'environment.ready.emptied',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
  ],
  'async-retries&t=30404': [
    'environment.ready.frozen',
    'queuedEvent.retrying',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
  ],
  'more-memory&t=1600': [
    'environment.ready.frozen',
    'function.existing.state.active',
    'function.existing.lastUpdate.inProgress',
  ],
  'vpc&t=2850': ['function.existing.state.pending.network'],
  'vpc&t=1209632300': ['function.existing.state.inactive', 'function.existing.lastUpdate.successful'],
  'snapstart&t=9500': [
    'environment.ready.frozen',
    'function.existing.state.active',
    'function.existing.state.pending.snapshot',
    'function.existing.lastUpdate.successful',
  ],
  'snapstart&t=15576': [
    'environment.ready.frozen',
    'environment.restoring',
    'invocation.waiting',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
  ],
  'provisioned-concurrency&t=46000': [
    'function.existing.state.active',
    'provisionedConcurrency.preparing',
    'function.existing.lastUpdate.successful',
  ],
  'provisioned-concurrency&t=91638': [
    'environment.initializing',
    'function.existing.state.active',
    'provisionedConcurrency.allocating',
    'function.existing.lastUpdate.successful',
  ],
  'provisioned-concurrency&t=106021': [
    'environment.ready.frozen',
    'function.existing.state.active',
    'provisionedConcurrency.ready',
    'function.existing.lastUpdate.successful',
  ],
  'extension-delays-shutdown&t=602580': [
    'environment.shuttingDown',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
  ],
  'poison-message&t=15179': [
    'environment.ready.frozen',
    'function.existing.state.active',
    'function.existing.lastUpdate.successful',
    'eventSourceMapping.enabled.waiting',
  ],
  'create-the-function&package=Image&t=1850': ['function.existing.state.pending.image'],
};

const atOnce = 'It is left in the instant in which it is entered, and a moment is what is after that.';
const over = 'Whoever was in it is gone.';
const elsewhere = 'No act of a scenario brings it about; the console does.';

/** States of the drawn machines that no moment shows, and why. */
export const shownByNoMoment: Readonly<Record<string, string>> = {
  'environment.resetting': atOnce,
  'environment.ended': over,
  'invocation.received': atOnce,
  'invocation.throttled': over,
  'invocation.succeeded': over,
  'invocation.failed': over,
  'queuedEvent.received': atOnce,
  'queuedEvent.restored': atOnce,
  'queuedEvent.queued': atOnce,
  'queuedEvent.due': atOnce,
  'queuedEvent.succeeded': over,
  'queuedEvent.dropped': over,
  'provisionedConcurrency.failed': elsewhere,
  'eventSourceMapping.known': atOnce,
  'eventSourceMapping.restored': atOnce,
  'eventSourceMapping.resumed': atOnce,
  'eventSourceMapping.creating': elsewhere,
  'eventSourceMapping.enabling': elsewhere,
  'eventSourceMapping.updating': elsewhere,
  'eventSourceMapping.disabling': elsewhere,
  'eventSourceMapping.disabled': elsewhere,
  'eventSourceMapping.deleting': elsewhere,
  'eventSourceMapping.deleted': over,
  'function.existing.state.entering': atOnce,
  'function.existing.state.pending.continuing': atOnce,
  'function.existing.state.pending.stopped': atOnce,
  'function.existing.state.failed': elsewhere,
  'function.existing.lastUpdate.entering': atOnce,
  'function.existing.lastUpdate.failed': elsewhere,
  'function.deleting': over,
  'function.deleted': over,
};
