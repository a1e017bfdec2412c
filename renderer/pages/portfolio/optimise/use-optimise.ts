/**
 * A run of the optimisation worker for the page: start, progress, cancel, result. A new start ends the run before it;
 * leaving the page ends all. The last result stays until a newer one is there.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../../scenarios/optimise/problem.ts';
import type { OptimiseAsk, OptimiseResult, OptimiseTold } from './optimise-job.ts';

export type Outcome = { readonly asked: OptimiseAsk; readonly result: OptimiseResult };

export type OptimiseRun = {
  /** What is being computed. */
  readonly running: OptimiseAsk['kind'] | null;
  readonly progress: Progress | null;
  readonly best: Outcome | null;
  readonly frontier: Outcome | null;
  readonly failed: boolean;
  readonly start: (ask: OptimiseAsk) => void;
  readonly cancel: () => void;
};

type State = Omit<OptimiseRun, 'start' | 'cancel'>;

const REST: State = { running: null, progress: null, best: null, frontier: null, failed: false };

/** Answers outlive the page, by plan, so that coming back shows them; each says itself what it was asked about. */
const memory = new Map<string, Pick<State, 'best' | 'frontier'>>();

export function useOptimise(planId: string): OptimiseRun {
  const [state, setState] = useState<State>(() => ({ ...REST, ...memory.get(planId) }));
  useEffect(() => {
    memory.set(planId, { best: state.best, frontier: state.frontier });
  }, [planId, state.best, state.frontier]);
  const worker = useRef<Worker | null>(null);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => end, [end]);
  const start = useCallback(
    (ask: OptimiseAsk) => {
      end();
      const made = new Worker(new URL('../../../workers/optimise-worker.ts', import.meta.url), {
        type: 'module',
      });
      worker.current = made;
      setState((before) => ({ ...before, running: ask.kind, progress: null, failed: false }));
      const fail = () => {
        if (made !== worker.current) return;
        end();
        setState((before) => ({ ...before, running: null, progress: null, failed: true }));
      };
      made.addEventListener('error', fail);
      made.addEventListener('message', ({ data }: MessageEvent<OptimiseTold>) => {
        if (made !== worker.current) return;
        if (data.type === 'failed') return fail();
        if (data.type === 'progress') {
          setState((before) => ({ ...before, progress: data.progress }));
          return;
        }
        end();
        const outcome = { asked: ask, result: data.result };
        setState((before) => ({
          ...before,
          running: null,
          progress: null,
          ...(ask.kind === 'best' ? { best: outcome } : { frontier: outcome }),
        }));
      });
      made.postMessage(ask);
    },
    [end],
  );
  const cancel = useCallback(() => {
    end();
    setState((before) => ({ ...before, running: null, progress: null }));
  }, [end]);
  return { ...state, start, cancel };
}
