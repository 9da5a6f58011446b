/** What the page knows of the files that `build/embedded-runner.ts` makes. */
declare module 'virtual:embedded-runner' {
  /** The program of its workers. */
  export const workerAddress: string;
  /** Parts of that program which only some handlers need. */
  export const partAddresses: Readonly<Record<'crypto' | 'zlib' | 'brotli', string>>;
  /** Clients of AWS's SDK, each one CommonJS module. */
  export const sdkAddresses: Readonly<
    Record<'client-s3' | 'client-sqs' | 'client-dynamodb' | 'client-lambda', string>
  >;
  /** The JavaScript of AWS's runtime client for each runtime. */
  export const runtimeClientAddresses: Readonly<Record<'nodejs24.x' | 'nodejs22.x', string>>;
}

/** Apart, for pages that only keep it. */
declare module 'virtual:embedded-runner/frame' {
  /** The document of the sandboxed frame. */
  export const frameAddress: string;
}
