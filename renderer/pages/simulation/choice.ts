/**
 * What is looked at on the page Simulation, kept for the window and the plan while it is open. Nothing here is part of
 * the plan.
 */
import { useCallback } from 'react';
import { createStore } from '../../state/store.ts';
import { useStore } from '../../state/use-store.ts';

export type ResultMetric = 'npv' | 'irr';
export type ShareMethod = 'rank' | 'regression' | 'sobol';
/** 'npv', 'irr', or the id of an uncertain line. */
export type AxisKey = string;

export type Choice = {
  readonly metric: ResultMetric;
  readonly view: 'histogram' | 'cumulative';
  readonly shares: ShareMethod;
  /** null: the driver with the largest share, and NPV. */
  readonly scatterX: AxisKey | null;
  readonly scatterY: AxisKey;
  /** The trial that is looked at, from 0. */
  readonly trial: number | null;
};

const FIRST: Choice = {
  metric: 'npv',
  view: 'histogram',
  shares: 'rank',
  scatterX: null,
  scatterY: 'npv',
  trial: null,
};

const choices = createStore<ReadonlyMap<string, Choice>>(new Map());

export type Choose = (patch: Partial<Choice>) => void;

export function useChoice(planId: string): { readonly choice: Choice; readonly choose: Choose } {
  const choice = useStore(choices).get(planId) ?? FIRST;
  const choose = useCallback(
    (patch: Partial<Choice>) => {
      const before = choices.get().get(planId) ?? FIRST;
      choices.set(new Map(choices.get()).set(planId, { ...before, ...patch }));
    },
    [planId],
  );
  return { choice, choose };
}
