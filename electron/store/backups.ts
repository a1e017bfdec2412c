/**
 * Copies kept in the data folder: one a day (the newest seven of each workspace) and one before every migration
 * (the newest five). A backup is written beside its name first, so that a half one is never listed.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Backup } from '../contract/workspace-calls.ts';
import { copyDatabase } from './file-copy.ts';
import { lastEdit } from './plan-list.ts';

const KEEP = { daily: 7, migration: 5 } as const;
// Name--key.2026-03-01.hurdle or Name--key.2026-03-01T08-30-00.v1.hurdle; key tells files of one name apart.
const PATTERN = /^(.+)--([0-9a-f]{8})\.(\d{4}-\d\d-\d\d)(?:T(\d\d)-(\d\d)-(\d\d)\.v\d+)?\.hurdle$/;

export type BackupPlace = { readonly folder: string; readonly name: string; readonly key: string };

/** Keeps today's copy unless there is one already or nothing was edited since the newest one. */
export function backupDaily(db: Database, place: BackupPlace, now: Date): string | null {
  mkdirSync(place.folder, { recursive: true });
  const day = now.toISOString().slice(0, 10);
  const id = `${place.name}--${place.key}.${day}.hurdle`;
  const own = listBackups(place.folder).filter((backup) => isOf(backup, place) && backup.reason === 'daily');
  const edited = lastEdit(db);
  const newest = own[0];
  if (edited === null || own.some((backup) => backup.id === id)) return null;
  if (newest && newest.at > edited) return null;
  copyDatabase(db, join(place.folder, id));
  prune(place, 'daily');
  return id;
}

export function backupBeforeMigration(db: Database, place: BackupPlace, from: number, now: Date): string {
  mkdirSync(place.folder, { recursive: true });
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const id = `${place.name}--${place.key}.${moment}.v${from}.hurdle`;
  if (!statSync(join(place.folder, id), { throwIfNoEntry: false })) copyDatabase(db, join(place.folder, id));
  prune(place, 'migration');
  return id;
}

/** Newest first; files of other names are not ours and are left out. */
export function listBackups(folder: string): Backup[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  const backups: Backup[] = [];
  for (const id of readdirSync(folder)) {
    const match = PATTERN.exec(id);
    const stat = match ? statSync(join(folder, id), { throwIfNoEntry: false }) : undefined;
    if (!match?.[1] || !stat?.isFile()) continue;
    const reason = match[4] === undefined ? 'daily' : 'migration';
    backups.push({ id, name: match[1], at: stat.mtime.toISOString(), size: stat.size, reason });
  }
  return backups.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}

/** The path of a listed backup; null for any other text, so that an id can never reach another folder. */
export function backupPath(folder: string, id: string): string | null {
  return listBackups(folder).some((backup) => backup.id === id) ? join(folder, basename(id)) : null;
}

function prune(place: BackupPlace, reason: Backup['reason']): void {
  const own = listBackups(place.folder).filter((backup) => isOf(backup, place) && backup.reason === reason);
  const byName = own.map((backup) => backup.id).sort();
  for (const id of byName.slice(0, Math.max(0, byName.length - KEEP[reason]))) {
    rmSync(join(place.folder, id), { force: true });
  }
}

function isOf(backup: Backup, place: BackupPlace): boolean {
  return backup.id.startsWith(`${place.name}--${place.key}.`);
}
