/**
 * The one door through which a workspace file is given to SQLite: plain files to better-sqlite3, encrypted ones to
 * better-sqlite3-multiple-ciphers, which is loaded when the first of them is opened and never otherwise.
 * A wrong key is not noticed here but by the first read (SQLITE_NOTADB).
 */
import { createRequire } from 'node:module';
import Database, { type Database as Db, type Options } from 'better-sqlite3';
import { rawKey, type WorkspaceKey } from './workspace-key.ts';

type CipherDb = Db & {
  readonly key: (key: Buffer) => number;
  readonly rekey: (key: Buffer) => number;
};

const load = createRequire(import.meta.url);

export function openDatabaseFile(path: string, key: WorkspaceKey | null, options: Options = {}): Db {
  if (!key) return new Database(path, options);
  const db = openWithCiphers(path, options);
  try {
    giveKey(db, key);
    // Sorting and the like must not leave plain pages in a temporary file.
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Encrypts, decrypts or encrypts anew the file in place. Only for a copy that nobody else has open. */
export function rekeyFile(path: string, from: WorkspaceKey | null, to: WorkspaceKey | null): void {
  const db = openWithCiphers(path, { fileMustExist: true });
  try {
    if (from) giveKey(db, from);
    db.pragma('temp_store = MEMORY');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    // The copy is thrown away when this fails: nothing of it may be written twice.
    db.pragma('journal_mode = MEMORY');
    if (to) {
      const raw = rawKey(to);
      db.pragma("cipher = 'chacha20'");
      db.rekey(raw);
      raw.fill(0);
    } else db.rekey(Buffer.alloc(0));
  } finally {
    db.close();
  }
}

function openWithCiphers(path: string, options: Options): CipherDb {
  // The package has the API of better-sqlite3, with `key` and `rekey` on top.
  const Ciphers = load('better-sqlite3-multiple-ciphers') as new (path: string, options: Options) => CipherDb;
  return new Ciphers(path, options);
}

function giveKey(db: CipherDb, key: WorkspaceKey): void {
  const raw = rawKey(key);
  db.pragma("cipher = 'chacha20'");
  db.key(raw);
  raw.fill(0);
}
