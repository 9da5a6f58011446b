/** A name: it is the same in every language. */
export const siteName = 'Lambda Unboxed';
