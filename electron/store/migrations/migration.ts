/**
 * What a migration is: a number and a step that brings the tables from the version before to this one.
 * It runs inside a transaction with all the others that are due; it must not open one of its own.
 */
import type { Database } from 'better-sqlite3';

export type Migration = {
  readonly version: number;
  readonly up: (db: Database) => void;
};
