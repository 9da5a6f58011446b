/** What `build/webcontainer-program.ts` makes. */
declare module 'virtual:webcontainer-program' {
  /** Files for the container's working folder: name → text. */
  export const program: Readonly<Record<string, string>>;
}
