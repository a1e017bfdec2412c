/**
 * The one door through which a workspace file is given to SQLite: plain files to better-sqlite3, encrypted ones to
 * better-sqlite3-multiple-ciphers, which is loaded when the first of them is opened and never otherwise.
 * A wrong key is not noticed here but by the first read (SQLITE_NOTADB).
 */
import { createRequire } from 'node:module';
import Database, { type Database as Db, type Options } from 'better-sqlite3';
import { rawKey, type WorkspaceKey } from './workspace-key.ts';

type CipherDb = Db & { readonly key: (key: Buffer) => number };

/** A file and what opens it; null for a plain one. */
export type SealedFile = { readonly path: string; readonly key: WorkspaceKey | null };

const load = createRequire(import.meta.url);

export function openDatabaseFile(path: string, key: WorkspaceKey | null, options: Options = {}): Db {
  return key ? openWithCiphers({ path, key }, options) : new Database(path, options);
}

/** Also a plain file, by the build that can attach an encrypted one to it. */
export function openWithCiphers({ path, key }: SealedFile, options: Options): Db {
  // The package has the API of better-sqlite3, with `key` on top.
  const Ciphers = load('better-sqlite3-multiple-ciphers') as new (path: string, options: Options) => CipherDb;
  const db = new Ciphers(path, options);
  try {
    db.pragma("cipher = 'chacha20'");
    if (key) {
      const raw = rawKey(key);
      db.key(raw);
      raw.fill(0);
    }
    // Sorting and the like must not leave plain pages in a temporary file.
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
