/** A database written anew under another key holds the same, and what is not the same is noticed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabaseFile } from '../../../../electron/store/cipher/database-file.ts';
import { isSameDatabase, rewriteDatabase } from '../../../../electron/store/cipher/rewrite-database.ts';
import { closeAll, temporaryFolder } from '../../test-host.ts';
import { contentDigest } from './content-digest.ts';

afterEach(closeAll);

const KEY = { salt: Buffer.alloc(16, 7), secret: Buffer.alloc(32, 9) };
const OTHER = { salt: Buffer.alloc(16, 5), secret: Buffer.alloc(32, 3) };

/** Tables of each kind: by number, by text with a number behind it, with the number alone, by two columns. */
function odd(path: string): void {
  const db = new Database(path);
  // A text and a blob that look alike; numbers with gaps, and the largest ones there are.
  db.exec(`
    CREATE TABLE numbered (id INTEGER PRIMARY KEY, x REAL) STRICT;
    INSERT INTO numbered VALUES (-9223372036854775807, 1), (-5, 0.1), (7, NULL), (9223372036854775807, 1e300);
    CREATE TABLE named (name TEXT PRIMARY KEY, body ANY) STRICT;
    INSERT INTO named (rowid, name, body) VALUES (3, 'a', 1), (90, 'b', 1.5), (91, 'c', '1'), (1000, 'd', x'31');
    CREATE TABLE bare (body TEXT) STRICT;
    INSERT INTO bare (rowid, body) VALUES (5, 'five'), (50, 'fifty');
    CREATE TABLE "odd "" name" (a TEXT, "order" INTEGER, PRIMARY KEY ("order", a)) STRICT, WITHOUT ROWID;
    INSERT INTO "odd "" name" VALUES ('x', 1), ('y', 1);
    CREATE UNIQUE INDEX "by ""order" ON "odd "" name" (a DESC) WHERE a <> '';
    CREATE VIEW seen AS SELECT name FROM named;
    CREATE TRIGGER grows AFTER INSERT ON named BEGIN INSERT INTO bare VALUES (new.name); END;
    PRAGMA application_id = 4711; PRAGMA user_version = 17;`);
  db.close();
}

function contents(path: string, key: typeof KEY | null) {
  const db = openDatabaseFile(path, key);
  const rows = ['numbered', 'named', 'bare'].map((name) =>
    db.prepare(`SELECT rowid, * FROM ${name} ORDER BY rowid`).raw().safeIntegers().all(),
  );
  const found = { rows, digest: contentDigest(db), check: db.pragma('integrity_check', { simple: true }) };
  db.close();
  return found;
}

describe('a database that is written anew', () => {
  it('keeps every row with its number, every definition and every kind of value, under each key', () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    odd(at('plain'));
    const before = contents(at('plain'), null);
    const steps = [
      [
        { path: at('plain'), key: null },
        { path: at('sealed'), key: KEY },
      ],
      [
        { path: at('sealed'), key: KEY },
        { path: at('other'), key: OTHER },
      ],
      [
        { path: at('other'), key: OTHER },
        { path: at('plain again'), key: null },
      ],
    ] as const;
    for (const [source, target] of steps) {
      rewriteDatabase(source, target);
      expect(isSameDatabase(source, target, () => undefined)).toBe(true);
      expect(contents(target.path, target.key)).toEqual(before);
      expect(readFileSync(target.path).includes('CREATE TABLE')).toBe(target.key === null);
    }
  });

  it.each([
    `UPDATE named SET body = 1.0 WHERE name = 'a'`,
    `UPDATE named SET body = '1' WHERE name = 'd'`,
    `DELETE FROM bare WHERE rowid = 5`,
    `UPDATE bare SET rowid = 6 WHERE rowid = 5`,
    `UPDATE "odd "" name" SET a = 'z' WHERE a = 'y'`,
    'DROP VIEW seen',
  ])('is refused when what was written is not what the source holds: %s', (difference) => {
    const folder = temporaryFolder();
    const [source, target] = [join(folder, 'a'), join(folder, 'b')];
    odd(source);
    rewriteDatabase({ path: source, key: null }, { path: target, key: KEY });
    const db = new Database(source);
    db.exec(difference);
    db.close();
    expect(isSameDatabase({ path: source, key: null }, { path: target, key: KEY }, () => undefined)).toBe(
      false,
    );
  });

  it('never goes into a file that is there', () => {
    const folder = temporaryFolder();
    const [source, target] = [join(folder, 'a'), join(folder, 'b')];
    odd(source);
    odd(target);
    const before = readFileSync(target);
    const write = () => rewriteDatabase({ path: source, key: null }, { path: target, key: KEY });
    expect(write).toThrow(/EEXIST/);
    expect(readFileSync(target).equals(before)).toBe(true);
  });
});
