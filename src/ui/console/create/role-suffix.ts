/** Eight lower-case letters and digits, as the console appends them to a role's name. */
export function roleSuffix(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const random = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(random, (byte) => alphabet[byte % alphabet.length]).join('');
}
