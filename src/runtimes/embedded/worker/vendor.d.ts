/** A package's own program as text; `build/embedded-runner.ts` puts it there. */
declare module '*?text' {
  const text: string;
  export default text;
}
