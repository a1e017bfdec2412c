/** The trial that is looked at, worked out after the click has been shown; the one before stays until it is there. */
import { useEffect, useState } from 'react';
import type { SimulationResult } from '../../../simulation/simulation-state.ts';
import type { OpenedTrial } from './open-trial.ts';

export function useTrial(result: SimulationResult, trial: number | null): OpenedTrial | null {
  const [opened, setOpened] = useState<OpenedTrial | null>(null);
  const { plan, settings } = result;
  const latest = { plan, settings };
  const { trials, seed, method } = settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer summary of the same trials draws the same numbers
  useEffect(() => {
    if (trial === null) {
      setOpened(null);
      return;
    }
    let wanted = true;
    // The engine is fetched when the first trial is opened.
    void import('./open-trial.ts').then(({ openTrial }) => {
      if (wanted) setOpened(openTrial(latest, trial));
    });
    return () => {
      wanted = false;
    };
  }, [plan, trials, seed, method, trial]);
  return opened;
}
