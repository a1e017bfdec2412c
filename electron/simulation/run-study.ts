/**
 * A simulation on worker threads, for the command line and the board pack. Promises the bits of a run in one thread,
 * whatever the number of workers. A study that is too small to gain from threads runs in this one.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { SimulationSettings } from '../../models/plan/what-if/uncertainty-schema.ts';
import { createStudy } from '../../scenarios/simulation/study/create-study.ts';
import { createStudyResults, type StudyResults } from '../../scenarios/simulation/study/study-results.ts';
import type {
  Study,
  StudyBlocks,
  StudyProblem,
  StudySummary,
} from '../../scenarios/simulation/study/study-types.ts';
import { summariseStudy } from '../../scenarios/simulation/study/summarise-study.ts';
import type { BlockRequest, StudyWorkerData } from './study-messages.ts';

export type StudyRun = { readonly study: Study; readonly summary: StudySummary };

export type RunOptions = {
  /** Trials done so far, of all; called between blocks. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Ends the run after the blocks that are under way; the answer is then an empty list of problems. */
  readonly signal?: AbortSignal;
  /** Where the worker's script lies; the source beside this file by default. */
  readonly script?: URL;
};

const MOST_WORKERS = 8;
/** Below this many blocks a thread costs more than it gives. */
const BLOCKS_FOR_A_WORKER = 4;
const BLOCKS_AT_ONCE = 8;

export function usualWorkers(): number {
  return Math.max(1, Math.min(MOST_WORKERS, availableParallelism()));
}

/** Rejects only where a thread dies, which is a broken promise; what a person can mend is a value. */
export async function runStudy(
  plan: Plan,
  settings: SimulationSettings,
  workers: number = usualWorkers(),
  options: RunOptions = {},
): Promise<Result<StudyRun, readonly StudyProblem[]>> {
  const made = createStudy(plan, settings);
  if (!made.ok) return err(made.error);
  const study = made.value;
  const results = createStudyResults(study);
  const threads = Math.min(workers, Math.floor(study.blocks / BLOCKS_FOR_A_WORKER));
  const take = (blocks: StudyBlocks): void => {
    results.add(blocks);
    options.onProgress?.(results.ready(), study.trials);
  };
  const ended = (): boolean => options.signal?.aborted === true;
  if (threads > 1) await runInThreads(study, threads, take, ended, options.script);
  else {
    for (let block = 0; block < study.blocks && !ended(); block += 1) {
      take(study.runBlocks(block, block + 1));
      // Whoever waits in this thread is heard between two blocks.
      if (options.signal) await setImmediate();
    }
  }
  if (ended()) return err([]);
  return ok({ study, summary: summaryOf(study, results) });
}

function summaryOf(study: Study, results: StudyResults): StudySummary {
  if (results.ready() !== study.trials) throw new Error('a simulation ended with trials missing');
  return summariseStudy(study, results);
}

async function runInThreads(
  study: Study,
  threads: number,
  take: (blocks: StudyBlocks) => void,
  ended: () => boolean,
  script = new URL('./study-worker.ts', import.meta.url),
): Promise<void> {
  let next = 0;
  const request = (): BlockRequest | null => {
    if (next >= study.blocks || ended()) return null;
    const from = next;
    // Smaller towards the end, so that no thread waits long for the last one.
    const even = Math.ceil((study.blocks - from) / (2 * threads));
    next = Math.min(study.blocks, from + Math.max(1, Math.min(BLOCKS_AT_ONCE, even)));
    return { from, to: next };
  };
  const data: StudyWorkerData = { plan: study.plan, settings: study.settings };
  const running = Array.from({ length: threads }, () => new Worker(script, { workerData: data }));
  try {
    await Promise.all(running.map((worker) => serve(worker, request, take)));
  } finally {
    await Promise.all(running.map((worker) => worker.terminate()));
  }
}

function serve(
  worker: Worker,
  request: () => BlockRequest | null,
  take: (blocks: StudyBlocks) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const ask = (): void => {
      const wanted = request();
      if (wanted) worker.postMessage(wanted);
      else resolve();
    };
    worker.on('message', (blocks: StudyBlocks) => {
      take(blocks);
      ask();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a simulation worker ended before its work')));
    ask();
  });
}
