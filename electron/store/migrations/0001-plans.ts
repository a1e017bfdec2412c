/**
 * Version 1: plans as a head, lines and cells; the change log with its hash chain; undo and redo; snapshots.
 * A migration that has shipped must never be edited: the next change of the tables is the next file.
 */
import type { Migration } from './migration.ts';

export const plans: Migration = {
  version: 1,
  up: (db) => {
    db.exec(`
      CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- head: the plan as JSON without its lines. origin: the whole plan as it was created, where the log starts.
      CREATE TABLE plan (
        id TEXT NOT NULL PRIMARY KEY,
        head TEXT NOT NULL,
        origin TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
      ) STRICT;

      -- position: order within the plan, with gaps. body: the line as JSON without the values of a series.
      CREATE TABLE line (
        plan_id TEXT NOT NULL REFERENCES plan (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (plan_id, id)
      ) STRICT;

      -- Values of series; column 0 is the opening. An empty cell has no row.
      CREATE TABLE cell (
        plan_id TEXT NOT NULL,
        line_id TEXT NOT NULL,
        col INTEGER NOT NULL CHECK (col >= 0),
        value REAL NOT NULL,
        PRIMARY KEY (plan_id, line_id, col),
        FOREIGN KEY (plan_id, line_id) REFERENCES line (plan_id, id) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE change_log (
        plan_id TEXT NOT NULL REFERENCES plan (id),
        seq INTEGER NOT NULL CHECK (seq > 0),
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        client TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'revert', 'import')),
        label TEXT NOT NULL,
        change TEXT NOT NULL,
        inverse TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (plan_id, seq)
      ) STRICT;

      -- Which lines a row of the log touches, so that the history of one line needs no scan.
      CREATE TABLE change_line (
        plan_id TEXT NOT NULL,
        line_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (plan_id, line_id, seq),
        FOREIGN KEY (plan_id, seq) REFERENCES change_log (plan_id, seq)
      ) STRICT, WITHOUT ROWID;

      -- Stacks of rows of the log; the highest depth is the next one to take back.
      CREATE TABLE undo_stack (
        plan_id TEXT NOT NULL,
        depth INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (plan_id, depth),
        FOREIGN KEY (plan_id, seq) REFERENCES change_log (plan_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE redo_stack (
        plan_id TEXT NOT NULL,
        depth INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (plan_id, depth),
        FOREIGN KEY (plan_id, seq) REFERENCES change_log (plan_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE snapshot (
        id TEXT NOT NULL PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id),
        seq INTEGER NOT NULL,
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        plan TEXT NOT NULL,
        deleted_at TEXT
      ) STRICT;
      CREATE INDEX snapshot_of_plan ON snapshot (plan_id, at);
    `);
  },
};
