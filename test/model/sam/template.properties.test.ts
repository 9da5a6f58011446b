import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readTemplate } from '#model/sam/from-template.ts';
import { templateChanges } from '#model/sam/template-plan.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject, subjects } from './example-subject.ts';

function read(text: string, subject = exampleSubject) {
  const result = readTemplate(text, subject, account);
  if (!result.ok) throw new Error(`${result.fault.message} (${result.fault.line}:${result.fault.column})`);
  return result.reading;
}

const quirks = `# Ours.
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Memory: { Type: Number, Default: 256 }
Conditions:
  Always: !Equals [a, a]
Resources:
  Table: # keep me
    Type: AWS::DynamoDB::Table
  Hello:
    Type: AWS::Serverless::Function
    DependsOn: Table
    Metadata: { BuildMethod: esbuild }
    Properties:
      CodeUri: s3://bucket/key
      Handler: index.handler # the file
      Runtime: nodejs24.x
      MemorySize: !Ref Memory
      FileSystemConfigs: [!Sub 'arn:aws:elasticfilesystem:\${AWS::Region}:1:access-point/x']
      Environment:
        Variables:
          TABLE: !GetAtt Table.Arn
          MODE: plain # seen
Outputs:
  Arn: { Value: !GetAtt Hello.Arn }
`;

describe('a function and its template', () => {
  test('what is written is what is read: no function changes by being exported and imported', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const text = toTemplate(subject, account);
        expect(templateChanges(read(text, subject), subject)).toEqual([]);
        // Read by another function of the same name, each property arrives as it was.
        const blank = {
          ...exampleSubject,
          configuration: {
            ...exampleSubject.configuration,
            FunctionName: subject.configuration.FunctionName,
          },
        };
        for (const { property, value } of read(text, blank).wishes)
          if (property.member !== 'ZipFile') expect(value).toEqual(property.read(subject));
      }),
      { numRuns: 200 },
    );
  });

  test('what the learner brought stays, whatever the function becomes', () => {
    fc.assert(
      fc.property(subjects, (made) => {
        const subject = {
          ...made,
          configuration: { ...made.configuration, FunctionName: exampleSubject.configuration.FunctionName },
        };
        const text = toTemplate(subject, account, { text: quirks, resource: 'Hello' });
        const document = parseDocument(text);
        for (const path of [
          ['Parameters'],
          ['Conditions'],
          ['Outputs'],
          ['Resources', 'Table'],
          ['Resources', 'Hello', 'DependsOn'],
          ['Resources', 'Hello', 'Metadata'],
          ['Resources', 'Hello', 'Properties', 'FileSystemConfigs'],
          ['Resources', 'Hello', 'Properties', 'CodeUri'],
          ['Resources', 'Hello', 'Properties', 'Environment', 'Variables', 'TABLE'],
        ])
          expect(String(document.getIn(path, true))).toBe(String(parseDocument(quirks).getIn(path, true)));
        for (const comment of ['# Ours.', '# keep me', '# the file']) expect(text).toContain(comment);
        // And once more: the second export is the first one.
        expect(toTemplate(subject, account, { text, resource: 'Hello' })).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('a template that says nothing new is given back letter by letter', () => {
    const { wishes } = read(quirks);
    const configuration = {
      ...exampleSubject.configuration,
      MemorySize: 256,
      Environment: { Variables: { MODE: 'plain' } },
    };
    expect(wishes.find(({ property }) => property.member === 'MemorySize')?.value).toBe(256);
    const subject = { ...exampleSubject, configuration };
    expect(toTemplate(subject, account, { text: quirks, resource: 'Hello' })).toBe(quirks);
  });

  test('each line of a template is somebody’s', () => {
    const entries = read(quirks).entries;
    const covered = new Set(
      entries.flatMap(({ lines: { from, to } }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
    );
    const structural = /^(#|$| *(Resources|Hello|Properties|Environment|Variables):)/;
    const left = quirks
      .split('\n')
      .filter((line, index) => !covered.has(index + 1) && !structural.test(line));
    expect(left).toEqual([]);
  });
});
