/** The bytes of a workspace that is held still, copied into a file of their own. The copy is not synchronised yet. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

export type StillBytes = { readonly fd: number; readonly size: number };

const PIECE = 4 * 1024 * 1024;
/** Here SQLite's lock lies on the file; some systems let nobody read it, and nothing is ever stored there. */
const LOCK = { at: 0x40000000, bytes: 512 } as const;

/** The target must not exist; nobody else of the machine may read it. */
export function copyBytes({ fd, size }: StillBytes, target: string, tell: (done: number) => void): void {
  const file = openSync(target, 'wx', 0o600);
  try {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size));
    for (let at = 0; at < size; ) {
      const end = at < LOCK.at ? Math.min(size, LOCK.at) : size;
      const wanted = Math.min(piece.length, end - at);
      const read = readSync(fd, piece, 0, wanted, at);
      if (read === 0) throw new Error('The workspace became shorter while it was copied.');
      for (let done = 0; done < read; ) done += writeSync(file, piece, done, read - done, at + done);
      at += read;
      if (at === LOCK.at) at += LOCK.bytes;
      tell(Math.min(at, size));
    }
  } finally {
    closeSync(file);
  }
}
