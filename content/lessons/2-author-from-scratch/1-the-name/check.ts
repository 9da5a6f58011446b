import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck } from '#curriculum/check.ts';
import { canonicalJson, invocations } from '#curriculum/evidence.ts';

const wanted = 'shop-checkout';
const old = 'checkout';

export default defineCheck({
  steps: [
    { id: 'created', label: `Create a function whose log group is /aws/lambda/${wanted}.` },
    { id: 'answered', label: 'Bring the code over, press Deploy, then Test: it answers with its own ARN.' },
    { id: 'gone', label: `Delete ${old}: its name was wrong, and it cannot be changed.` },
  ],
  hints: {
    createIt: `Press Create function and leave everything as it is, except for the name. On the dark side of the line you see what becomes of it: look for ${wanted} at the end of the ARN.`,
    otherName: `That is another name. Letter by letter: ${wanted}, with a hyphen. An alarm that reads another log group hears nothing, and says nothing.`,
    testIt: `Open ${wanted}, and press Test. Nothing is logged by a function that nobody has called.`,
    bringTheCode: `A new function has AWS’s sample code. Copy the lines of ${old} into its editor, press Deploy, then Test.`,
    oldOneLeft: `Now there are two, with the same code. Delete ${old}, or somebody will mend the wrong one one day.`,
  },
  judge({ functions, trace }) {
    const made = answeredCalls(trace, 'CreateFunction').filter(({ accepted }) => accepted);
    const right = made.find(({ functionName }) => functionName === wanted);
    if (right === undefined) {
      const other = made.at(-1);
      return {
        passed: false,
        missing: 'created',
        hint: other === undefined ? 'createIt' : 'otherName',
        expected: `a function with the log group /aws/lambda/${wanted}`,
        observed: other === undefined ? 'none yet' : `/aws/lambda/${other.functionName}`,
        ...(other === undefined ? {} : { where: other.at }),
      };
    }
    const runs = invocations(trace).filter(({ functionName }) => functionName === wanted);
    const own = runs.find(({ answer, failed }) => !failed && answer.includes(`:function:${wanted}"`));
    if (own === undefined) {
      const last = runs.at(-1);
      return {
        passed: false,
        missing: 'answered',
        hint: last === undefined ? 'testIt' : 'bringTheCode',
        expected: `an answer with the ARN that ends in function:${wanted}`,
        observed: last?.answer ?? 'no Invoke yet',
        where: last?.calledAt ?? right.at,
      };
    }
    const left = functions.find(({ configuration }) => configuration.FunctionName === old);
    if (left === undefined) return { passed: true };
    return {
      passed: false,
      missing: 'gone',
      hint: 'oldOneLeft',
      expected: `no function named ${old}`,
      observed: left.configuration.FunctionArn,
      where: own.answeredAt,
    };
  },
  outcomes: {
    logs: ({ trace }) => {
      const runs = invocations(trace).filter(({ functionName }) => functionName === wanted);
      return runs.some(({ answer }) => answer.includes(canonicalJson(`/aws/lambda/${wanted}`)))
        ? 'own'
        : undefined;
    },
  },
});
