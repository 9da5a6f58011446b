/** A package's own program as text; `build/embedded-runner.ts` puts it there. */
declare module '*?text' {
  const text: string;
  export default text;
}

/** The library as modules of its own, of which a bundler keeps what is called. */
declare module 'tslib/tslib.es6.js' {
  export { __exportStar, __importDefault, __importStar } from 'tslib';
}
