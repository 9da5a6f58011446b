import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { ownWords } from './scripts/eslint/own-words.mjs';
import { roomImports } from './scripts/eslint/room-imports.mjs';
import { pureRooms } from './scripts/eslint/rooms.mjs';
import { wordedRooms } from './scripts/eslint/worded-rooms.mjs';
import svelteConfig from './svelte.config.js';

const island = [
  // <X client:load /> and <X client:only="svelte" />
  { selector: 'JSXAttribute[name.namespace.name="client"]', message: 'client:* belongs in src/ui/blocks/.' },
];

export default defineConfig(
  globalIgnores(['dist/', '.astro/', 'test-results/', 'coverage/', 'content/**/{handler,solution,wrong}/']),
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  astro.configs.recommended,
  astro.configs['jsx-a11y-recommended'],
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte', '.astro'],
      },
    },
    plugins: { rooms: { rules: { imports: roomImports, 'own-words': ownWords } } },
    rules: {
      'max-lines': ['error', 400],
      // What AWS refuses in a name, and terminals' colours, are control characters.
      'no-control-regex': 'off',
      'rooms/imports': 'error',
      // Many maps here are not for a view to watch.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: wordedRooms.map((room) => (/\.\w+$/.test(room) ? room : `${room}/**`)),
    rules: { 'rooms/own-words': 'error' },
  },
  { files: ['**/*.machine.ts'], rules: { 'max-lines': 'off' } },
  {
    // Node.js as a worker shows it: it replaces methods of built-in objects, evaluates the learner's code, and
    // has functions that are async because Node's are.
    files: ['src/runtimes/embedded/worker/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.astro'],
    ignores: ['src/ui/blocks/**'],
    rules: { 'no-restricted-syntax': ['error', ...island] },
  },
  {
    files: pureRooms.map((room) => `src/${room}/**`),
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'queueMicrotask'],
        ...['performance', 'crypto', 'window', 'document', 'self', 'globalThis', 'localStorage', 'fetch'],
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-restricted-syntax': [
        'error',
        // `new Date(instant)` is arithmetic; whatever reads a clock or the machine's time zone is not.
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length!=1]',
          message: 'Time is an argument.',
        },
        { selector: 'CallExpression[callee.name="Date"]', message: 'Time is an argument.' },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'Time is an argument.',
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$/]',
          message: 'Use the UTC form: the reader’s time zone is not ours to read.',
        },
      ],
    },
  },
  {
    files: ['**/*.astro', '**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    // Playwright reads from this pattern which fixtures are needed.
    files: ['test/e2e/support/**'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['**/*.astro'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
);
