/**
 * The matrix as cells for a spreadsheet: names, probabilities, metrics and inputs, every number in full precision
 * (rates as fractions, amounts in the currency itself). Pure; the words come in.
 */

import type { Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import type { MetricId } from '../../../../scenarios/metrics.ts';
import { columnOf, type MatrixView } from './matrix-view.ts';

export type MatrixCell = string | number | null;

export type MatrixWords = {
  readonly plan: string;
  readonly expected: string;
  readonly probability: string;
  readonly inputs: string;
  readonly metric: (id: MetricId) => string;
};

export type InputCells = {
  readonly name: string;
  /** The plan first, then the scenarios. */
  readonly cells: readonly MatrixCell[];
};

export function matrixCells(
  scenarios: readonly Scenario[],
  view: MatrixView | null,
  metrics: readonly MetricId[],
  inputs: readonly InputCells[],
  words: MatrixWords,
): readonly (readonly MatrixCell[])[] {
  const columns = [null, ...scenarios.map(({ id }) => id)];
  const weighted = scenarios.some(({ probability }) => probability !== undefined);
  const last = (value: MatrixCell): readonly MatrixCell[] => (weighted ? [value] : []);
  return [
    ['', words.plan, ...scenarios.map(({ name }) => name), ...last(words.expected)],
    ...(weighted
      ? [[words.probability, null, ...scenarios.map(({ probability }) => probability ?? null), null]]
      : []),
    ...metrics.map((id) => {
      const row = view?.rows.find(({ metric }) => metric.id === id);
      const cells = columns.map((column) => row?.cells[columnOf(view, column)]?.value ?? null);
      return [words.metric(id), ...cells, ...last(row?.expected ?? null)];
    }),
    ...(inputs.length > 0 ? [[words.inputs, ...columns.map(() => null), ...last(null)]] : []),
    ...inputs.map(({ name, cells }) => [name, ...cells, ...last(null)]),
  ];
}
