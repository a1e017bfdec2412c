/**
 * Writes a workbook in a thread of its own: recalculating it takes seconds, and edits must be acknowledged
 * meanwhile. This file is both sides, so that it needs no build entry of its own: loaded in the thread it does
 * the work and sends one message; loaded by the host it only starts the thread.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { err, type Result } from '../../../models/plan/result.ts';
import { type Plan, planSchema } from '../../../models/plan/schema.ts';
import { type Language, languageSchema } from '../../contract/common-types.ts';
import type { WorkbookCheck } from '../../contract/exchange-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';

export type WrittenWorkbook = { readonly bytes: Uint8Array; readonly checks: readonly WorkbookCheck[] };
type Written = Result<WrittenWorkbook, HostError>;

const LONGEST_MS = 5 * 60 * 1000;

const jobSchema = z.strictObject({
  job: z.literal('write-workbook'),
  plan: planSchema,
  language: languageSchema,
});

export function writeWorkbookInThread(plan: Plan, language: Language): Promise<Written> {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { job: 'write-workbook', plan, language },
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(err(tooLong())), LONGEST_MS);
    thread.once('message', (written: Written) => resolve(written));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that writes workbooks ended without an answer.')));
    thread.once('exit', () => clearTimeout(timer));
  }).finally(() => thread.terminate()) as Promise<Written>;
}

function tooLong(): HostError {
  return hostError(
    'export-refused',
    'Writing this workbook took more than five minutes and was stopped. Export a smaller plan, or close other programs and try again.',
  );
}

async function work(): Promise<void> {
  const { plan, language } = jobSchema.parse(workerData);
  const { exportWorkbook } = await import('../../exchange/export/export-workbook.ts');
  parentPort?.postMessage(await exportWorkbook(plan, language));
}

// Other threads may load this file too, as part of something else: only its own job starts the work.
if (!isMainThread && z.looseObject({ job: z.literal('write-workbook') }).safeParse(workerData).success) {
  await work();
}
