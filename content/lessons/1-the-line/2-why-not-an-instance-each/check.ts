import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';

/** How close to each other the two loads have to be, as a ratio. */
const closeEnough = 1.1;

export default defineCheck({
  steps: [
    { id: 'quiet', label: 'Price a quiet month: the function is cheaper.' },
    { id: 'busy', label: 'Price a month that is so busy that the instance is cheaper.' },
    { id: 'between', label: 'Find the load between the two, to a tenth.' },
  ],
  hints: {
    testIt: 'Press Test: the saved event is a quiet month.',
    more: 'Open Event, and send more. Then more than that. It is not a matter of thousands.',
    narrow: 'Now you have one load on each side. Take one in the middle, and go on.',
    listPrices:
      'You have changed the code, and these need not be the prices of the list any more. Start again, and change only the event.',
  },
  judge({ trace }) {
    const priced = pricedMonths(trace);
    const wrong = priced.findLast(({ one }) => changed(one));
    const right = priced.filter(({ one }) => !changed(one));
    const quiet = right.filter(({ cheaper }) => cheaper === 'lambda');
    const busy = right.filter(({ cheaper }) => cheaper === 'instance');
    const last = priced.at(-1);
    if (quiet.length === 0) {
      return {
        passed: false,
        missing: 'quiet',
        hint: wrong === undefined ? 'testIt' : 'listPrices',
        expected: 'a month in which the function is cheaper',
        observed: last?.one.answer ?? 'no Invoke yet',
        ...(last === undefined ? {} : { where: last.one.calledAt }),
      };
    }
    const most = Math.max(...quiet.map(({ perMonth }) => perMonth));
    if (busy.length === 0) {
      return {
        passed: false,
        missing: 'busy',
        hint: wrong === undefined ? 'more' : 'listPrices',
        expected: 'a month in which the instance is cheaper',
        observed: wrong?.one.answer ?? `${inWords(most)} events, and the function is cheaper`,
        where: (wrong ?? last ?? quiet[0])?.one.calledAt ?? 0,
      };
    }
    const least = Math.min(...busy.map(({ perMonth }) => perMonth));
    if (least / most <= closeEnough) return { passed: true };
    return {
      passed: false,
      missing: 'between',
      hint: 'narrow',
      expected: 'two loads that differ by a tenth at most, one for each side',
      observed: `${inWords(most)} and ${inWords(least)}`,
      where: last?.one.calledAt ?? 0,
    };
  },
  outcomes: {
    load({ trace }) {
      const busy = pricedMonths(trace).filter(({ cheaper, one }) => cheaper === 'instance' && !changed(one));
      if (busy.length === 0) return undefined;
      return Math.min(...busy.map(({ perMonth }) => perMonth)) >= 1_000_000 ? 'millions' : undefined;
    },
  },
});

interface PricedMonth {
  one: Invocation;
  perMonth: number;
  cheaper: string;
}

const inWords = (perMonth: number) => perMonth.toLocaleString('en-GB');

/** Whether the code was another one than the lesson's: then its prices may be others, too. */
function changed({ codeSha256 }: Invocation): boolean {
  return codeSha256 !== undefined;
}

function pricedMonths(trace: Evidence['trace']): PricedMonth[] {
  return invocations(trace).flatMap((one) => {
    const perMonth = Number(/"perMonth":([\d.e+]+)/.exec(one.event)?.[1]);
    const cheaper = /"cheaper":"(\w+)"/.exec(one.answer)?.[1];
    return one.failed || cheaper === undefined || Number.isNaN(perMonth) ? [] : { one, perMonth, cheaper };
  });
}
