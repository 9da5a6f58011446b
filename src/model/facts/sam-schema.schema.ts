import { z } from 'zod';
import { type Kind, kindsOf } from '../sam/schema-kinds.ts';
import { entry } from './provenance.schema.ts';

/** Decided by the `Type` beside it: the entry is called `….Event.` and that type. */
const byType = 'AWS::Serverless::Function.Event';

/** Members of resources and of what is in them, by the name of the resource or of its part. */
export const samSchemaSchema = z
  .record(
    z.string().regex(/^[A-Z][\w:.]*$/),
    entry({
      members: z.record(z.string(), z.string().min(1)).describe('Name of a member → what it may be.'),
      required: z.array(z.string()).describe('Members that have to be there.'),
    }),
  )
  .superRefine((entries, context) => {
    const named = (kinds: readonly Kind[]): string[] =>
      kinds.flatMap((each) => ('of' in each ? named(each.of) : each.kind === 'entry' ? each.name : []));
    for (const [name, { members, required }] of Object.entries(entries)) {
      const missing = [
        ...required.filter((member) => !Object.hasOwn(members, member)),
        ...named(Object.values(members).flatMap(kindsOf)).filter(
          (other) => other !== byType && !Object.hasOwn(entries, other),
        ),
      ];
      for (const what of missing)
        context.addIssue({ code: 'custom', path: [name], message: `knows nothing of ${what}` });
    }
  });
