/**
 * The driver effects of the plan on show, computed while nothing else happens: a pause after the last edit, then a
 * few milliseconds at a time. Until the new ones are there the old ones stay, marked as being renewed.
 */
import { useEffect, useRef, useState } from 'react';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { type DriverEffect, driverEffects } from './driver-effects.ts';

const PAUSE = 200;
const SLICE = 6;

export type DriverEffects = {
  readonly effects: readonly DriverEffect[];
  /** The NPV the effects are measured from. */
  readonly base: number | null;
  readonly renewing: boolean;
};

export function useDriverEffects(appraisal: Appraisal): DriverEffects {
  // An appraiser of its own: the one of the plan keeps what it compiled for the next key press.
  const appraiser = useRef<ReturnType<typeof createAppraiser> | null>(null);
  const [state, setState] = useState<DriverEffects>({ effects: [], base: null, renewing: true });
  useEffect(() => {
    appraiser.current ??= createAppraiser();
    const steps = driverEffects(appraisal, appraiser.current);
    const found: DriverEffect[] = [];
    let timer = 0;
    const work = () => {
      const until = performance.now() + SLICE;
      while (performance.now() < until) {
        const step = steps.next();
        if (step.done) {
          setState({ effects: found, base: appraisal.headline.npv, renewing: false });
          return;
        }
        found.push(step.value);
      }
      timer = window.setTimeout(work);
    };
    setState((before) => ({ ...before, renewing: true }));
    timer = window.setTimeout(work, PAUSE);
    return () => window.clearTimeout(timer);
  }, [appraisal]);
  return state;
}
