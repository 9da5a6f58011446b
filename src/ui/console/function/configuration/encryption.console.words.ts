/** AWS's labels of the key for environment variables. */
export const encryptionConsole = {
  key: 'AWS KMS key to encrypt at rest',
  preset: '(default) aws/lambda',
} as const;
