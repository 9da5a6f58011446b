import { expect, it } from 'vitest';
import { sourceName } from '#ui/reference/source.view.ts';

it.each([
  [
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    'AWS guide, gettingstarted-limits',
  ],
  ['https://github.com/aws/aws-cli/issues/3229', 'aws/aws-cli'],
  ['https://www.example.org/a/b', 'example.org'],
  ['aws-lambda-ric@4.0.2:index.mjs', 'aws-lambda-ric@4.0.2'],
  ['botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json#Invoke', 'botocore@1.43.107, Invoke'],
  ['@aws-sdk/client-lambda@3.1164.0:dist-types/models/enums.d.ts', '@aws-sdk/client-lambda@3.1164.0'],
])('names %s', (source, name) => {
  expect(sourceName(source)).toBe(name);
});
