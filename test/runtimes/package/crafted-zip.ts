import { deflateRawSync } from 'node:zlib';
import { crc32 } from 'node:zlib';

export interface CraftedEntry {
  path: string;
  content: Uint8Array;
  /** The packed bytes, where they are to be others than those of the content. */
  packed?: Uint8Array;
  method?: number;
  flags?: number;
  /** What the directory says, where it lies. */
  declares?: { size?: number };
  /** Points at the bytes of the first entry instead of bringing its own. */
  shares?: boolean;
}

/** A .zip that says and holds whatever it is told to, as no honest tool would write it. */
export function crafted(entries: readonly CraftedEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { path, content, method = 8, flags = 0, declares, shares = false } = entry;
    const name = Buffer.from(path);
    const packed = Buffer.from(entry.packed ?? deflateRawSync(content));
    const shared = shares && parts.length > 0;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(flags, 8);
    record.writeUInt16LE(method, 10);
    record.writeUInt32LE(crc32(content), 16);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt32LE(declares?.size ?? content.length, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(shared ? 0 : at, 42);
    directory.push(record, name);
    if (shared) continue;
    parts.push(local, name, packed);
    at += local.length + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...parts, list, end]));
}
