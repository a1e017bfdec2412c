/**
 * One host for one data folder. The lock is SQLite's on a small file, so the system releases it even after a
 * crash; a file only this user can read tells a second start where the first one listens.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../data/json-file.ts';

const runningSchema = z.object({
  port: z.int().min(1).max(65535),
  secret: z.string().min(20),
  pid: z.int(),
});

export type Running = z.infer<typeof runningSchema>;

export type InstanceLock = { readonly release: () => void };

/** Null when another process holds this data folder. */
export function lockDataFolder(root: string): InstanceLock | null {
  const db = new Database(join(root, 'running.lock'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

export function announceRunning(file: string, running: Running): void {
  writeJsonFile(file, running);
}

export function retractRunning(file: string): void {
  rmSync(file, { force: true });
}

/** Asks the running host for a fresh address; null when it does not answer (it may be Electron, or starting). */
export async function askRunning(file: string, tries = 10): Promise<string | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const running = readJsonFile(file, runningSchema);
    const address = running ? await handOver(running) : null;
    if (address) return address;
    await sleep(300);
  }
  return null;
}

const answerSchema = z.object({ ok: z.literal(true), value: z.object({ address: z.string() }) });

async function handOver({ port, secret }: Running): Promise<string | null> {
  const origin = `http://127.0.0.1:${port}`;
  try {
    const response = await fetch(`${origin}/api/handover`, {
      method: 'POST',
      headers: { Origin: origin, Authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(2000),
    });
    const answer = answerSchema.safeParse(await response.json());
    return answer.success && answer.data.value.address.startsWith(`${origin}/`)
      ? answer.data.value.address
      : null;
  } catch {
    return null;
  }
}
