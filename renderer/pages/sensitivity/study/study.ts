/**
 * The questions that the page asks and their answers, computed from a plan: what the worker runs. Pure and plain
 * data on both sides, so that an answer is the same wherever it is computed.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { type ContourLine, contourLines } from '../../../../scenarios/contour.ts';
import { applyDriver, type Driver } from '../../../../scenarios/drivers/driver.ts';
import { type BreakEvenRow, breakEvenTable } from '../../../../scenarios/goal-seek/break-even.ts';
import { type Goal, goalSeek, type Sought } from '../../../../scenarios/goal-seek/goal-seek.ts';
import { type Axis, type Grid, oneWayTable, twoWayGrid } from '../../../../scenarios/grid.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import { type Absence, absenceOf } from '../../../../scenarios/tornado/absence.ts';
import { type Spider, spider } from '../../../../scenarios/tornado/spider.ts';
import { type SwitchingValue, switchingValues } from '../../../../scenarios/tornado/switching.ts';
import { type Bar, type Tornado, tornado } from '../../../../scenarios/tornado/tornado.ts';
import { type LeftOut, type RangeChoice, studyRange, studyRanges } from './study-ranges.ts';

export type StudyAsk =
  | {
      readonly kind: 'tornado';
      readonly metric: Metric;
      readonly drivers: readonly Driver[];
      readonly choice: RangeChoice;
    }
  | {
      readonly kind: 'spider';
      readonly metric: Metric;
      readonly drivers: readonly Driver[];
      readonly reach: number;
    }
  | {
      readonly kind: 'driver';
      readonly metric: Metric;
      readonly driver: Driver;
      readonly choice: RangeChoice;
    }
  | { readonly kind: 'switching'; readonly drivers: readonly Driver[] }
  | {
      readonly kind: 'grid';
      readonly metric: Metric;
      readonly x: Axis;
      readonly y: Axis;
      readonly level: number | null;
    }
  | { readonly kind: 'table'; readonly metrics: readonly Metric[]; readonly axis: Axis }
  | { readonly kind: 'seek'; readonly goal: Goal }
  | {
      readonly kind: 'break-even';
      readonly drivers: readonly Driver[];
      readonly metric: Metric;
      readonly target: number;
    };
export type StudyKind = StudyAsk['kind'];
export type AskOf<K extends StudyKind> = Extract<StudyAsk, { kind: K }>;

export type StudyAnswer =
  | { readonly kind: 'tornado'; readonly tornado: Tornado; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: 'spider'; readonly spider: Spider }
  | {
      readonly kind: 'driver';
      /** null where the driver has no range: then `leftOut` says why. */
      readonly bar: Bar | null;
      readonly leftOut: LeftOut | null;
      readonly switching: SwitchingValue | null;
      readonly planned: number | null;
    }
  | { readonly kind: 'switching'; readonly values: readonly SwitchingValue[] }
  | { readonly kind: 'grid'; readonly grid: Grid; readonly contour: readonly ContourLine[] }
  | { readonly kind: 'table'; readonly cells: readonly (readonly TableCell[])[] }
  | { readonly kind: 'seek'; readonly sought: Sought }
  | { readonly kind: 'break-even'; readonly rows: readonly BreakEvenRow[] };
export type AnswerOf<K extends StudyKind> = Extract<StudyAnswer, { kind: K }>;

/** One row a value, one cell a metric. */
export type TableCell = {
  readonly value: number | null;
  readonly several: boolean;
  readonly why: Absence | null;
};

/** Points of the curve of one driver, between its ends. */
const CURVE = 39;

/** Throws only on what the page must not ask: a driver the plan does not have in a grid or a table. */
export function answerStudy(plan: Plan, ask: StudyAsk): StudyAnswer {
  switch (ask.kind) {
    case 'tornado': {
      const { ranges, leftOut } = studyRanges(plan, ask.drivers, ask.choice);
      return { kind: 'tornado', tornado: tornado(plan, ask.metric, ranges), leftOut };
    }
    case 'spider':
      return { kind: 'spider', spider: spider(plan, ask.metric, ask.drivers, { reach: ask.reach }) };
    case 'driver':
      return answerDriver(plan, ask);
    case 'switching':
      return { kind: 'switching', values: switchingValues(plan, ask.drivers) };
    case 'grid': {
      const grid = twoWayGrid(plan, [ask.metric], ask.x, ask.y);
      const values = grid.sheets[0]?.values ?? new Float64Array();
      const contour =
        ask.level === null ? [] : contourLines({ x: grid.x.values, y: grid.y.values, values }, ask.level);
      return { kind: 'grid', grid, contour };
    }
    case 'table':
      return { kind: 'table', cells: tableCells(plan, ask.metrics, ask.axis) };
    case 'seek':
      return { kind: 'seek', sought: goalSeek(plan, ask.goal) };
    case 'break-even':
      return { kind: 'break-even', rows: breakEvenTable(plan, ask.drivers, ask.metric, ask.target) };
  }
}

function answerDriver(
  plan: Plan,
  { metric, driver, choice }: Extract<StudyAsk, { kind: 'driver' }>,
): AnswerOf<'driver'> {
  const range = studyRange(plan, driver, choice);
  const own = 'low' in range ? range : null;
  const study = own ? tornado(plan, metric, [own], { between: CURVE }) : null;
  const [switching = null] = switchingValues(plan, [own?.driver ?? driver]);
  return {
    kind: 'driver',
    bar: study?.bars[0] ?? null,
    leftOut: 'low' in range ? null : range,
    switching,
    planned: study?.planned ?? null,
  };
}

function tableCells(plan: Plan, metrics: readonly Metric[], axis: Axis): readonly (readonly TableCell[])[] {
  const { columns } = oneWayTable(plan, metrics, axis);
  return axis.values.map((at, row) =>
    metrics.map((metric, column): TableCell => {
      const value = columns[column]?.values[row] ?? Number.NaN;
      const known = !Number.isNaN(value);
      return {
        value: known ? value : null,
        several: columns[column]?.several[row] === 1,
        why: known ? null : absenceOf(applyDriver(plan, axis.driver, at), metric),
      };
    }),
  );
}
