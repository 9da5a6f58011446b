/**
 * CodeMirror, set up for a handler or an event. Loaded on demand: it is the heaviest part of a page.
 */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { type EditorLanguage, isMute, languageOf, speak } from './editor-languages.ts';
import { editorTheme } from './editor-theme.ts';
import { words } from './editor.words.ts';

export interface EditorDocument {
  /** Documents with the same key share one undo history. */
  key: string;
  text: string;
  language: EditorLanguage;
  label: string;
  readOnly: boolean;
}

export interface EditorProblem {
  /** Offset in characters. */
  at: number;
  message: string;
}

/** First and last line, from 1. */
export interface EditorLines {
  from: number;
  to: number;
}

export interface CodeEditor {
  show(document: EditorDocument): void;
  /** Text that was typed before there was an editor, and that the page knows of already. */
  take(text: string): void;
  mark(problem: EditorProblem | null): void;
  /** Lights up these lines and brings them into view. */
  highlight(lines: EditorLines | null): void;
  focus(): void;
  destroy(): void;
}

const fromOutside = Annotation.define<true>();

export function createCodeEditor(
  host: HTMLElement,
  first: EditorDocument,
  onChange: (key: string, text: string) => void,
  onLine?: (line: number) => void,
): CodeEditor {
  // In a shadow root CodeMirror uses constructed style sheets, which the page's policy lets through; in the
  // document it would add a <style> element, which the policy refuses.
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const states = new Map<string, EditorState>();
  const access = new Compartment();
  let shown = first;
  let ended = false;

  const stateOf = (document: EditorDocument): EditorState =>
    EditorState.create({
      doc: document.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        search({ top: true }),
        lintGutter(),
        languageOf(document.language),
        litLines,
        editorTheme,
        EditorView.lineWrapping,
        access.of(accessOf(document)),
        tabLeavesUntilTyping,
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        EditorView.updateListener.of((update) => {
          const theirs = update.transactions.some((transaction) => transaction.annotation(fromOutside));
          if (update.docChanged && !theirs) onChange(shown.key, update.state.doc.toString());
          if (update.selectionSet && !theirs && update.view.hasFocus)
            onLine?.(update.state.doc.lineAt(update.state.selection.main.head).number);
        }),
      ],
    });

  const view = new EditorView({ parent: root, root, state: stateOf(first) });
  function colour({ key, language }: EditorDocument): void {
    void speak(view, language, () => !ended && shown.key === key && shown.language === language);
  }
  if (isMute(view.state, first.language)) colour(first);
  view.setTabFocusMode(true);

  function replace(text: string): void {
    const old = view.state.doc.toString();
    if (old === text) return;
    view.dispatch({
      changes: { from: 0, to: old.length, insert: text },
      annotations: fromOutside.of(true),
    });
  }

  return {
    show(document) {
      const isOther = document.key !== shown.key;
      if (isOther) {
        states.set(shown.key, view.state);
        view.setState(states.get(document.key) ?? stateOf(document));
        view.setTabFocusMode(true);
      }
      // The page learns a little later what was typed: until then it still gives the text from before.
      const isNews = isOther || document.text !== shown.text;
      const speaksOtherwise = !isOther && document.language !== shown.language;
      shown = document;
      if (speaksOtherwise || isMute(view.state, document.language)) colour(document);
      view.dispatch({ effects: access.reconfigure(accessOf(document)) });
      // What came from elsewhere (a discarded draft, another tab) is one more change: undo brings back what was there.
      if (isNews) replace(document.text);
    },
    take: replace,
    mark(problem) {
      const at = Math.min(problem?.at ?? 0, view.state.doc.length);
      const diagnostics = problem
        ? [
            {
              from: Math.max(0, at === view.state.doc.length ? at - 1 : at),
              to: Math.min(at + 1, view.state.doc.length),
              severity: 'error' as const,
              message: problem.message,
            },
          ]
        : [];
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    highlight(lines) {
      const { doc } = view.state;
      const first = doc.line(Math.min(Math.max(1, lines?.from ?? 1), doc.lines));
      const effects: StateEffect<unknown>[] = [light.of(lines)];
      if (lines && !view.hasFocus)
        effects.push(EditorView.scrollIntoView(first.from, { y: 'nearest', yMargin: 40 }));
      view.dispatch({ effects });
    },
    focus: () => view.focus(),
    destroy() {
      ended = true;
      view.destroy();
    },
  };
}

const light = StateEffect.define<EditorLines | null>();
const lit = Decoration.line({ class: 'cm-lit' });
const litLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(light)) continue;
      const { doc } = transaction.state;
      const { from, to } = effect.value ?? { from: 1, to: 0 };
      const numbers = Array.from(
        { length: Math.max(0, Math.min(to, doc.lines) - from + 1) },
        (_, n) => from + n,
      );
      return Decoration.set(numbers.map((number) => lit.range(doc.line(number).from)));
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function accessOf(document: EditorDocument): Extension {
  return [
    EditorState.readOnly.of(document.readOnly),
    EditorView.contentAttributes.of({
      'aria-label': document.label,
      tabindex: '0',
      'aria-description': words.leave,
      ...(document.readOnly ? { 'aria-readonly': 'true' } : {}),
    }),
  ];
}

/** Tab passes through the editor like through any field, until someone clicks or types in it. */
const tabLeavesUntilTyping: Extension = [
  EditorView.domEventHandlers({
    pointerdown: (_event, view) => void view.setTabFocusMode(false),
    blur: (_event, view) => void view.setTabFocusMode(true),
  }),
  // Not `beforeinput`: where the browser edits through an EditContext, as on Android, there is none.
  EditorView.updateListener.of(({ transactions, view }) => {
    if (transactions.some((transaction) => transaction.isUserEvent('input'))) view.setTabFocusMode(false);
  }),
  Prec.lowest(
    keymap.of([
      {
        key: 'Escape',
        run(view) {
          view.setTabFocusMode(true);
          return false;
        },
      },
    ]),
  ),
];
