/**
 * Looks at a file before SQLite touches it: is it there, a file, readable, a Hurdle workspace of a known version,
 * and whole? Or an encrypted one, of which only the outside can be seen? Reads the first 100 bytes only, never writes.
 */
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { HostError } from '../contract/host-error.ts';
import { sealedPageSize } from './cipher/sealed-header.ts';
import { damaged, denied, foreign, isFolder, missing, newer } from './store-failure.ts';

/** "HURL" in the place where SQLite keeps the application id. */
export const APPLICATION_ID = 0x4855524c;
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

export type FileCheck = { readonly writable: boolean; readonly encrypted: boolean };

export function checkFile(path: string, knownVersion: number): Result<FileCheck, HostError> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return err(missing());
  if (stat.isDirectory()) return err(isFolder());
  if (!stat.isFile()) return err(foreign());
  const header = readHeader(path);
  if (header === 'denied') return err(denied());
  if (header.length < 100) return err(foreign());
  const writable = mayWrite(path) && mayWrite(dirname(path));
  if (!header.subarray(0, 16).equals(MAGIC)) {
    const sealed = sealedPageSize(header);
    if (sealed === null) return err(foreign());
    if (stat.size % sealed !== 0 && !hasLog(path)) return err(damaged());
    return ok({ writable, encrypted: true });
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) return err(foreign());
  const version = header.readUInt32BE(60);
  if (version > knownVersion) return err(newer(version, knownVersion));

  const rawPageSize = header.readUInt16BE(16);
  const pageSize = rawPageSize === 1 ? 65536 : rawPageSize;
  // A log with frames may hold the end of a file whose checkpoint was cut short; SQLite then completes it.
  if (!hasLog(path) && stat.size < pageSize * header.readUInt32BE(28)) return err(damaged());
  return ok({ writable, encrypted: false });
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function readHeader(path: string): Buffer | 'denied' {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return 'denied';
  }
  try {
    const header = Buffer.alloc(100);
    return header.subarray(0, readSync(file, header, 0, 100, 0));
  } catch {
    return 'denied';
  } finally {
    closeSync(file);
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
