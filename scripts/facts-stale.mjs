// `npm run facts:stale`: facts that were read more than 180 days ago, the oldest first. `-- --on 2027-06-01` asks
// for another day than today, `-- --days 90` for another age.
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { datedFacts, staleAfterDays, staleFacts } from '../src/curriculum/stale-facts.ts';

const { values } = parseArgs({
  options: {
    on: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    days: { type: 'string', default: String(staleAfterDays) },
  },
});
const { on } = values;
const days = Number(values.days);
if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on)) || !(days >= 0)) {
  console.error('Say the day as --on YYYY-MM-DD and the age as --days 180.');
  process.exit(2);
}

const facts = globSync('content/facts/*.json')
  .toSorted()
  .flatMap((file) => {
    const name = file.replaceAll('\\', '/').slice('content/facts/'.length, -'.json'.length);
    return datedFacts(name, JSON.parse(readFileSync(file, 'utf8')));
  });
const stale = staleFacts(facts, on, days);
for (const { key, asOf, ageDays } of stale) console.log(`${asOf}  ${ageDays} days  content/facts/${key}`);
console.log(
  stale.length === 0
    ? `None of ${facts.length} facts is older than ${days} days on ${on}.`
    : `${stale.length} of ${facts.length} facts are older than ${days} days on ${on}. Read their sources again, then set asOf.`,
);
