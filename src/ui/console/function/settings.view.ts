/** A panel of settings: what is configured, what was typed, and the request that lies between them. */
import { z } from 'zod';
import type { ApiError } from '#model/lambda/api-call.ts';
import type {
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from '#model/lambda/configuration.ts';
import { fields } from '#model/lambda/fields.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { words } from './settings.words.ts';

/** The fields that are one line of text or a number. */
export type SettingId = 'description' | 'memory' | 'timeout' | 'ephemeralStorage' | 'runtime' | 'handler';

/** As typed, right or wrong. */
export type SettingTexts = Partial<Record<SettingId, string>>;

export const settingIds: readonly SettingId[] = [
  'description',
  'memory',
  'timeout',
  'ephemeralStorage',
  'runtime',
  'handler',
];

const textsSchema = z.record(z.string(), z.string());

/** What was typed and kept as JSON, or null where it is not that. */
export function readSettingTexts(text: string): SettingTexts | null {
  try {
    const found = textsSchema.parse(JSON.parse(text));
    return Object.fromEntries(
      settingIds.filter((id) => found[id] !== undefined).map((id) => [id, found[id]]),
    );
  } catch {
    return null;
  }
}

export function settingText(id: SettingId, configuration: FunctionConfiguration): string {
  return String(fields[id].fromRequest(configuration) ?? '');
}

/** What of the typed texts differs from the configuration, as a request; null when nothing does. */
export function settingsRequest(
  texts: SettingTexts,
  configuration: FunctionConfiguration,
): UpdateFunctionConfigurationRequest | null {
  const request: UpdateFunctionConfigurationRequest = { FunctionName: configuration.FunctionName };
  for (const id of ids(texts)) {
    const text = texts[id] ?? '';
    if (text !== settingText(id, configuration)) Object.assign(request, members(id, text));
  }
  return Object.keys(request).length > 1 ? request : null;
}

/** The texts as they stand, changed or not. */
export function settingsAsTheyAre(
  texts: SettingTexts,
  { FunctionName }: FunctionConfiguration,
): UpdateFunctionConfigurationRequest {
  return ids(texts).reduce<UpdateFunctionConfigurationRequest>(
    (request, id) => ({ ...request, ...members(id, texts[id] ?? '') }),
    { FunctionName },
  );
}

/** What AWS would say of each text as it stands. */
export function settingErrors(
  texts: SettingTexts,
  configuration: FunctionConfiguration,
  state: RuleState,
): Partial<Record<SettingId, string>> {
  const found: [SettingId, string][] = [];
  for (const id of ids(texts)) {
    const text = texts[id] ?? '';
    if (text === settingText(id, configuration)) continue;
    const error = refusalOf(id, text, state);
    if (error !== null) found.push([id, error]);
  }
  return Object.fromEntries(found);
}

function refusalOf(id: SettingId, text: string, state: RuleState): string | null {
  const said = (error: ApiError | null): string | null => error?.message ?? null;
  switch (id) {
    case 'description':
    case 'handler':
      return said(fields[id].refuse(text, state));
    case 'runtime':
      return said(fields.runtime.refuse(text, state));
    case 'memory':
    case 'timeout':
    case 'ephemeralStorage':
      if (!/^\d+$/.test(text.trim())) {
        const { label, unit } = fields[id];
        return unit === 's' ? words.wholeSeconds(label) : words.wholeMegabytes(label);
      }
      return said(fields[id].refuse(Number(text), state));
  }
}

function members(id: SettingId, text: string): Partial<UpdateFunctionConfigurationRequest> {
  switch (id) {
    case 'description':
      return fields.description.toRequest(text);
    case 'handler':
      return fields.handler.toRequest(text);
    case 'runtime':
      return fields.runtime.toRequest(text);
    case 'memory':
    case 'timeout':
    case 'ephemeralStorage':
      return fields[id].toRequest(Number(text));
  }
}

function ids(texts: SettingTexts): SettingId[] {
  return settingIds.filter((id) => texts[id] !== undefined);
}
