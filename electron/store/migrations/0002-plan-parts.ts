/**
 * Version 2: what a plan holds many of beside its lines (scenarios), one row each, so that an edit of one scenario does
 * not write the others. A migration that has shipped must never be edited: the next change is the next file.
 */
import type { Migration } from './migration.ts';

export const planParts: Migration = {
  version: 2,
  up: (db) => {
    db.exec(`
      -- kind: the plan's list that the part stands in. body: the part as JSON without its id.
      CREATE TABLE plan_part (
        plan_id TEXT NOT NULL REFERENCES plan (id),
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (plan_id, kind, id)
      ) STRICT;
    `);
  },
};
