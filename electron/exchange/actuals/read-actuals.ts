/**
 * Reads a file of actuals in a thread of its own, with progress, a way to cancel, and limits on time and memory.
 * Promises: always one result; a file above the limit is refused before it is read; after a cancel nothing more is told
 * and nothing is left behind. It saves nothing and must not parse in this thread.
 */
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import { WORKBOOK_LIMITS } from '../read-workbook.ts';
import type { ActualsFile, ActualsProgress, ReadActualsRequest } from './actuals-file.ts';
import { refusal, refused } from './refusals.ts';
import { tooLarge } from './sources/open-source.ts';
import type { ReadJob, WorkerMessage } from './worker-messages.ts';

export type ReadLimits = {
  readonly timeoutMs?: number;
  readonly maxOldGenerationSizeMb?: number;
  /** Where the worker's script lies; the source beside this file by default. */
  readonly script?: URL;
};

const DEFAULTS = { timeoutMs: 120_000, maxOldGenerationSizeMb: 768 } as const;
const STARTING: ActualsProgress = { phase: 'opening', unit: 'bytes', done: 0, total: 0, rows: 0 };
/** The latest progress is told again while one step takes longer than this. */
const HEARTBEAT_MS = 100;

export function readActuals(
  request: ReadActualsRequest,
  limits: ReadLimits = {},
): Promise<Result<ActualsFile, HostError>> {
  const { source, onProgress, signal, ...options } = request;
  const { timeoutMs = DEFAULTS.timeoutMs, maxOldGenerationSizeMb = DEFAULTS.maxOldGenerationSizeMb } = limits;
  if ('bytes' in source && source.bytes.length > WORKBOOK_LIMITS.bytes)
    return Promise.resolve(err(refusal(tooLarge().error)));
  if (signal?.aborted) return Promise.resolve(err(cancelled()));
  const job: ReadJob = { source, options };
  const worker = new Worker(limits.script ?? new URL('./actuals-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
    // The file's content must not meet the host's environment or flags.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    let latest: ActualsProgress = STARTING;
    let over = false;
    const finish = (result: Result<ActualsFile, HostError>): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      clearInterval(heartbeat);
      signal?.removeEventListener('abort', cancel);
      // Only when the thread is gone is nothing of the file left in memory.
      void worker.terminate().then(() => resolve(result));
    };
    const cancel = (): void => finish(err(cancelled()));
    const heartbeat = setInterval(() => onProgress?.(latest), HEARTBEAT_MS);
    onProgress?.(latest);
    const timer = setTimeout(() => finish(err(tooSlow(timeoutMs))), timeoutMs);
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (over) return;
      if (message.type === 'done') finish(message.result);
      else {
        latest = message.progress;
        onProgress?.(latest);
        heartbeat.refresh();
      }
    });
    worker.once('error', (failure) =>
      finish(err(outOfMemory(failure) ? tooHeavy(maxOldGenerationSizeMb) : failed())),
    );
    worker.once('exit', () => finish(err(failed())));
  });
}

function cancelled(): HostError {
  return refused('cancelled', 'The import was cancelled. Nothing was saved.');
}

function tooSlow(timeoutMs: number): HostError {
  const seconds = Math.round(timeoutMs / 1000);
  return refused(
    'timeout',
    `Reading the file took longer than ${seconds} seconds and was stopped. Split it by month, or save it as .csv.`,
    { seconds },
  );
}

function tooHeavy(limit: number): HostError {
  return refused(
    'too-heavy',
    `The file needs more than ${limit} MB of memory and was not read. Split it by month, or save it as .csv.`,
    { limit },
  );
}

function failed(): HostError {
  return refused(
    'unreadable',
    'The file could not be read. Open it in Excel or LibreOffice and save it as .xlsx.',
  );
}

function outOfMemory(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
