/**
 * An optimisation away from the page. One question, one answer, progress on the way; the page ends the worker to cancel.
 */
import { type OptimiseAsk, type OptimiseTold, runJob } from '../pages/portfolio/optimise/optimise-job.ts';

const EVERY_MS = 100;

const tell = (told: OptimiseTold): void => self.postMessage(told);

self.addEventListener('message', ({ data }: MessageEvent<OptimiseAsk>) => {
  try {
    const job = runJob(data);
    let last = performance.now();
    for (let step = job.next(); ; step = job.next()) {
      if (step.done) {
        tell({ type: 'done', result: step.value });
        return;
      }
      if (performance.now() - last < EVERY_MS) continue;
      last = performance.now();
      tell({ type: 'progress', progress: step.value });
    }
  } catch {
    tell({ type: 'failed' });
  }
});
