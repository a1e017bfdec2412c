/**
 * Runs the spreadsheet parser in a worker thread with a limit on time and memory.
 * Promises: always one result; a file that takes too long or too much memory ends the worker and comes back as
 * an error with words, never as a crash of the host. It must not parse in this thread.
 */
import { Worker } from 'node:worker_threads';
import type { ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Workbook } from '../contract/import/sheet.ts';
import type { CsvOptions } from './read-csv.ts';

export type WorkerLimits = {
  readonly timeoutMs?: number;
  readonly maxOldGenerationSizeMb?: number;
  /** Where the worker's script lies after bundling; the source beside this file by default. */
  readonly script?: URL;
  readonly options?: CsvOptions;
};

const DEFAULTS = { timeoutMs: 60_000, maxOldGenerationSizeMb: 1024 } as const;

export function parseInWorker(
  bytes: Uint8Array,
  name: string,
  limits: WorkerLimits = {},
): Promise<ImportResult<Workbook>> {
  const { timeoutMs = DEFAULTS.timeoutMs, maxOldGenerationSizeMb = DEFAULTS.maxOldGenerationSizeMb } = limits;
  const worker = new Worker(limits.script ?? new URL('./parse-worker.ts', import.meta.url), {
    workerData: { bytes, name, options: limits.options ?? {} },
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
    // The file's content must not meet the host's environment or flags.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const finish = (result: ImportResult<Workbook>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      const seconds = Math.round(timeoutMs / 1000);
      finish(
        refuseImport(
          'timeout',
          `Reading the file took longer than ${seconds} seconds and was stopped. Save only the sheet you need, as .xlsx or .csv.`,
          { params: { seconds } },
        ),
      );
    }, timeoutMs);
    worker.once('message', (message: unknown) => finish(isResult(message) ? message : failed()));
    worker.once('error', (failure) =>
      finish(outOfMemory(failure) ? tooHeavy(maxOldGenerationSizeMb) : failed()),
    );
    worker.once('exit', () => finish(failed()));
  });
}

function outOfMemory(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooHeavy(limit: number): ImportResult<Workbook> {
  return refuseImport(
    'too-heavy',
    `The workbook needs more than ${limit} MB of memory and was not opened. Save only the sheet you need, as .xlsx or .csv.`,
    { params: { limit } },
  );
}

function failed(): ImportResult<Workbook> {
  return refuseImport(
    'unreadable',
    'The file could not be read. Open it in Excel or LibreOffice and save it as .xlsx.',
  );
}

/** The worker is our own code: that the message is one of its results is all that has to be told apart. */
function isResult(message: unknown): message is ImportResult<Workbook> {
  return (
    typeof message === 'object' && message !== null && 'ok' in message && typeof message.ok === 'boolean'
  );
}
