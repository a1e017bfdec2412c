/**
 * What an encrypted workspace looks like from outside: 16 bytes of salt, then the eight bytes of SQLite's header that
 * the cipher leaves readable (page size, versions, 32 bytes kept free on each page for nonce and tag).
 */
import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that the cipher keeps free at the end of each page. */
const RESERVED = 32;

/** The size of a page, or null when this is no file of ours that is encrypted. */
export function sealedPageSize(header: Buffer): number | null {
  if (header.length < 24) return null;
  const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  const isPower = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  const versions = [header[18], header[19]].every((version) => version === 1 || version === 2);
  // Fixed fractions of SQLite's format: https://www.sqlite.org/fileformat2.html#the_database_header
  const fractions = header[21] === 64 && header[22] === 32 && header[23] === 32;
  return isPower && versions && fractions && header[20] === RESERVED ? pageSize : null;
}

/** Whether the file is encrypted under the key with this salt; with null, whether it is not encrypted at all. */
export function sealedWith(path: string, salt: Buffer | null): boolean {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(100);
    readSync(file, header, 0, 100, 0);
    if (sealedPageSize(header) === null) return salt === null;
    return salt !== null && header.subarray(0, 16).equals(salt);
  } finally {
    closeSync(file);
  }
}
