/** Languages that the editor colours. Those of handlers and events come with it; YAML, when it is asked for. */
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { Compartment, type EditorState, type Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

export type EditorLanguage = 'javascript' | 'json' | 'yaml' | 'text';

const atOnce = { javascript, json, text: () => [] } as const;
const slot = new Compartment();

export function languageOf(language: EditorLanguage): Extension {
  return slot.of(language === 'yaml' ? [] : atOnce[language]());
}

/**
 * Gives the view another language; YAML as soon as it is there.
 * @param still whether the view has not been given another one meanwhile
 */
export async function speak(view: EditorView, language: EditorLanguage, still: () => boolean): Promise<void> {
  const extension = language === 'yaml' ? await yaml() : atOnce[language]();
  if (extension !== null && still()) view.dispatch({ effects: slot.reconfigure(extension) });
}

/** `null`: it cannot be loaded, and the text stays plain. */
function yaml(): Promise<Extension | null> {
  return import('./yaml-language.ts').then(
    ({ templateYaml }) => templateYaml,
    () => null,
  );
}

/** Whether nothing has been loaded yet for a language that comes later. */
export function isMute(state: EditorState, language: EditorLanguage): boolean {
  const given = slot.get(state);
  return language === 'yaml' && Array.isArray(given) && given.length === 0;
}
