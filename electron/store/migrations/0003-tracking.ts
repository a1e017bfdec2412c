/**
 * Version 3: what a plan is tracked with. Approved baselines, actual entries in batches with the rules that map accounts
 * to lines, review notes, alerts. A migration that has shipped must never be edited: the next change is the next file.
 */
import type { Migration } from './migration.ts';

export const tracking: Migration = {
  version: 3,
  up: (db) => {
    db.exec(`
      -- An approved plan, frozen. hash: SHA-256 over the plan's text and the hash of the baseline before it.
      CREATE TABLE baseline (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        seq INTEGER NOT NULL,
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        approved_by TEXT NOT NULL,
        approved_at TEXT NOT NULL,
        who TEXT NOT NULL,
        plan TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX baseline_of_plan ON baseline (plan_id, approved_at);

      -- kind: file or typed. content: SHA-256 over the sorted entries, so that a copy under another name is noticed.
      CREATE TABLE actual_batch (
        id INTEGER PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        entries INTEGER NOT NULL,
        file_hash TEXT,
        content TEXT NOT NULL,
        taken_back_at TEXT
      ) STRICT;
      CREATE INDEX batch_of_plan ON actual_batch (plan_id, id);

      -- day: days since 1970-01-01. minor: whole minor units, natural signs. line_id NULL: in the queue.
      -- live: 0 while its batch is taken back. account: as it stood in the file. place: its row there.
      CREATE TABLE actual_entry (
        id INTEGER PRIMARY KEY,
        plan_id TEXT NOT NULL,
        batch_id INTEGER NOT NULL REFERENCES actual_batch (id),
        line_id TEXT,
        day INTEGER NOT NULL,
        minor INTEGER NOT NULL,
        account TEXT NOT NULL,
        memo TEXT NOT NULL,
        place INTEGER,
        live INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX entry_sums ON actual_entry (plan_id, live, line_id, day, minor);
      CREATE INDEX entry_of_batch ON actual_entry (batch_id);

      -- Which account means which line; the first that fits in the order of position. sign: 1 or -1.
      CREATE TABLE account_rule (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        position INTEGER NOT NULL,
        match TEXT NOT NULL,
        account TEXT NOT NULL,
        line_id TEXT NOT NULL,
        sign INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX rule_of_plan ON account_rule (plan_id, position);

      -- A review note of a line (PDCA), carried on until closed. month: months since January 1970, when it was opened.
      CREATE TABLE review_note (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        line_id TEXT NOT NULL,
        month INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        body TEXT NOT NULL,
        closed_at TEXT
      ) STRICT;
      CREATE INDEX note_of_plan ON review_note (plan_id, closed_at);

      -- line_id '': the rule watches the plan as a whole. opened: index of the bucket that opened it.
      CREATE TABLE alert (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        rule_id TEXT NOT NULL,
        line_id TEXT NOT NULL,
        opened INTEGER NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        closed_at TEXT
      ) STRICT;
      CREATE INDEX alert_of_plan ON alert (plan_id, closed_at);
      CREATE UNIQUE INDEX alert_open_once ON alert (plan_id, rule_id, line_id) WHERE closed_at IS NULL;
    `);
  },
};
