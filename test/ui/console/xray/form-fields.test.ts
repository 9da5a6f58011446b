/** Each control of a form that ends in calls is a member of a request, or it does nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { controls } from '../../../support/form-controls.ts';
import { isAnyMember } from '../../../support/request-members.ts';

const root = new URL('../../../../src/ui/console/function/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.svelte'),
);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

/** How many controls of a component are in no form that ends in calls, and what they are. */
const apart: Readonly<Record<string, readonly [count: number, what: string]>> = {
  'AsynchronousInvocation.svelte': [1, 'whose settings the panel shows'],
  'SendEvents.svelte': [2, 'how many events are sent, and how'],
  'configuration/ConfigurationTab.svelte': [1, 'the list of panels'],
  'configuration/VpcEndpoints.svelte': [4, 'what EC2 is asked'],
  'template/Template.svelte': [2, 'a template has an X-ray of its own'],
  'triggers/SourcePane.svelte': [3, 'what happens at a source'],
  'versions/Invocations.svelte': [2, 'whom events go to, and how many'],
};

/** Members of the requests of other services (botocore@1.43.107: events, iam). */
const others = ['EventPattern', 'ScheduleExpression', 'PolicyDocument'];
const isMember = (path: string): boolean => others.includes(path) || isAnyMember(path);

/** What a component's source names, `member('VpcConfig.SubnetIds')`; of `Tags.${key}` what stands before the key. */
function paths(source: string): string[] {
  const calls = [...source.matchAll(/\b(?:member|at)\(([^()]*)\)/g)].map(([, inside = '']) => inside);
  const texts = calls.flatMap((inside) => [...inside.matchAll(/'([^']*)'|`([^`$]*)/g)]);
  return texts.map(([, text, before]) => (text ?? before ?? '').replace(/\.$/, '')).filter(Boolean);
}

describe('the controls of the function page', () => {
  it.each(files)('%s has none that says nothing of a request', (name) => {
    const silent = controls(read(name)).filter(({ field }) => field === null);
    expect(silent).toHaveLength(apart[name]?.[0] ?? 0);
  });

  it('stand beside what they would send', () => {
    const forms = files.filter((name) => /<form[^>]*onsubmit/.test(read(name)));
    expect(forms.length).toBeGreaterThan(8);
    expect(forms.filter((name) => !read(name).includes('<WithXray') && !(name in apart))).toEqual([]);
  });

  it('would find one', () => {
    expect(
      controls(
        '<form><label data-field={member(path)}><input /></label>{#if a}<select></select>{/if}</form>',
      ),
    ).toEqual([
      { tag: 'input', field: 'member(path)' },
      { tag: 'select', field: null },
    ]);
  });
});

describe('what the controls of the function page say', () => {
  const named = files
    .filter((name) => read(name).includes('xray/member-path.ts'))
    .flatMap((name) => paths(read(name)));

  it.each([...new Set(named)])('%s is a member of a request of AWS’s', (path) => {
    expect(isMember(path)).toBe(true);
  });

  it('would find what AWS does not know', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(paths("{member(key === '' ? 'Tags' : `Tags.${key}`)}")).toEqual(['Tags', 'Tags']);
    expect(isMember('VpcConfig.SubnetIds')).toBe(true);
    for (const wrong of ['VpcConfig.Subnets', 'RoutingConfig.Weights', 'Destination', 'Pattern', 'RuleType'])
      expect(isMember(wrong), wrong).toBe(false);
  });
});
