/** What chance begins with until the reader takes something else. */
export const firstSeed = 'a';
