import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wordedRooms } from '../../scripts/eslint/worded-rooms.mjs';

const docs = readFileSync('docs/languages.md', 'utf8');
const rooms = readdirSync('src/ui', { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? `src/ui/${entry.name}` : []))
  .concat('src/layouts', 'src/pages', 'src/curriculum', 'src/machines');

it.each(rooms)('%s has its words apart, or is named among those that have not', (room) => {
  expect(docs.includes(`\`${room}\``)).toBe(!wordedRooms.includes(room));
});
