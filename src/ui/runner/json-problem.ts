/** Where and why a text is not JSON, found by the browser's own parser. */
export interface JsonProblem {
  message: string;
  /** Offset in characters; null where the browser does not say. */
  at: number | null;
  line: number | null;
  column: number | null;
}

export function jsonProblem(text: string): JsonProblem | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = offsetOf(message, text);
    if (at === null) return { message, at: null, line: null, column: null };
    const before = text.slice(0, at).split('\n');
    return {
      message: message.replace(/,? (?:in JSON )?at (?:position|line) .*$/s, ''),
      at,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    };
  }
}

/** V8 counts characters, Firefox lines and columns; JavaScriptCore says neither. */
function offsetOf(message: string, text: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, line, column] = /at line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) {
    const lines = text.split('\n').slice(0, Number(line) - 1);
    return lines.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
  }
  return /end of (?:JSON input|data)|EOF/i.test(message) ? text.length : null;
}
