/**
 * What someone has typed and not yet sent, kept for as long as the tab lives. Where the browser refuses storage,
 * it is kept in memory.
 */
const memory = new Map<string, string>();
const prefix = 'lambda-unboxed:typed:';

export function readTyped(key: string): string | null {
  try {
    return sessionStorage.getItem(prefix + key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/** `null` forgets it. */
export function writeTyped(key: string, text: string | null): void {
  if (text === null) memory.delete(key);
  else memory.set(key, text);
  try {
    if (text === null) sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, text);
  } catch {
    // Refused or full: memory has it.
  }
}
