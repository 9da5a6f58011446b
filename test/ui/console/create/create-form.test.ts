import { describe, expect, it } from 'vitest';
import { type CreateForm, emptyForm, parseForm } from '#ui/console/create/create-form.ts';

describe('a form that was left', () => {
  it('comes back', () => {
    const form: CreateForm = {
      ...emptyForm,
      way: 'image',
      functionName: 'half a na',
      runtime: 'nodejs22.x',
      architecture: 'arm64',
      tags: [{ key: 'team', value: '' }],
      subnets: ['subnet-1'],
      functionUrl: true,
    };
    expect(parseForm(JSON.stringify(form))).toEqual(form);
  });

  it('keeps what it understands', () => {
    expect(parseForm('{"functionName":"orders","tags":7,"subnets":[1],"cors":"yes"}')).toEqual({
      ...emptyForm,
      functionName: 'orders',
    });
  });

  it.each([null, '', 'nope', 'null', '5', '{"runtime":"cobol","way":7}'])('is empty after %j', (text) => {
    expect(parseForm(text)).toEqual(emptyForm);
  });
});
