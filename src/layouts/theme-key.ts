/** Where a reader's choice of theme is kept; absent means the system's. */
export const themeKey = 'lambda-unboxed:theme';
