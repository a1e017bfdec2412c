/**
 * The Excel form of packs, written in a thread of its own: the live workbook of the plan with the pack's sheets in front,
 * recalculated as a whole before it is handed over. The thread is opened before the pack's facts are gathered, so that
 * its two engines are ready when they are. This file is both sides of the thread, as the export's is.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { WorkbookOrder, WorkbookRequest, WorkbookWriter } from '../make-forms.ts';

type Written = Result<Uint8Array, HostError>;

const JOB = 'write-pack-workbook';
/** A thread that says nothing for so long is stuck; the largest plan takes a few minutes. */
const LONGEST_MS = 10 * 60 * 1000;
const MEMORY_MB = 6144;

export function openPackWorkbookWriter(order: WorkbookOrder): WorkbookWriter {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { job: JOB, order },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  /** Why nothing more comes from the thread; it may fail while nobody waits for an answer yet. */
  let over: (() => Written) | null = null;
  const ended = new Promise<() => Written>((resolve) => {
    thread.once('error', (failure: NodeJS.ErrnoException) => resolve(answerOf(failure)));
    thread.once('exit', () => resolve(faulty(new Error('The thread that writes workbooks has ended.'))));
  }).then((answer) => {
    over = answer;
    return answer;
  });
  const close = async (): Promise<void> => {
    await thread.terminate();
  };
  return {
    async write(request, signal) {
      if (signal?.aborted) return cancelled();
      if (over) return over();
      const listening = new AbortController();
      try {
        const answer = await new Promise<() => Written>((resolve) => {
          const timer = setTimeout(() => resolve(stuck), LONGEST_MS);
          listening.signal.addEventListener('abort', () => clearTimeout(timer));
          thread.once('message', (written: Written) => resolve(() => written));
          void ended.then(resolve);
          signal?.addEventListener('abort', () => resolve(cancelled), { signal: listening.signal });
          thread.postMessage(request);
        });
        // What was not waited for would be taken for the answer of the next one.
        if (answer === cancelled || answer === stuck) await close();
        return answer();
      } finally {
        listening.abort();
      }
    },
    close,
  };
}

function answerOf(failure: NodeJS.ErrnoException): () => Written {
  if (failure.code !== 'ERR_WORKER_OUT_OF_MEMORY') return faulty(failure);
  return () => refused('too-large', 'Writing this workbook needs more memory than it may take.');
}

function faulty(failure: Error): () => Written {
  return () => {
    throw failure;
  };
}

function cancelled(): Written {
  return refused('cancelled', 'Cancelled. Nothing was written.');
}

function stuck(): Written {
  return refused('stuck', 'Writing this workbook came to a standstill and was stopped.');
}

function refused(reason: string, message: string): Written {
  return err(hostError('export-refused', message, { params: { reason } }));
}

/** The program's parts and both engines. */
async function load() {
  const [exporting, gathering, sheets, draft, page, sealing, engine, library] = await Promise.all([
    import('../../exchange/export/export-workbook.ts'),
    import('../../exchange/export/gather-extras.ts'),
    import('./pack-sheets.ts'),
    import('./draft-workbook.ts'),
    import('./page/page-marks.ts'),
    import('./sealed-workbook.ts'),
    import('../../exchange/export/proof/spreadsheet-engine.ts'),
    import('../../exchange/excelize.ts'),
  ]);
  engine.loadSpreadsheetEngine();
  // Its compilation goes on beside the proof; whoever writes the file awaits it, and hears if it failed.
  library.loadExcelize().catch(() => undefined);
  return { ...exporting, ...gathering, ...sheets, ...draft, ...page, ...sealing };
}

/** All that takes time and needs no facts of the pack; what it gives writes packs of this plan. */
async function makeReady({ plan, language, scenarioId }: WorkbookOrder) {
  const parts = await load();
  const exported = parts.prepareExport(plan);
  // The workbook opens with the scenario that the pack shows.
  const shown = scenarioId === null ? {} : { shown: scenarioId };
  const twoWay = parts.gatherTwoWay(plan);
  await exported.proveScenarios({ language, extras: twoWay, ...shown });
  return async ({ content, model, changes, seal }: WorkbookRequest): Promise<Written> => {
    const { actuals, simulation = parts.simulated(plan) } = model;
    const extras = { ...twoWay, ...(actuals ? { actuals } : {}), ...(simulation ? { simulation } : {}) };
    const written = await exported.write(
      content.meta.language,
      {},
      {
        ...shown,
        extras,
        extraSheets: parts.packSheets(content, changes),
        pageMarks: parts.pageMarks(content.meta),
      },
    );
    const isFaulty = !written.ok && written.error.params?.reason === 'plan-errors';
    if (!written.ok && !isFaulty) return written;
    const bytes = written.ok ? written.value.bytes : await parts.draftWorkbook(plan, content, changes);
    return ok(await parts.sealedWorkbook(bytes, seal, content.meta.madeAt));
  };
}

function isOurs(data: unknown): data is { readonly order: WorkbookOrder } {
  return typeof data === 'object' && data !== null && 'job' in data && data.job === JOB;
}

// Other threads may load this file too, as part of something else: only its own job starts the work.
if (!isMainThread && isOurs(workerData)) {
  const ready = makeReady(workerData.order);
  parentPort?.on('message', async (request: WorkbookRequest) => {
    const write = await ready;
    parentPort?.postMessage(await write(request));
  });
}
