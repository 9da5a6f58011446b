/**
 * A template's text, read as what it is: YAML or JSON, with comments, tags and everything else that is in it.
 *
 * Nothing is expanded while it is read: CloudFormation takes no aliases, and what is nested without end is turned
 * away before the parser sees it.
 */
import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml';
import { fact } from '../facts/ledger.ts';
import { locateJsonFault } from '../lambda/json-fault.ts';
import { ownFault, type Place, type TemplateFault, templateFault } from './template-fault.ts';

export interface TemplateSource {
  text: string;
  format: 'yaml' | 'json';
  document: Document;
  placeOf(offset: number): Place;
}

export type ReadSource = { ok: true; source: TemplateSource } | { ok: false; fault: TemplateFault };

/** Levels of nesting that the parser is given. No template of a function comes near it. */
const deepest = 100;

const encoder = new TextEncoder();
const start: Place = { line: 1, column: 1, at: 0 };

export function readSource(text: string): ReadSource {
  const fault = (of: TemplateFault): ReadSource => ({ ok: false, fault: of });
  const max = fact('templateBody').value;
  if (text.length > max || encoder.encode(text).length > max)
    return fault(templateFault('tooLarge', start, { max }));
  const deep = tooDeep(text);
  if (deep !== null) {
    const what = `More than ${deepest} levels are nested here.`;
    return fault(ownFault(what, placeIn(text, deep), 'No template needs that many.'));
  }

  const format = /^\s*\{/.test(text) ? 'json' : 'yaml';
  const wrong = format === 'json' ? locateJsonFault(text) : null;
  if (wrong !== null)
    return fault(templateFault('jsonNotWellFormed', placeIn(text, wrong.at), {}, wrong.reason));

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const placeOf = (at: number): Place => {
    const { line, col } = lines.linePos(at);
    return { line: Math.max(1, line), column: Math.max(1, col), at };
  };
  const error = document.errors[0];
  if (error) {
    const advice = error.code === 'MULTIPLE_DOCS' ? 'A second document begins here; a template is one.' : '';
    return fault(
      templateFault('yamlNotWellFormed', placeOf(error.pos[0]), {}, advice === '' ? error.message : advice),
    );
  }
  const alias = firstAlias(document);
  if (alias !== null) return fault(templateFault('aliases', placeOf(alias)));
  return { ok: true, source: { text, format, document, placeOf } };
}

function placeIn(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), at };
}

/** Where the text goes too deep, by brackets, by indentation, or by `- - - -` on one line. */
function tooDeep(text: string): number | null {
  let open = 0;
  let lineAt = 0;
  for (const line of text.split('\n')) {
    const lead = /^(?: |[-?] )*/.exec(line)?.[0] ?? '';
    if (lead.replaceAll(' ', '').length > deepest || lead.length > deepest * 4) return lineAt;
    for (let at = 0; at < line.length; at++) {
      const character = line[at];
      if (character === '[' || character === '{') open++;
      else if ((character === ']' || character === '}') && open > 0) open--;
      if (open > deepest) return lineAt + at;
    }
    lineAt += line.length + 1;
  }
  return null;
}

function firstAlias(document: Document): number | null {
  let found: number | null = null;
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined;
    found = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return found;
}
