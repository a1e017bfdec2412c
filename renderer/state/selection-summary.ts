/** Sum, average and count of what is selected in the grid, for the status bar; null when there is nothing to add. */
import { createStore } from './store.ts';

export type SelectionSummary = {
  readonly sum: number;
  readonly count: number;
  /** All selected cells are rates, so that a sum means nothing. */
  readonly rates: boolean;
};

export const selectionSummary = createStore<SelectionSummary | null>(null);
