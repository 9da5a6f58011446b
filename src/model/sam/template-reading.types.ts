import type { ApiAction } from '../lambda/api-call.ts';
import type { FunctionProperty, FunctionType, PropertyValue } from './function-property.ts';
import type { PolledEvent } from './template-events.ts';
import type { TemplateFault } from './template-fault.ts';
import type { TemplateSource } from './template-source.ts';

/** What becomes of some lines of a template. */
export type Fate =
  /** They become a member of a call. */
  | { fate: 'member'; action: ApiAction; member: string; value: PropertyValue }
  /** They would, but stand for something that is known only when a stack is made. */
  | { fate: 'unresolved'; intrinsic: string }
  /** The site cannot carry them out: they stay in the template as they are. */
  | { fate: 'kept'; note: string };

export type TemplateEntry = Fate & {
  /** `Resources.Hello.Properties.MemorySize`. */
  path: string;
  /** First and last line, from 1. */
  lines: { from: number; to: number };
  /** Index of the first character. */
  at: number;
};

/** A property, and what the template wants it to be; undefined: it stays as it is. */
export interface Wish {
  property: FunctionProperty;
  value: PropertyValue | undefined;
  /** What of a list stands in `Globals`; the function's own lines come behind it. */
  shared?: readonly string[];
}

export interface TemplateReading {
  source: TemplateSource;
  /** Logical id of the function's resource. */
  resource: string;
  type: FunctionType;
  /** Logical ids of all functions in the template. */
  functions: readonly string[];
  wishes: readonly Wish[];
  /** Mappings that it wants; `null`: some cannot be worked out, or its kind of resource has none. */
  events: readonly PolledEvent[] | null;
  /** In the order of the lines. */
  entries: readonly TemplateEntry[];
}

export type ReadTemplate = { ok: true; reading: TemplateReading } | { ok: false; fault: TemplateFault };
