/**
 * Version 4: the board packs that were handed over, with their files. A migration that has shipped must never be edited:
 * the next change is the next file.
 */
import type { Migration } from './migration.ts';

export const packs: Migration = {
  version: 4,
  up: (db) => {
    db.exec(`
      -- pack: its description as JSON. figures: [id, section, text] of every number in it, as JSON.
      CREATE TABLE pack_issue (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        pack_id TEXT NOT NULL,
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        seq INTEGER NOT NULL,
        scenario TEXT NOT NULL,
        model_hash TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        draft INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        pack TEXT NOT NULL,
        figures TEXT NOT NULL
      ) STRICT;
      CREATE INDEX issue_of_plan ON pack_issue (plan_id, at);

      -- bytes: gzip of the file. hash: SHA-256 of the file itself.
      CREATE TABLE pack_file (
        issue_id TEXT NOT NULL REFERENCES pack_issue (id),
        form TEXT NOT NULL,
        name TEXT NOT NULL,
        hash TEXT NOT NULL,
        size INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (issue_id, form)
      ) STRICT;
      CREATE INDEX file_by_hash ON pack_file (hash);
    `);
  },
};
