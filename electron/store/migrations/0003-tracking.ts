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

      -- kind: file or typed. state: staged (being written, counts nowhere), live, taken-back: whether the entries of a
      -- batch count is said here and nowhere else, so that a batch of any size comes and goes in one step.
      -- sides: how the file signs its amounts. content: SHA-256 over the sorted entries, so that a copy under another
      -- name is noticed. minor, smallest, largest: as the file signs them; fine: the sum of what lies beyond them. gross: the sum of all sizes, a bound of
      -- every sum that holds these entries.
      CREATE TABLE actual_batch (
        id INTEGER PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        taken_back_at TEXT,
        sides TEXT NOT NULL,
        file_hash TEXT,
        content TEXT NOT NULL,
        entries INTEGER NOT NULL,
        first_day INTEGER,
        last_day INTEGER,
        minor INTEGER NOT NULL,
        smallest REAL NOT NULL,
        largest REAL NOT NULL,
        gross INTEGER NOT NULL,
        fine INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX batch_of_plan ON actual_batch (plan_id, id);

      -- The lines that entries belong to, by a short number: a million entries then take 90 MB and not 250. line_id '' is
      -- the queue of the plan. A line deleted from the plan keeps its row here, and so its entries.
      CREATE TABLE actual_line (
        id INTEGER PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        line_id TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX actual_line_once ON actual_line (plan_id, line_id);

      -- Accounts as they stand in the files, each once.
      CREATE TABLE actual_account (
        id INTEGER PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        account TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX actual_account_once ON actual_account (plan_id, account);

      -- day: days since 1970-01-01. minor: whole minor units, natural signs; minor x sign is what the file says.
      -- place: its row there. fine: what the figure has beyond minor, in parts of 10^-8, natural sign; it counts where the
      -- line is a quantity or a rate and is kept everywhere, so that no way to a line loses a digit.
      CREATE TABLE actual_entry (
        id INTEGER PRIMARY KEY,
        batch_id INTEGER NOT NULL REFERENCES actual_batch (id),
        line INTEGER NOT NULL REFERENCES actual_line (id),
        day INTEGER NOT NULL,
        minor INTEGER NOT NULL,
        sign INTEGER NOT NULL,
        account INTEGER NOT NULL REFERENCES actual_account (id),
        memo TEXT NOT NULL,
        place INTEGER,
        fine INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX entry_sums ON actual_entry (line, day, batch_id, minor);
      CREATE INDEX entry_of_batch ON actual_entry (batch_id, line, day, minor);
      CREATE INDEX entry_of_day ON actual_entry (day, minor, batch_id);
      CREATE INDEX entry_fine ON actual_entry (line, day, batch_id, fine) WHERE fine <> 0;

      -- Which account means which line. position: how they are listed; how they compete is in models/tracking. sign: 1 or -1.
      CREATE TABLE account_rule (
        plan_id TEXT NOT NULL REFERENCES plan (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        match TEXT NOT NULL,
        account TEXT NOT NULL,
        line_id TEXT NOT NULL,
        sign INTEGER NOT NULL,
        PRIMARY KEY (plan_id, id)
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
