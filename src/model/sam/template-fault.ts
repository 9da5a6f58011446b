/** What is wrong with a template, where, and in whose words. */
import templateMessages from '#content/facts/template-messages.json' with { type: 'json' };

type TemplateMessage = keyof typeof templateMessages;

export interface TemplateFault {
  /** AWS's own sentence where it has one. */
  message: string;
  /** Whether the sentence is AWS's. */
  aws: boolean;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Index of the character. */
  at: number;
  /** What to do about it. */
  advice?: string;
}

export interface Place {
  line: number;
  column: number;
  at: number;
}

/** The sentence of CloudFormation or SAM, with its placeholders filled in. */
export function templateFault(
  message: TemplateMessage,
  place: Place,
  fillIns: Readonly<Record<string, string | number>> = {},
  advice?: string,
): TemplateFault {
  const values: Readonly<Record<string, string | number>> = { ...place, ...fillIns };
  const text = templateMessages[message].text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${message} needs {${name}}`);
    return String(value);
  });
  return { message: text, aws: true, ...place, ...(advice === undefined ? {} : { advice }) };
}

/** Something that only this site says. */
export function ownFault(message: string, place: Place, advice?: string): TemplateFault {
  return { message, aws: false, ...place, ...(advice === undefined ? {} : { advice }) };
}
