/** Templates of a function, and what they are read as, for tests. */
import { readTemplate } from '#model/sam/from-template.ts';
import { plannedCalls, templateChanges } from '#model/sam/template-plan.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject as subject } from './example-subject.ts';

export const sam = (properties: string, rest = ''): string =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  Hello:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs24.x\n      Handler: index.handler\n${properties
    .split('\n')
    .map((line) => (line === '' ? '' : `      ${line}\n`))
    .join('')}${rest}`;

export function fault(text: string) {
  const result = readTemplate(text, subject, account);
  if (result.ok) throw new Error('nothing is wrong with it');
  const { message, line, column } = result.fault;
  return { message, line, column };
}

export function calls(text: string, of = subject) {
  const result = readTemplate(text, of, account);
  if (!result.ok) throw new Error(result.fault.message);
  return plannedCalls(templateChanges(result.reading, of), of);
}

export function fates(text: string) {
  const result = readTemplate(text, subject, account);
  if (!result.ok) throw new Error(result.fault.message);
  return Object.fromEntries(result.reading.entries.map((entry) => [entry.path, entry]));
}
