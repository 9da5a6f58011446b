// Which room of src/ may import what: the one table. src/README.md says it in words.

/**
 * @typedef {object} Room
 * @property {readonly string[]} rooms Other rooms.
 * @property {readonly string[]} content Folders and files of content/.
 * @property {readonly string[] | 'any'} packages npm packages; `any` stands for every package and build-time module.
 */

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  model: { rooms: [], content: ['facts'], packages: ['zod', 'yaml'] },
  machines: { rooms: ['model'], content: [], packages: ['xstate'] },
  engine: { rooms: ['model', 'machines'], content: [], packages: ['xstate'] },
  runtimes: { rooms: ['model', 'machines', 'engine'], content: [], packages: 'any' },
  curriculum: {
    rooms: ['model', 'machines'],
    content: ['facts', 'glossary', 'lessons', 'misunderstandings', 'course.json'],
    packages: 'any',
  },
  ui: {
    rooms: ['model', 'machines', 'engine', 'runtimes', 'curriculum', 'styles'],
    content: ['blueprints'],
    packages: 'any',
  },
  layouts: { rooms: ['model', 'curriculum', 'ui', 'styles'], content: [], packages: 'any' },
  pages: {
    rooms: ['model', 'curriculum', 'ui', 'layouts', 'styles'],
    content: ['fidelity'],
    packages: 'any',
  },
  // The checks that lie beside the lessons.
  'content/lessons': { rooms: ['model', 'curriculum'], content: [], packages: [] },
  // What refutes a common belief, beside it.
  'content/misunderstandings': { rooms: ['model', 'curriculum'], content: [], packages: [] },
  // Style sheets: they import nothing but each other.
  styles: { rooms: [], content: [], packages: 'any' },
};

/** Rooms that know neither the time nor chance: both are arguments there. */
export const pureRooms = ['model', 'machines', 'engine', 'curriculum'];
