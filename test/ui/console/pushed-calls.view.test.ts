import { describe, expect, it } from 'vitest';
import { withNotification } from '#model/services/bucket.ts';
import { newTrigger, type NewTrigger, withPushed } from '#ui/console/function/triggers/new-trigger.view.ts';
import { pushedCalls, ruleProblem } from '#ui/console/function/triggers/pushed-calls.view.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const Arn = 'arn:aws:lambda:us-east-1:123456789012:function:hello';

async function callsOf(change: Partial<NewTrigger> & Pick<NewTrigger, 'kind'>) {
  const hands = handsOn();
  await hands.created();
  const typed = { ...newTrigger(change.kind), source: 'orders', ...change };
  return pushedCalls(typed, hands.fn(), hands.view());
}

describe('what Add trigger asks of the service that pushes', () => {
  it('is the rule and its target', async () => {
    expect(await callsOf({ kind: 'eventbridge' })).toEqual([
      {
        service: 'events',
        action: 'PutRule',
        request: { Name: 'orders', EventPattern: '{"source": ["shop.orders"]}', State: 'ENABLED' },
      },
      {
        service: 'events',
        action: 'PutTargets',
        request: { Rule: 'orders', Targets: [{ Id: 'hello', Arn }] },
      },
    ]);
    const [rule] = await callsOf({ kind: 'eventbridge', ruleType: 'schedule' });
    expect(rule?.request).toEqual({
      Name: 'orders',
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
    });
  });

  it('is a subscription', async () => {
    const TopicArn = 'arn:aws:sns:us-east-1:123456789012:orders';
    expect(await callsOf({ kind: 'sns' })).toEqual([
      { service: 'sns', action: 'Subscribe', request: { TopicArn, Protocol: 'lambda', Endpoint: Arn } },
    ]);
  });

  it('is all notifications of the bucket, with those that are there', async () => {
    const hands = handsOn();
    await hands.created();
    const typed = { ...newTrigger('s3'), source: 'orders' };
    const first = withPushed(hands.view().services, typed, hands.fn(), hands.view(), 0);
    const bucket = first.buckets['orders'];
    if (!bucket) throw new Error('no bucket');
    const other = { Id: 'other', LambdaFunctionArn: `${Arn}-other` };
    const services = { ...first, buckets: { orders: withNotification(bucket, other) } };
    const [call] = pushedCalls(typed, hands.fn(), { ...hands.view(), services });
    expect(JSON.stringify(call?.request)).toContain(`"LambdaFunctionArn":"${Arn}-other"`);
    expect(JSON.stringify(call?.request)).toContain(`"LambdaFunctionArn":"${Arn}"`);
  });

  it('is nothing where nothing is kept there', async () => {
    expect(await callsOf({ kind: 'httpApi' })).toEqual([]);
    expect(await callsOf({ kind: 'sqs' })).toEqual([]);
  });
});

describe('a rule that EventBridge would not take', () => {
  const rule = newTrigger('eventbridge');

  it.each(['', '{', '[]', '{"source": "shop"}', '{"source": []}'])('has the pattern %j', (pattern) => {
    expect(ruleProblem({ ...rule, pattern })).toMatch(/JSON object/);
  });

  it.each(['', '5 minutes', 'rate()', 'at(2026-11-23T08:00:00)'])('has the schedule %j', (schedule) => {
    expect(ruleProblem({ ...rule, ruleType: 'schedule', schedule })).toMatch(/rate\(…\)/);
  });

  it('is not the one that the form begins with', () => {
    expect(ruleProblem(rule)).toBeNull();
    expect(ruleProblem({ ...rule, ruleType: 'schedule' })).toBeNull();
    expect(ruleProblem({ ...newTrigger('s3'), pattern: '' })).toBeNull();
  });
});
