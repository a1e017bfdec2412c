/**
 * A worker thread that holds one parsed workbook and answers about it, until another file comes or nobody asks for a while.
 * Promises: always one answer; a question that takes too long or is cancelled ends the thread, and the next question
 * parses again. It must not parse in this thread.
 */
import { Worker } from 'node:worker_threads';
import type { ImportResult } from '../../contract/import/notices.ts';
import { refuseImport } from '../../contract/import/notices.ts';
import type { DeskAnswers, DeskRequest } from './answer-at-desk.ts';

export type ImportDesk = {
  readonly ask: <R extends DeskRequest>(
    file: DeskFile,
    request: R,
    signal?: AbortSignal,
  ) => Promise<ImportResult<DeskAnswers[R['kind']]>>;
  readonly close: () => void;
};

/** `key` tells one file from another: the same key has the same bytes. */
export type DeskFile = { readonly key: string; readonly bytes: () => Uint8Array; readonly name: string };

export type DeskOptions = {
  readonly script: URL;
  readonly timeoutMs?: number;
  readonly idleMs?: number;
  readonly maxOldGenerationSizeMb?: number;
};

const DEFAULTS = { timeoutMs: 60_000, idleMs: 180_000, maxOldGenerationSizeMb: 1024 } as const;

type Open = {
  readonly key: string;
  readonly worker: Worker;
  readonly waiting: Map<number, (answer: ImportResult<unknown>) => void>;
};

export function createImportDesk(options: DeskOptions): ImportDesk {
  const { timeoutMs, idleMs, maxOldGenerationSizeMb } = { ...DEFAULTS, ...options };
  let open: Open | undefined;
  let count = 0;
  let idle: NodeJS.Timeout | undefined;

  /** Ends the thread; whoever waits gets this answer. */
  function end(desk: Open, answer: ImportResult<unknown>): void {
    if (open === desk) open = undefined;
    const waiting = [...desk.waiting.values()];
    desk.waiting.clear();
    for (const resolve of waiting) resolve(answer);
    void desk.worker.terminate();
  }

  function start(file: DeskFile): Open {
    if (open?.key === file.key) return open;
    if (open) end(open, CANCELLED);
    const worker = new Worker(options.script, {
      workerData: { bytes: file.bytes(), name: file.name, options: {}, desk: true },
      resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
      // The file's content must not meet the host's environment or flags.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const desk: Open = { key: file.key, worker, waiting: new Map() };
    worker.on('message', ({ number, answer }: { number: number; answer: ImportResult<unknown> }) => {
      const resolve = desk.waiting.get(number);
      desk.waiting.delete(number);
      resolve?.(answer);
    });
    worker.once('error', (failure) =>
      end(desk, outOfMemory(failure) ? tooHeavy(maxOldGenerationSizeMb) : UNREADABLE),
    );
    worker.once('exit', () => end(desk, UNREADABLE));
    // A window that is closed must not wait for a file that nobody imports.
    worker.unref();
    open = desk;
    return desk;
  }

  function ask<R extends DeskRequest>(
    file: DeskFile,
    request: R,
    signal?: AbortSignal,
  ): Promise<ImportResult<DeskAnswers[R['kind']]>> {
    if (signal?.aborted) return Promise.resolve(CANCELLED);
    const desk = start(file);
    clearTimeout(idle);
    count += 1;
    const number = count;
    return new Promise((resolve) => {
      const stop = (answer: ImportResult<never>): void => end(desk, answer);
      const onAbort = (): void => stop(CANCELLED);
      const timer = setTimeout(() => stop(timedOut(timeoutMs)), timeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      desk.worker.ref();
      desk.waiting.set(number, (answer) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        if (desk.waiting.size === 0) desk.worker.unref();
        idle = setTimeout(() => {
          if (open === desk) end(desk, UNREADABLE);
        }, idleMs).unref();
        resolve(answer as ImportResult<DeskAnswers[R['kind']]>);
      });
      desk.worker.postMessage({ number, request });
    });
  }

  return {
    ask,
    close: () => {
      if (open) end(open, CANCELLED);
    },
  };
}

const CANCELLED = refuseImport('cancelled', 'Reading the file was cancelled; nothing was imported.');
const UNREADABLE = refuseImport(
  'unreadable',
  'The file could not be read. Open it in Excel or LibreOffice and save it as .xlsx.',
);

function timedOut(timeoutMs: number) {
  const seconds = Math.round(timeoutMs / 1000);
  return refuseImport(
    'timeout',
    `Reading the file took longer than ${seconds} seconds and was stopped. Save only the sheet you need, as .xlsx or .csv.`,
    { params: { seconds } },
  );
}

function outOfMemory(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooHeavy(limit: number) {
  return refuseImport(
    'too-heavy',
    `The workbook needs more than ${limit} MB of memory and was not opened. Save only the sheet you need, as .xlsx or .csv.`,
    { params: { limit } },
  );
}
