/** Values as lines of text, each with the controls that it comes from. */

export interface XrayLine {
  text: string;
  /** Names of controls (`data-field`), the most particular first; empty: no control says this. */
  fields: readonly string[];
}

/** One view of what a form says. */
export interface XrayPart {
  id: 'request' | 'cli' | 'iam' | 'sam' | 'machine';
  title: string;
  about: string;
  lines: readonly XrayLine[];
}

/** Which controls say what stands at a path: `lambda:CreateFunction.VpcConfig.SubnetIds`. */
export type FieldsAt = (path: string) => readonly string[];

/** Of the members that a line says, the controls that the form has for them. */
export type Only = (paths: readonly string[]) => string[];

/** What a control says of the request, as it stands there, in one line of text. */
export function ownWords(parts: readonly XrayPart[], field: string | null): string {
  const [request] = parts;
  if (field === null || !request) return '';
  const own = request.lines.filter(({ fields }) => fields.includes(field)).map(({ text }) => text.trim());
  return own.join(' ').replace(/,$/, '');
}

/** JSON with two spaces for each level. */
export function jsonLines(value: unknown, path: string, fieldsAt: FieldsAt): XrayLine[] {
  return json(value, path, '', '', fieldsAt);
}

function json(value: unknown, path: string, indent: string, key: string, fieldsAt: FieldsAt): XrayLine[] {
  const fields = fieldsAt(path);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inner = entriesOf(value);
  if (inner === null) return [{ text: `${indent}${key}${JSON.stringify(value)}`, fields }];
  if (inner.length === 0) return [{ text: `${indent}${key}${open}${close}`, fields }];
  const lines = inner.flatMap(([name, each], index) => {
    const label = Array.isArray(value) ? '' : `${JSON.stringify(name)}: `;
    const made = json(each, `${path}.${name}`, `${indent}  `, label, fieldsAt);
    const last = made.at(-1);
    return last && index < inner.length - 1 ? made.with(-1, { ...last, text: `${last.text},` }) : made;
  });
  return [{ text: `${indent}${key}${open}`, fields }, ...lines, { text: `${indent}${close}`, fields }];
}

/** YAML in block style. Its scalars are JSON where they could be read as something else. */
export function yamlLines(value: object, path: string, fieldsAt: FieldsAt, indent = ''): XrayLine[] {
  const list = Array.isArray(value);
  return (entriesOf(value) ?? []).flatMap(([name, each]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const fields = fieldsAt(at);
    const lead = list ? `${indent}- ` : `${indent}${plain(name)}:`;
    const inner = entriesOf(each);
    if (inner === null || inner.length === 0) {
      const text = inner === null ? scalar(each) : Array.isArray(each) ? '[]' : '{}';
      return [{ text: list ? `${lead}${text}` : `${lead} ${text}`, fields }];
    }
    if (typeof each !== 'object' || each === null) return [];
    if (!list) return [{ text: lead, fields }, ...yamlLines(each, at, fieldsAt, `${indent}  `)];
    const [first, ...rest] = yamlLines(each, at, fieldsAt, `${indent}  `);
    return first ? [{ ...first, text: `${lead}${first.text.trimStart()}` }, ...rest] : [];
  });
}

function entriesOf(value: unknown): [string, unknown][] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).filter(([, each]) => each !== undefined);
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? plain(value) : JSON.stringify(value);
}

/** Without quotes only where YAML cannot read more into it than the text. */
function plain(text: string): string {
  const safe = /^[A-Za-z_./][\w./-]*( [\w./-]+)*$/.test(text);
  return safe && !/^(true|false|yes|no|on|off|null|y|n|~)$/i.test(text) ? text : JSON.stringify(text);
}
