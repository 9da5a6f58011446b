/** What is wrong with the text of a lesson, by line, each with what to do about it. */

export interface LintedLesson {
  /** Path from the project's root. */
  file: string;
  /** Without the front matter. */
  prose: string;
  /** Line of the file that the prose begins on. */
  firstLine: number;
  /** Slugs of its wrong answers. */
  wrong: readonly string[];
  /** Every address that the site has, as patterns. */
  addresses: readonly RegExp[];
}

export const rhythm = [
  'What the console asks',
  'Predict',
  'Do it',
  'Below the line',
  'Check',
  'Where the picture stops',
];
export const wordLimits = { min: 250, max: 700 };
const wrongAnswers = 2;

const numberWithUnit =
  /\d[\d,.]*\s?(ms|milliseconds?|s|seconds?|minutes?|hours?|days?|[KMG]i?B|bytes|%|per cent|USD|\$)(?![a-z])/g;

type Finding = { line: number; says: string };
type Rule = (lesson: LintedLesson) => Finding[];

const unsourcedNumbers: Rule = (lesson) =>
  lines(lesson, withoutCode(lesson.prose)).flatMap(({ line, text }) =>
    [...withoutMarkup(text).matchAll(numberWithUnit)].map(([number]) => ({
      line,
      says: `“${number}” has no source. Name it as :fact{key="<file>/<entry>/<member>"}, from content/facts.`,
    })),
  );

const deadLinks: Rule = (lesson) =>
  lines(lesson, withoutCode(lesson.prose)).flatMap(({ line, text }) =>
    [...text.matchAll(/\]\(([^)\s]*)[^)]*\)/g)].flatMap(([, target = '']) =>
      alive(target, lesson)
        ? []
        : [
            {
              line,
              says: `The link to “${target}” leads nowhere. Use https://…, or an address of this site with its closing slash; a lesson has one once it is written.`,
            },
          ],
    ),
  );

const missingAlternatives: Rule = (lesson) =>
  lines(lesson, withoutCode(lesson.prose)).flatMap(({ line, text }) =>
    [...text.matchAll(/!\[\s*\]\(|<img(?![^>]*\salt="[^"]+")/g)].map(() => ({
      line,
      says: 'The image has no alternative text. Say between the brackets what it shows.',
    })),
  );

const length: Rule = ({ prose, firstLine }) => {
  const count = wordCount(prose);
  if (count >= wordLimits.min && count <= wordLimits.max) return [];
  const says =
    count > wordLimits.max
      ? `${count} words are more than ${wordLimits.max}. Cut, or make two lessons of it.`
      : `${count} words are fewer than ${wordLimits.min}. Say what is missing, or make it part of another lesson.`;
  return [{ line: firstLine, says }];
};

const sixParts: Rule = (lesson) => {
  const found = lines(lesson, withoutCode(lesson.prose)).flatMap(({ line, text }) => {
    const heading = /^## (.+)$/.exec(text)?.[1];
    return heading === undefined ? [] : [{ line, heading }];
  });
  const index = rhythm.findIndex((heading, at) => found[at]?.heading !== heading);
  const at = index === -1 ? rhythm.length : index;
  if (index === -1 && found.length === rhythm.length) return [];
  return [
    {
      line: found[at]?.line ?? lesson.firstLine,
      says: `Part ${at + 1} should be “## ${rhythm[at] ?? 'none'}”, and is “${found[at]?.heading ?? 'missing'}”. A lesson has these: ${rhythm.join(', ')}.`,
    },
  ];
};

const fewWrongAnswers: Rule = ({ wrong, firstLine }) =>
  wrong.length >= wrongAnswers
    ? []
    : [
        {
          line: firstLine,
          says: `${wrong.length} wrong answers are fewer than ${wrongAnswers}. Put each typical mistake into wrong/<slug>/, with the hint that it gets.`,
        },
      ];

const rules = [unsourcedNumbers, deadLinks, missingAlternatives, length, sixParts, fewWrongAnswers];

/** One line for each fault, as `file:line: what is wrong, and what to do`. */
export function faultsOf(lesson: LintedLesson): string[] {
  return rules
    .flatMap((rule) => rule(lesson))
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, says }) => `${lesson.file}:${line}: ${says}`);
}

export function wordCount(prose: string): number {
  return withoutMarkup(withoutCode(prose)).split(/\s+/).filter(Boolean).length;
}

function alive(target: string, { addresses }: LintedLesson): boolean {
  if (target.startsWith('https://')) return URL.canParse(target);
  const [path = ''] = target.split('#');
  return path.startsWith('/') && addresses.some((address) => address.test(path));
}

function lines({ firstLine }: LintedLesson, prose: string) {
  return prose.split('\n').map((text, index) => ({ line: firstLine + index, text }));
}

/** Code blocks go, their lines stay. */
function withoutCode(prose: string): string {
  return prose.replaceAll(/```.*?```/gs, (block) => block.replaceAll(/[^\n]/g, ''));
}

function withoutMarkup(text: string): string {
  return text
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/:{1,2}[a-z]+\{[^}]*\}/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']');
}
