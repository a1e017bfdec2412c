/**
 * Sobol' indices on request, in a worker of their own that is ended with them: they need runs of their own, and must
 * stop at once when the plan changes. A finished result stays, with the plan it is of.
 */
import type { Plan } from '../../models/plan/schema.ts';
import type { SimulationSettings } from '../../models/plan/what-if/uncertainty-schema.ts';
import type { SobolState } from './simulation-state.ts';
import type { WorkerPort } from './worker-messages.ts';

export type SobolRun = {
  readonly start: (plan: Plan, settings: SimulationSettings, points: number) => void;
  /** Ends what is running; a finished result stays. */
  readonly stop: () => void;
};

export function createSobolRun(spawn: () => WorkerPort, publish: (state: SobolState) => void): SobolRun {
  let port: WorkerPort | null = null;
  const end = (state: SobolState): void => {
    port?.close();
    port = null;
    publish(state);
  };
  return {
    start: (plan, settings, points) => {
      port?.close();
      const own = spawn();
      port = own;
      publish({ status: 'running', done: 0, of: 0 });
      own.listen(
        (reply) => {
          if (reply.kind === 'sobol-progress') publish({ status: 'running', done: reply.done, of: reply.of });
          else if (reply.kind === 'sobol') end({ status: 'done', plan, sobol: reply.sobol });
          else if (reply.kind === 'no-sobol') end({ status: 'impossible', reason: reply.reason });
          else if (reply.kind === 'problems') end({ status: 'impossible', reason: 'failed' });
        },
        () => end({ status: 'impossible', reason: 'failed' }),
      );
      own.post({ kind: 'plan', json: JSON.stringify(plan) });
      own.post({ kind: 'study', job: 0, settings });
      own.post({ kind: 'sobol', job: 0, points });
    },
    stop: () => {
      if (port) end({ status: 'none' });
    },
  };
}
