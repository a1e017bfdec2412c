/**
 * An open workspace held still, so that another thread can read its bytes while the work in it goes on: what is written
 * meanwhile goes to the log beside it. One hold at a time. The file must not be opened and closed by anybody else of
 * this process: on some systems that lets go of SQLite's lock; so it is opened once here, and closed after the database.
 */
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import type { Database as Db } from 'better-sqlite3';

export type Held = {
  /** For reading by position only. */
  readonly fd: number;
  readonly size: number;
  /** Whether nothing was written since, so that the bytes are still all there is. */
  readonly unchanged: () => boolean;
  readonly letGo: () => void;
};

export type StillFile = {
  /** Null while something is being written in pieces, or another hold lasts. */
  readonly hold: () => Held | null;
  /** Set off when the workspace is closed. */
  readonly ended: AbortSignal;
  /** To be called once the database is closed. */
  readonly release: () => void;
};

/** SQLite's own habit: fold the log into the file after so many pages. */
const PAGES_OF_LOG = 1000;

export function stillFile(db: Db): StillFile {
  const ending = new AbortController();
  let fd: number | null = null;
  let held = false;

  function hold(): Held | null {
    if (held || db.inTransaction || ending.signal.aborted) return null;
    const [folded] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    if (folded?.busy !== 0) return null;
    db.pragma('wal_autocheckpoint = 0');
    held = true;
    fd ??= openSync(db.name, 'r');
    return {
      fd,
      size: fstatSync(fd).size,
      unchanged: () => db.open && !db.inTransaction && logSize(db) === 0,
      letGo: () => {
        held = false;
        if (db.open) db.pragma(`wal_autocheckpoint = ${PAGES_OF_LOG}`);
      },
    };
  }

  return {
    hold,
    ended: ending.signal,
    release: () => {
      ending.abort();
      if (fd !== null) closeSync(fd);
      fd = null;
    },
  };
}

function logSize(db: Db): number {
  return statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
