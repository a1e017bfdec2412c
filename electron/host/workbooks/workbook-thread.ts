/**
 * Writes a workbook in a thread of its own: recalculating it takes seconds (minutes for the largest plans), and edits
 * must be acknowledged meanwhile. This file is both sides, so that it needs no build entry of its own: loaded in the
 * thread it does the work and sends progress and one answer; loaded by the host it only starts the thread.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { err, type Result } from '../../../models/plan/result.ts';
import { type Plan, planSchema } from '../../../models/plan/schema.ts';
import { type Language, languageSchema } from '../../contract/common-types.ts';
import type { WorkbookCheck } from '../../contract/exchange-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ActualsExtra } from '../../exchange/export/extras.ts';
import type { WritingWatch } from '../host-context.ts';

export type WrittenWorkbook = { readonly bytes: Uint8Array; readonly checks: readonly WorkbookCheck[] };
type Written = Result<WrittenWorkbook, HostError>;

type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'writing' }
  | { readonly kind: 'written'; readonly written: Written };

/** A thread that says nothing for so long is stuck; the largest plan says something every few seconds. */
const LONGEST_SILENCE_MS = 5 * 60 * 1000;
/** 2,000 lines of 600 months are some million cells. */
const MEMORY_MB = 6144;

const jobSchema = z.strictObject({
  job: z.literal('write-workbook'),
  plan: planSchema,
  language: languageSchema,
  // Made by the host itself a moment ago: nothing of it comes from outside.
  actuals: z.custom<ActualsExtra>((value) => typeof value === 'object').nullable(),
});

export function writeWorkbookInThread(
  plan: Plan,
  language: Language,
  { onProgress, onWriting, signal }: WritingWatch = {},
  actuals: ActualsExtra | null = null,
): Promise<Written> {
  if (signal?.aborted) return Promise.resolve(err(cancelled()));
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { job: 'write-workbook', plan, language, actuals },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const listening = new AbortController();
  return new Promise<Written>((resolve, reject) => {
    const timer = setTimeout(() => resolve(err(tooLong())), LONGEST_SILENCE_MS);
    thread.on('message', (message: Message) => {
      timer.refresh();
      if (message.kind === 'progress') onProgress?.(message.done, message.all);
      else if (message.kind === 'writing') onWriting?.();
      else resolve(message.written);
    });
    thread.once('error', (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(err(tooMuchMemory()));
      else reject(failure);
    });
    thread.once('exit', () => reject(new Error('The thread that writes workbooks ended without an answer.')));
    thread.once('exit', () => clearTimeout(timer));
    signal?.addEventListener('abort', () => resolve(err(cancelled())), { signal: listening.signal });
  }).finally(() => {
    listening.abort();
    void thread.terminate();
  });
}

function tooLong(): HostError {
  return hostError(
    'export-refused',
    'Writing this workbook came to a standstill and was stopped. Export a smaller plan, or close other programs and try again.',
    { params: { reason: 'stuck' } },
  );
}

function tooMuchMemory(): HostError {
  return hostError(
    'export-refused',
    `Writing this workbook needs more than ${MEMORY_MB} MB of memory and was stopped. Use quarters or years, or split the plan. The plan itself is untouched.`,
    { params: { reason: 'too-large', limit: MEMORY_MB } },
  );
}

function cancelled(): HostError {
  return hostError('export-refused', 'The export was cancelled. Nothing was written.', {
    params: { reason: 'cancelled' },
  });
}

async function work(): Promise<void> {
  const { plan, language, actuals } = jobSchema.parse(workerData);
  const { exportWorkbook } = await import('../../exchange/export/export-workbook.ts');
  const { gatherExtras } = await import('../../exchange/export/gather-extras.ts');
  const say = (message: Message): void => parentPort?.postMessage(message);
  const onProgress = (done: number, all: number): void => say({ kind: 'progress', done, all });
  const onWriting = (): void => say({ kind: 'writing' });
  const extras = { ...gatherExtras(plan), ...(actuals ? { actuals } : {}) };
  say({
    kind: 'written',
    written: await exportWorkbook(plan, language, { onProgress, onWriting }, { extras }),
  });
}

// Other threads may load this file too, as part of something else: only its own job starts the work.
if (!isMainThread && z.looseObject({ job: z.literal('write-workbook') }).safeParse(workerData).success) {
  await work();
}
