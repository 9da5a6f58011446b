/** Why a path cannot lie under `/var/task`, or null when it can. `longest` is in characters. */
export function pathFault(path: string, longest = 200): string | null {
  if (path === '') return 'it is empty';
  if (path.length > longest) return `it has more than ${longest} characters`;
  if (path.startsWith('/')) return 'it begins with a slash';
  if (path.includes('\\')) return 'it has a backslash';
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'it has a control character';
  const parts = path.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'it has a "." or ".." part';
  if (parts.includes('')) return 'it has an empty part';
  if (parts.includes('__proto__')) return 'it has a "__proto__" part';
  return null;
}
