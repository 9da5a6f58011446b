export const isIPv4 = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);
export const isIPv6 = (text: string): boolean => text.includes(':') && URL.canParse(`http://[${text}]`);
