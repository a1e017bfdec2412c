/**
 * What is chosen on the page Sensitivity, kept for the window and the plan while it is open: a page that is left and
 * entered again shows the same study. Nothing here is part of the plan.
 */
import { useCallback } from 'react';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric, type Metric } from '../../../scenarios/metrics.ts';
import { createStore } from '../../state/store.ts';
import { useStore } from '../../state/use-store.ts';
import type { RangeChoice } from './study/study-ranges.ts';

export type View = 'tornado' | 'spider' | 'figures';
/** The ends are the user's; null follows the plan. */
export type AxisChoice = {
  readonly driver: Driver | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type Choice = {
  readonly metric: Metric;
  readonly ranges: RangeChoice;
  /** Keys of inputs; empty: all. */
  readonly inputs: readonly string[];
  readonly view: View;
  readonly allBars: boolean;
  /** The input looked at; null: the one that matters most. */
  readonly input: string | null;
  readonly grid: {
    readonly x: AxisChoice;
    readonly y: AxisChoice;
    readonly size: number;
    /** Where the line is drawn; null: nowhere. */
    readonly level: number | null | 'break-even';
  };
  readonly table: {
    readonly driver: Driver | null;
    /** null: nine numbers over the driver's range. */
    readonly values: readonly number[] | null;
    readonly metrics: readonly Metric[];
  };
  readonly goal: {
    readonly metric: Metric;
    /** null: where the metric breaks even. */
    readonly target: number | null;
    readonly driver: Driver | null;
    readonly low: number | null;
    readonly high: number | null;
  };
};

const NO_AXIS: AxisChoice = { driver: null, low: null, high: null };
const FIRST: Choice = {
  metric: headlineMetric('npv'),
  ranges: { mode: 'own', percent: 0.1, tail: 0.1 },
  inputs: [],
  view: 'tornado',
  allBars: false,
  input: null,
  grid: { x: NO_AXIS, y: NO_AXIS, size: 11, level: 'break-even' },
  table: {
    driver: null,
    values: null,
    metrics: [headlineMetric('npv'), headlineMetric('irr'), headlineMetric('payback')],
  },
  goal: { metric: headlineMetric('npv'), target: null, driver: null, low: null, high: null },
};

const choices = createStore<ReadonlyMap<string, Choice>>(new Map());

export function useChoice(planId: string): {
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
} {
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
