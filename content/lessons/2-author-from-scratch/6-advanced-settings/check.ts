import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck } from '#curriculum/check.ts';
import { invocations, settingsChanges, type Invocation } from '#curriculum/evidence.ts';
import { stoppedConnections } from '#curriculum/service-evidence.ts';
import { networksOf } from '#model/lambda/network.ts';

const subnets = networksOf({ region: 'us-east-1' }).flatMap((network) => network.subnets);

/** By the name that the console has for them. */
function withoutWayOut(ids: readonly string[]): string[] {
  return subnets
    .filter(({ SubnetId, route }) => ids.includes(SubnetId) && route !== 'NAT gateway')
    .map(({ name }) => name);
}

interface Reached {
  database: boolean;
  internet: boolean;
}

/** What the handler says that it reached; unset where it says something else. */
function reachedBy({ answer, failed }: Invocation): Reached | undefined {
  if (failed) return undefined;
  const said: unknown = JSON.parse(answer);
  if (typeof said !== 'object' || said === null || !('database' in said && 'internet' in said))
    return undefined;
  return { database: said.database === 'connected', internet: String(said.internet).startsWith('reached') };
}

export default defineCheck({
  steps: [
    { id: 'alone', label: 'Press Test: it reaches the internet, and no database.' },
    { id: 'inside', label: 'Put it into the VPC of the database, and press Test: it reaches the database.' },
    {
      id: 'both',
      label: 'Give it subnets from which it reaches both, whichever Lambda takes, and press Test.',
    },
  ],
  hints: {
    testFirst: 'Press Test while it is in no VPC. Both answers matter.',
    enterVpc:
      'Under Configuration, VPC: choose shop, the subnet isolated a and the security group functions. If Save stays shut, read the red sentence beside it: something is missing in the role, and under Permissions there is one that has it.',
    roleFirst:
      'Lambda makes a network interface for the function, with the function’s role, and this role may only write logs. Under Permissions choose one that has ec2:CreateNetworkInterface among its actions. The name gives it away.',
    testInside: 'It is saved. Press Test.',
    otherVpc:
      'That is another VPC, and the database is not in it: two VPCs do not know each other. And look what became of the internet. An internet gateway is of no use to an address that is private.',
    wrongGroup:
      'It is in the right VPC, and does not come through. Below the line it says which security group. The group database lets in those who are in functions.',
    findWayOut:
      'The database is there, the internet is gone. Which subnets of this VPC have a route to a NAT gateway? The form says it beside each.',
    oneOfEach:
      'It works for some events and not for others. Lambda spreads containers over all the subnets that you name, and one of yours has no way out: some events will hang, and nobody will find out why. All of them need the way.',
  },
  judge({ trace, functions }) {
    const tests = invocations(trace).flatMap((one) => {
      const reached = reachedBy(one);
      return reached ? [{ ...one, reached }] : [];
    });
    const alone = tests.find(({ reached }) => reached.internet && !reached.database);
    if (alone === undefined) {
      return {
        passed: false,
        missing: 'alone',
        hint: 'testFirst',
        expected: 'an answer with the internet and without the database',
        observed: tests.at(-1)?.answer ?? 'no answer yet',
      };
    }
    const inside = tests.find(({ reached }) => reached.database);
    const last = tests.at(-1) ?? alone;
    if (inside === undefined) {
      const refused = answeredCalls(trace, 'UpdateFunctionConfiguration').findLast(
        ({ accepted }) => !accepted,
      );
      const entered = settingsChanges(trace).findLast(({ request }) => request['VpcConfig'] !== undefined);
      const stopped = stoppedConnections(trace).findLast(({ host }) => host.startsWith('shop-db'));
      return {
        passed: false,
        missing: 'inside',
        hint:
          entered === undefined
            ? refused === undefined
              ? 'enterVpc'
              : 'roleFirst'
            : last.calledAt < entered.at
              ? 'testInside'
              : stopped?.hop === 'route table'
                ? 'otherVpc'
                : 'wrongGroup',
        expected: 'a connection to the database',
        observed: refused?.errorMessage ?? last.answer,
        where: last.calledAt,
      };
    }
    const config = functions[0]?.configuration.VpcConfig;
    const both = tests.findLast(({ reached }) => reached.database && reached.internet);
    const isolated = withoutWayOut(config?.SubnetIds ?? []);
    if (both !== undefined && isolated.length === 0) return { passed: true };
    return {
      passed: false,
      missing: 'both',
      hint: (config?.SubnetIds.length ?? 0) > 1 && isolated.length > 0 ? 'oneOfEach' : 'findWayOut',
      expected: 'the database and the internet, from every subnet that the function has',
      observed: isolated.length > 0 ? `a subnet without a way out, ${isolated.join(', ')}` : last.answer,
      where: last.calledAt,
    };
  },
  outcomes: {
    inside: ({ trace }) => {
      const first = invocations(trace)
        .flatMap((one) => reachedBy(one) ?? [])
        .find(({ database }) => database);
      if (first === undefined) return undefined;
      return first.internet ? 'both' : 'database';
    },
  },
});
