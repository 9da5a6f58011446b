import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'tag', label: 'Create a function from an image by its tag.' },
    { id: 'digest', label: 'Create another one from the same image, by its digest.' },
    { id: 'answered', label: 'Press Test: the one by digest answers.' },
  ],
  hints: {
    tagFirst: 'Begin with the tag: Create function, “Container image”, and Use beside greeter:1.',
    byDigest:
      'On the function’s page, under Image, stands the digest. The address is the repository without its tag, then @, then the digest: …/greeter@sha256:…',
    sameImage:
      'That is the digest of another image. Take the one that stands on the page of your first function.',
    testIt: 'Press Test on the function that you created by digest.',
  },
  judge({ trace, functions }) {
    const made = creations({ trace, functions });
    const last = made.at(-1);
    const byTag = made.filter(({ digest }) => !digest);
    if (byTag.length === 0) {
      return {
        passed: false,
        missing: 'tag',
        hint: 'tagFirst',
        expected: 'a function whose Code.ImageUri ends with a tag',
        observed: last?.uri ?? 'no function from an image yet',
        ...(last === undefined ? {} : { where: last.at }),
      };
    }
    const byDigest = made.filter(({ digest }) => digest);
    const same = byDigest.filter(({ sha256 }) => byTag.some((one) => one.sha256 === sha256));
    if (same.length === 0) {
      return {
        passed: false,
        missing: 'digest',
        hint: byDigest.length === 0 ? 'byDigest' : 'sameImage',
        expected: `a function from sha256:${byTag[0]?.sha256 ?? ''}`,
        observed: last?.uri ?? '',
        where: last?.at ?? 0,
      };
    }
    const answered = invocations(trace).some(
      ({ functionName, failed }) => !failed && same.some(({ name }) => name === functionName),
    );
    if (answered) return { passed: true };
    return {
      passed: false,
      missing: 'answered',
      hint: 'testIt',
      expected: 'an answer from the function by digest',
      observed: 'none yet',
      where: last?.at ?? 0,
    };
  },
  outcomes: {
    kept(evidence) {
      const made = creations(evidence).filter(({ digest }) => !digest);
      return made.some(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)) ? 'digest' : undefined;
    },
  },
});

interface Creation {
  name: string;
  at: number;
  uri: string;
  digest: boolean;
  /** What Lambda keeps of the image. */
  sha256: string;
}

function creations({ trace, functions }: Evidence): Creation[] {
  return answeredCalls(trace, 'CreateFunction').flatMap(({ accepted, request, functionName, at }) => {
    const code = request['Code'];
    const uri = typeof code === 'object' && code !== null && 'ImageUri' in code ? String(code.ImageUri) : '';
    const now = functions.find(({ configuration }) => configuration.FunctionName === functionName);
    if (!accepted || uri === '' || now === undefined) return [];
    const digest = uri.includes('@sha256:');
    return { name: functionName, at, uri, digest, sha256: now.configuration.CodeSha256 };
  });
}
