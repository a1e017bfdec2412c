/**
 * The Excel form of a pack, written in a thread of its own: the live workbook of the plan with the pack's sheets in front,
 * recalculated as a whole before it is handed over. This file is both sides of the thread, as the export's is.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { PackContent } from '../content/pack-content.ts';
import type { ModelOfPack } from '../make-forms.ts';

type Request = { readonly content: PackContent; readonly model: ModelOfPack; readonly seal: string };
type Written = Result<Uint8Array, HostError>;

const JOB = 'write-pack-workbook';
/** A thread that says nothing for so long is stuck; the largest plan takes a few minutes. */
const LONGEST_MS = 10 * 60 * 1000;
const MEMORY_MB = 6144;

export function writePackWorkbook(request: Request, signal?: AbortSignal): Promise<Written> {
  if (signal?.aborted) return Promise.resolve(err(refused('cancelled', 'Cancelled. Nothing was written.')));
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { job: JOB, ...request },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const listening = new AbortController();
  return new Promise<Written>((resolve, reject) => {
    const timer = setTimeout(
      () => resolve(err(refused('stuck', 'Writing this workbook came to a standstill and was stopped.'))),
      LONGEST_MS,
    );
    thread.once('message', (written: Written) => resolve(written));
    thread.once('error', (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        resolve(err(refused('too-large', 'Writing this workbook needs more memory than it may take.')));
      } else reject(failure);
    });
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The thread that writes workbooks ended without an answer.'));
    });
    signal?.addEventListener(
      'abort',
      () => resolve(err(refused('cancelled', 'Cancelled. Nothing was written.'))),
      { signal: listening.signal },
    );
  }).finally(() => {
    listening.abort();
    void thread.terminate();
  });
}

function refused(reason: string, message: string): HostError {
  return hostError('export-refused', message, { params: { reason } });
}

async function work({ content, model, seal }: Request): Promise<Written> {
  const { exportWorkbook } = await import('../../exchange/export/export-workbook.ts');
  const { gatherExtras } = await import('../../exchange/export/gather-extras.ts');
  const { packSheets } = await import('./pack-sheets.ts');
  const { pageMarks } = await import('./page/page-marks.ts');
  const { sealedWorkbook } = await import('./sealed-workbook.ts');
  const written = await exportWorkbook(
    model.plan,
    content.meta.language,
    {},
    {
      extras: { ...gatherExtras(model.plan), ...(model.actuals ? { actuals: model.actuals } : {}) },
      extraSheets: packSheets(content),
      pageMarks: pageMarks(content.meta),
      // The workbook opens with the scenario that the pack shows.
      ...(content.meta.scenarioId === null ? {} : { shown: content.meta.scenarioId }),
    },
  );
  return written.ok ? ok(await sealedWorkbook(written.value.bytes, seal, content.meta.madeAt)) : written;
}

function isOurs(data: unknown): data is Request & { readonly job: string } {
  return typeof data === 'object' && data !== null && 'job' in data && data.job === JOB;
}

// Other threads may load this file too, as part of something else: only its own job starts the work.
if (!isMainThread && isOurs(workerData)) parentPort?.postMessage(await work(workerData));
