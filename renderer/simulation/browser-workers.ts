/**
 * The simulation in the browser: Web Workers, the page's clock and timers. Loaded when the first uncertain plan is
 * shown. A closed tab ends the workers; they held copies only.
 */
import { createSimulation, type Simulation } from './create-simulation.ts';
import type { SimulationState } from './simulation-state.ts';
import type { WorkerPort, WorkerReply } from './worker-messages.ts';

const MOST_RUNNERS = 8;

export function createBrowserSimulation(publish: (state: SimulationState) => void): Simulation {
  return createSimulation({
    spawn: spawnWorker,
    runners: Math.max(1, Math.min(MOST_RUNNERS, navigator.hardwareConcurrency - 1)),
    now: () => performance.now(),
    later: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    publish,
  });
}

function spawnWorker(): WorkerPort {
  const worker = new Worker(new URL('../workers/simulation-worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (request, transfer = []) =>
      worker.postMessage(
        request,
        transfer.flatMap((buffer) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
      ),
    listen: (onReply, onFailure) => {
      worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => onReply(data);
      worker.onerror = onFailure;
      worker.onmessageerror = onFailure;
    },
    close: () => worker.terminate(),
  };
}
