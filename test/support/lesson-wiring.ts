/** What the console sends and changes when a learner wires a function to other services. */
import type { DestinationAct, HappenAct, TriggerAct } from '#curriculum/answer.schema.ts';
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { presetValues } from '#model/lambda/source-fields.ts';
import type { ServicesState } from '#model/services/services-state.ts';
import {
  destinationCall,
  missingPolicy,
  targetNames,
  typedDestination,
  withTarget,
} from '#ui/console/function/destinations/destinations.view.ts';
import { pushedEvent, withHappened } from '#ui/console/function/triggers/happening.view.ts';
import {
  missingRead,
  newTrigger,
  newTriggerCalls,
  sourceNames,
  withPushed,
  withSource,
} from '#ui/console/function/triggers/new-trigger.view.ts';
import { triggerBoxes } from '#ui/console/function/triggers/triggers.view.ts';

interface Wiring {
  /** The role with what it lacked; `null`: it lacks nothing. */
  role: IamRole | null;
  services: ServicesState;
  calls: readonly ApiCall[];
}

export function destinationWiring(
  { on, kind, target }: DestinationAct,
  fn: FunctionView,
  view: AccountView,
  at: number,
): Wiring {
  const typed = typedDestination(kind, view, target);
  if ('problem' in typed) throw new Error(typed.problem);
  const { destination } = typed;
  const there = targetNames(kind, view, fn.name).includes(target);
  const policy = missingPolicy(fn, view, destination, 'lesson00');
  const role = view.resources.roles.find(({ Arn }) => Arn === fn.configuration.Role);
  return {
    role: role && policy ? { ...role, Policies: [...role.Policies, policy] } : null,
    services: there ? view.services : withTarget(view.services, kind, target, at),
    calls: [destinationCall(fn, on, destination.arn)],
  };
}

export function triggerWiring(
  { kind, source }: TriggerAct,
  fn: FunctionView,
  view: AccountView,
  at: number,
): Wiring {
  const typed = { ...newTrigger(kind), source };
  const policy = missingRead(kind, source, fn, view, 'lesson00');
  const role = view.resources.roles.find(({ Arn }) => Arn === fn.configuration.Role);
  const there = kind !== 'sqs' || sourceNames(kind, view).includes(source);
  const services = there ? view.services : withSource(view.services, kind, source, view);
  return {
    role: role && policy ? { ...role, Policies: [...role.Policies, policy] } : null,
    services: withPushed(services, typed, fn, view, at),
    calls: newTriggerCalls(typed, fn, view),
  };
}

/** What the source keeps of it, and its call of Lambda; nobody is called where the trigger is missing. */
export function happening(
  { kind, source, values }: HappenAct,
  fn: FunctionView,
  view: AccountView,
  at: number,
  newId: () => string,
): Wiring {
  const box = triggerBoxes(fn, view).find((each) => each.kind === kind && each.source === source);
  if (!box) return { role: null, services: view.services, calls: [] };
  const typed = { ...presetValues(kind), ...values };
  const { services } = withHappened(view.services, box, typed, at, { newId, hash: () => 0n });
  if (box.delivery === 'poll') return { role: null, services, calls: [] };
  const event = pushedEvent(box, typed, view, new Date(at).toISOString(), newId);
  const request = {
    FunctionName: fn.name,
    InvocationType: box.invocation === 'sync' ? ('RequestResponse' as const) : ('Event' as const),
    Payload: JSON.stringify(event, null, 2),
  };
  return { role: null, services, calls: [{ action: 'Invoke', request }] };
}
