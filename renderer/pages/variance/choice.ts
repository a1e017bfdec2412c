/**
 * What is chosen on the page Variance, kept for the window and the plan while it is open: a page that is left and
 * entered again shows the same report. Nothing here is part of the plan; its thresholds are, and do not stand here.
 */
import { useCallback } from 'react';
import { createStore } from '../../state/store.ts';
import { useStore } from '../../state/use-store.ts';

export const VIEWS = ['report', 'bridge', 'gmv', 'actions'] as const;
export type View = (typeof VIEWS)[number];
export const HORIZONS = ['month', 'yearToDate', 'fullYear'] as const;
export type Horizon = (typeof HORIZONS)[number];
/** What stands beside each other in the report: the three horizons, and what is said and done about a line. */
export const BLOCKS = [...HORIZONS, 'notes'] as const;
export type Block = (typeof BLOCKS)[number];
export type Against = 'plan' | 'flexed';
export type Scope = 'month' | 'year-to-date';

export type Choice = {
  readonly view: View;
  /** YYYY-MM; null: the last closed month. */
  readonly month: string | null;
  /** null: the one in force. */
  readonly baselineId: string | null;
  /** What differences and lights are read from. */
  readonly against: Against;
  /** null: the horizons, and the notes where they have room. */
  readonly blocks: readonly Block[] | null;
  readonly onlyMatters: boolean;
  /** Keys of rows that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly scope: Scope;
  readonly investment: boolean;
  /** Ids of lines; null: as they are found. */
  readonly gmv: {
    readonly traffic: string | null;
    readonly orders: string | null;
    readonly gmv: string | null;
  };
};

const FIRST: Choice = {
  view: 'report',
  month: null,
  baselineId: null,
  against: 'plan',
  blocks: null,
  onlyMatters: false,
  folded: new Set(),
  scope: 'year-to-date',
  investment: false,
  gmv: { traffic: null, orders: null, gmv: null },
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
