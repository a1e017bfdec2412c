/**
 * A worker thread of a simulation: makes the study from the plan it was started with and runs the blocks it is asked
 * for, one request at a time, until it is ended. Keeps no results.
 */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createStudy } from '../../scenarios/simulation/study/create-study.ts';
import type { BlockRequest, StudyWorkerData } from './study-messages.ts';

function serve({ plan, settings }: StudyWorkerData): void {
  const port = parentPort;
  const made = createStudy(plan, settings);
  // The thread that starts this one has made the same study before.
  if (!port || !made.ok) throw new Error('a simulation worker needs a plan that can be simulated');
  const study = made.value;
  port.on('message', ({ from, to }: BlockRequest) => {
    const blocks = study.runBlocks(from, to);
    const { npv, irr, kinds, cash } = blocks;
    port.postMessage(
      blocks,
      [npv, irr, kinds, cash].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
    );
  });
}

// Loaded outside a worker it does nothing.
if (!isMainThread && parentPort) serve(workerData as StudyWorkerData);
