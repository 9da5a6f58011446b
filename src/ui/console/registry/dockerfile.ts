/** Reads a Dockerfile, with the parser that editors use for it. */
import { type Dockerfile, DockerfileParser, JSONInstruction, PropertyInstruction } from 'dockerfile-ast';
import type { Instruction } from '#model/lambda/image-stage.ts';

/**
 * The parser looks for a byte order mark with Node.js's own `Buffer`, which a browser has not: it is lent one for as
 * long as it reads.
 */
function parsed(dockerfile: string): Dockerfile {
  if ('Buffer' in globalThis) return DockerfileParser.parse(dockerfile);
  const lent = { from: (text: string) => new TextEncoder().encode(text) };
  try {
    Object.defineProperty(globalThis, 'Buffer', { value: lent, configurable: true });
    return DockerfileParser.parse(dockerfile);
  } finally {
    Reflect.deleteProperty(globalThis, 'Buffer');
  }
}

export function instructionsOf(dockerfile: string): Instruction[] {
  return parsed(dockerfile)
    .getInstructions()
    .map((instruction) => {
      const json = instruction instanceof JSONInstruction ? instruction : null;
      const strings = json?.getJSONStrings() ?? [];
      const isExec = json?.getOpeningBracket() != null && json.getClosingBracket() != null;
      const pairs = instruction instanceof PropertyInstruction ? instruction.getProperties() : [];
      return {
        keyword: instruction.getKeyword(),
        line: instruction.getRange().start.line + 1,
        text: instruction.getTextContent().replaceAll(/\\\s*\n\s*/g, ''),
        args: instruction.getArguments().map((argument) => argument.getValue()),
        exec: isExec ? strings.map((each) => each.getJSONValue()) : null,
        flags: Object.fromEntries(
          (json?.getFlags() ?? []).map((flag) => [flag.getName(), flag.getValue() ?? '']),
        ),
        pairs: pairs.map((pair) => [pair.getName(), pair.getValue() ?? ''] as const),
      };
    });
}
