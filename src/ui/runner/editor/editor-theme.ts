import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * CodeMirror's own colours miss the contrast of WCAG AA; these are the site's. The editor lives in a shadow
 * root, into which only custom properties reach.
 */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], color: 'light-dark(#8a0f1c, #ff9492)' },
  { tag: [tags.typeName, tags.className], color: 'light-dark(#023b95, #91cbff)' },
  { tag: [tags.string, tags.regexp], color: 'light-dark(#03563a, #7ee2b8)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'light-dark(#622cbc, #dbb7ff)' },
  { tag: tags.propertyName, color: 'light-dark(#023b95, #91cbff)' },
  { tag: tags.comment, color: 'var(--text-muted)', fontStyle: 'italic' },
  { tag: tags.invalid, textDecoration: 'underline wavy' },
]);

export const editorTheme = [
  syntaxHighlighting(colours),
  EditorView.theme({
    '&': { color: 'inherit', backgroundColor: 'transparent', fontSize: 'inherit', height: '100%' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.55' },
    '.cm-content': { caretColor: 'currentColor', padding: '0.6rem 0' },
    '.cm-cursor': { borderLeftColor: 'currentColor', borderLeftWidth: '2px' },
    '.cm-gutters': { color: 'inherit', backgroundColor: 'transparent', border: 'none' },
    '.cm-lineNumbers .cm-gutterElement': { paddingLeft: '0.8rem', paddingRight: '0.6rem' },
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'color-mix(in oklab, currentColor 6%, transparent)',
    },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in oklab, currentColor 18%, transparent)',
    },
    '.cm-lit': {
      backgroundColor: 'color-mix(in oklab, var(--init-fill) 24%, transparent)',
      boxShadow: 'inset 3px 0 0 var(--init-fill)',
    },
    '.cm-matchingBracket': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-matchingBracket': {
      backgroundColor: 'transparent',
      outline: '1px solid currentColor',
    },
    '.cm-panels': { color: 'inherit', backgroundColor: 'transparent' },
    '.cm-tooltip': { color: 'CanvasText', backgroundColor: 'Canvas' },
  }),
];
