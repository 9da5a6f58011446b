/** AWS's labels on the console's template of a function. */
export const templateConsole = { template: 'Template', download: 'Download AWS SAM file' } as const;
