/** The name that somebody who wrote `wrong` most likely meant; undefined: none comes near. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const small = wrong.toLowerCase();
  const [best] = names
    .map((name) => ({ name, far: distance(small, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= 2 || isBeginning(small, name.toLowerCase()))
    .sort((a, b) => a.far - b.far);
  return best?.name;
}

function isBeginning(one: string, other: string): boolean {
  return Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one));
}

/** Letters to put in, take out or change until the one is the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to++)
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (letter === other[to - 1] ? 0 : 1),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
