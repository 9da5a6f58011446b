/** AWS's labels of a function URL. */
export const urlConsole = {
  cors: 'CORS',
  configureCors: 'Configure cross-origin resource sharing (CORS)',
  origins: 'Allow origin',
  expose: 'Expose headers',
  headers: 'Allow headers',
  methods: 'Allow methods',
  credentials: 'Allow credentials',
  maxAge: 'Max age',
  yes: 'Yes',
  no: 'No',
} as const;
