import { describe, expect, it } from 'vitest';
import { presetIds, presets, readForm } from '#ui/lifecycle/by-hand/hand-request.view.ts';

const form = { method: 'POST', path: '/x', headers: '', body: 'ab', fill: '' };

describe('a request by hand', () => {
  it('begins with the id of the event that there is', () => {
    expect(presets('abc').response.path).toBe('/2018-06-01/runtime/invocation/abc/response');
    expect(presets('abc').error.path).toBe('/2018-06-01/runtime/invocation/abc/error');
    expect(presets('abc').stranger.path).not.toContain('abc');
  });

  it.each(presetIds)('%s can be sent as it is', (id) => {
    expect(readForm(presets('abc')[id])).toMatchObject({ ok: true });
  });

  it('has headers, one to a line', () => {
    expect(readForm({ ...form, headers: 'A: 1\n\n b-c:two words \n'.replace(' b', 'b') })).toEqual({
      ok: true,
      request: { method: 'POST', path: '/x', headers: { A: '1', 'b-c': 'two words' }, body: 'ab' },
    });
    expect(readForm({ ...form, headers: 'A: 1\nnonsense' })).toEqual({
      ok: false,
      problem: 'Line 2 of the headers is not “Name: value”.',
    });
  });

  it('may be filled up, in bytes', () => {
    const filled = readForm({ ...form, body: 'é', fill: '10' });
    expect(filled.ok && new TextEncoder().encode(filled.request.body).length).toBe(10);
    expect(readForm({ ...form, fill: '1' })).toMatchObject({ request: { body: 'ab' } });
    for (const fill of ['-1', 'many', '1.5', '99999999999']) {
      expect(readForm({ ...form, fill })).toMatchObject({ ok: false });
    }
  });

  it('has a path', () => {
    expect(readForm({ ...form, path: 'next' })).toMatchObject({ ok: false });
  });
});
