/**
 * The key of an encrypted workspace: derived from a passphrase and the salt in the first 16 bytes of the file by
 * scrypt. Nothing here keeps a passphrase, writes one, or puts one into a message; a key is a value of its caller,
 * who overwrites it with `forgetKey` once SQLite has it. Why scrypt and these numbers: docs/adr/0014.
 */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

export const SALT_BYTES = 16;
const SECRET_BYTES = 32;
/** OWASP's first choice for scrypt: 128 MB and about half a second for each guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 } as const;

export type WorkspaceKey = { readonly salt: Buffer; readonly secret: Buffer };

/** Tells whether a passphrase is the one of an open workspace, without keeping its key. */
export type KeyMark = { readonly salt: Buffer; readonly digest: Buffer };

/** What makes the secret of a key: `deriveSecret` in every host, something quick in tests of other things. */
export type DeriveSecret = (letters: string, salt: Buffer) => Promise<Buffer>;

/** A key with a salt of its own, for a file that is made or encrypted anew. */
export function newKey(passphrase: string, by: DeriveSecret = deriveSecret): Promise<WorkspaceKey> {
  return derive(passphrase, randomBytes(SALT_BYTES), by);
}

/** The key that this passphrase gives for the file: the right one or not, only opening tells. */
export function keyForFile(
  path: string,
  passphrase: string,
  by: DeriveSecret = deriveSecret,
): Promise<WorkspaceKey> {
  return derive(passphrase, readSalt(path), by);
}

export function forgetKey(key: WorkspaceKey | null): void {
  key?.secret.fill(0);
}

export function markOf({ salt, secret }: WorkspaceKey): KeyMark {
  return { salt: Buffer.from(salt), digest: digestOf(salt, secret) };
}

/** The key, when the passphrase is the one that made the mark; else null. */
export async function keyForMark(
  mark: KeyMark,
  passphrase: string,
  by: DeriveSecret = deriveSecret,
): Promise<WorkspaceKey | null> {
  const key = await derive(passphrase, mark.salt, by);
  if (timingSafeEqual(digestOf(key.salt, key.secret), mark.digest)) return key;
  forgetKey(key);
  return null;
}

/** What SQLite3MultipleCiphers takes as a raw key: no derivation of its own, and the salt for the file's first bytes. */
export function rawKey({ salt, secret }: WorkspaceKey): Buffer {
  return Buffer.from(`raw:${secret.toString('hex')}${salt.toString('hex')}`, 'latin1');
}

async function derive(passphrase: string, salt: Buffer, by: DeriveSecret): Promise<WorkspaceKey> {
  // The same letters typed on another system must give the same bytes.
  return { salt, secret: await by(passphrase.normalize('NFC'), salt) };
}

export function deriveSecret(letters: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(letters, salt, SECRET_BYTES, SCRYPT, (error, secret) => {
      if (error) reject(error);
      else resolve(secret);
    });
  });
}

function readSalt(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const salt = Buffer.alloc(SALT_BYTES);
    readSync(file, salt, 0, SALT_BYTES, 0);
    return salt;
  } finally {
    closeSync(file);
  }
}

function digestOf(salt: Buffer, secret: Buffer): Buffer {
  return createHash('sha256').update('hurdle-key-mark').update(salt).update(secret).digest();
}
