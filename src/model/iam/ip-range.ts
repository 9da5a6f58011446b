/** Addresses and ranges of addresses, as 10.0.0.0/16 and 2001:db8::/32. */

/** The address as a number, and how many bits it has; `null`: it is none. */
function addressBits(text: string): { value: bigint; bits: number } | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const bytes = text.split('.').map(Number);
    if (bytes.some((byte) => byte > 255)) return null;
    return { value: bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n), bits: 32 };
  }
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => half.split(':').filter((part) => part !== ''));
  const gap = halves.length === 2 ? 8 - head.length - tail.length : 0;
  const groups = [...head, ...Array<string>(Math.max(0, gap)).fill('0'), ...tail];
  if (groups.length !== 8 || groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { value: groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n), bits: 128 };
}

/** Whether an address lies in a range; a range without a length is one address. */
export function inAddressRange(address: string, range: string): boolean {
  const [base = '', length] = range.split('/');
  const [found, start] = [addressBits(address), addressBits(base)];
  if (!found || !start || found.bits !== start.bits) return false;
  const kept = length === undefined ? start.bits : Number(length);
  if (!(kept >= 0 && kept <= start.bits)) return false;
  const shift = BigInt(start.bits - kept);
  return found.value >> shift === start.value >> shift;
}
