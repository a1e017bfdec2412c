/**
 * All scenarios side by side: every metric of each, best and worst, the probability-weighted value, and the inputs that
 * differ between them, only those. A scenario that cannot be made (its own ancestor) has a column that says so.
 */
import { createAppraiser } from '../models/appraisal/appraise.ts';
import type { Appraisal } from '../models/appraisal/types.ts';
import type { Entry, Plan, Settings } from '../models/plan/schema.ts';
import type { Override, Scenario } from '../models/plan/what-if/scenario-schema.ts';
import { NUMERIC_SETTINGS, type NumericSetting } from '../models/plan/what-if/setting-names.ts';
import { isStatedSetting, readSetting } from './drivers/numeric-settings.ts';
import { betterDirection, hasExpectedValue, type Metric, type MetricValue, metricValue } from './metrics.ts';
import { applyScenario } from './overrides/apply.ts';
import type { ScenarioError } from './overrides/inherit.ts';

export type MatrixColumn = {
  /** null: the plan as it stands. */
  readonly scenarioId: string | null;
  readonly name: string;
  readonly probability: number | null;
  readonly appraisal: Appraisal | null;
  readonly error: ScenarioError | null;
  readonly orphans: readonly Override[];
  readonly refused: readonly Override[];
};

export type MatrixRow = {
  readonly metric: Metric;
  /** One a column. */
  readonly cells: readonly MetricValue[];
  /** Columns; empty where all are equal or only one has a number. */
  readonly best: readonly number[];
  readonly worst: readonly number[];
  /**
   * Sum of probability x value, of metrics that have an expected value; null unless the probabilities add to 1 and each
   * of their columns has a number.
   */
  readonly expected: number | null;
};

export type InputCell = {
  /** The number of a constant or setting, else the sum over all columns; null where there is none. */
  readonly value: number | null;
  readonly entry: Entry | null;
  /** A setting that is a choice, such as the timing of flows. */
  readonly choice: string | null;
};

export type MatrixInput = {
  readonly input:
    | { readonly kind: 'line'; readonly lineId: string; readonly code: string; readonly label: string }
    | { readonly kind: 'setting'; readonly setting: NumericSetting | 'timing' | 'losses' };
  readonly cells: readonly InputCell[];
};

export type Matrix = {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly inputs: readonly MatrixInput[];
  /** Of the columns that have one; null without any. 1 is asked for. */
  readonly probabilitySum: number | null;
};

const PROBABILITY_TOLERANCE = 1e-9;

/** The plan itself comes first, under `planName`, without a probability; then the scenarios in their order. */
export function scenarioMatrix(
  plan: Plan,
  scenarios: readonly Scenario[],
  metrics: readonly Metric[],
  planName: string,
): Matrix {
  const appraise = createAppraiser();
  const own = {
    scenarioId: null,
    name: planName,
    probability: null,
    appraisal: appraise(plan),
    error: null,
    orphans: [],
    refused: [],
  };
  const columns: readonly MatrixColumn[] = [
    own,
    ...scenarios.map((scenario): MatrixColumn => {
      const { id, name, probability = null } = scenario;
      const made = applyScenario(plan, scenarios, id);
      const head = { scenarioId: id, name, probability };
      if (!made.ok) return { ...head, appraisal: null, error: made.error, orphans: [], refused: [] };
      const { orphans, refused } = made.value;
      return { ...head, appraisal: appraise(made.value.plan), error: null, orphans, refused };
    }),
  ];
  const weights = columns.flatMap(({ probability }) => (probability === null ? [] : [probability]));
  const probabilitySum = weights.length === 0 ? null : weights.reduce((sum, weight) => sum + weight, 0);
  return {
    columns,
    rows: metrics.map((metric) => rowOf(metric, columns, probabilitySum)),
    inputs: differingInputs(plan, columns),
    probabilitySum,
  };
}

const NOTHING: MetricValue = { value: null, several: false };

function rowOf(metric: Metric, columns: readonly MatrixColumn[], probabilitySum: number | null): MatrixRow {
  const cells = columns.map(({ appraisal }) => (appraisal ? metricValue(appraisal, metric) : NOTHING));
  const known = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const high = Math.max(...known);
  const low = Math.min(...known);
  const at = (wanted: number): readonly number[] =>
    high > low ? cells.flatMap(({ value }, index) => (value === wanted ? [index] : [])) : [];
  const highIsBetter = betterDirection(metric) === 'high';
  return {
    metric,
    cells,
    best: at(highIsBetter ? high : low),
    worst: at(highIsBetter ? low : high),
    expected: hasExpectedValue(metric.id) ? expectedOf(cells, columns, probabilitySum) : null,
  };
}

function expectedOf(
  cells: readonly MetricValue[],
  columns: readonly MatrixColumn[],
  probabilitySum: number | null,
): number | null {
  if (probabilitySum === null || Math.abs(probabilitySum - 1) > PROBABILITY_TOLERANCE) return null;
  let sum = 0;
  for (const [index, { probability }] of columns.entries()) {
    if (probability === null || probability === 0) continue;
    const value = cells[index]?.value ?? null;
    if (value === null) return null;
    sum += probability * value;
  }
  return sum;
}

function differingInputs(plan: Plan, columns: readonly MatrixColumn[]): readonly MatrixInput[] {
  const lines = plan.lines.map(
    ({ id, code, label }): MatrixInput => ({
      input: { kind: 'line', lineId: id, code, label },
      cells: columns.map(({ appraisal }) => lineCell(appraisal, code)),
    }),
  );
  const settings = NUMERIC_SETTINGS.map(
    (setting): MatrixInput => ({
      input: { kind: 'setting', setting },
      cells: columns.map(({ appraisal }) => ({
        value:
          appraisal && isStatedSetting(appraisal.plan, setting) ? readSetting(appraisal.plan, setting) : null,
        entry: null,
        choice: null,
      })),
    }),
  );
  const choices = [
    choice('timing', columns, (of) => of.discounting.timing),
    choice('losses', columns, (of) => of.tax.losses),
  ];
  const made = columns.flatMap(({ appraisal }, index) => (appraisal ? [index] : []));
  return [...lines, ...settings, ...choices].filter(({ cells }) => {
    const shown = made.map((index) => JSON.stringify(cells[index]));
    return shown.some((cell) => cell !== shown[0]);
  });
}

function lineCell(appraisal: Appraisal | null, code: string): InputCell {
  const line = appraisal?.plan.lines.find((candidate) => candidate.code === code);
  if (!appraisal || !line) return { value: null, entry: null, choice: null };
  const { entry } = line;
  if (entry.type === 'constant') return { value: entry.value, entry, choice: null };
  // A formula is an input by its text: what it gives may differ because of other inputs, which are listed themselves.
  if (entry.type === 'formula') return { value: null, entry, choice: null };
  return {
    value: appraisal.evaluation.values(code).reduce((sum, value) => sum + value, 0),
    entry,
    choice: null,
  };
}

function choice(
  setting: 'timing' | 'losses',
  columns: readonly MatrixColumn[],
  read: (settings: Settings) => string,
): MatrixInput {
  return {
    input: { kind: 'setting', setting },
    cells: columns.map(({ appraisal }) => ({
      value: null,
      entry: null,
      choice: appraisal && read(appraisal.plan.settings),
    })),
  };
}
