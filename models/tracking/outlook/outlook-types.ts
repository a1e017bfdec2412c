/**
 * What an outlook is, as plain data: a plan whose past is actual and whose future is forecast, and for each line how it
 * came about. Amounts in the plan's currency with natural signs. Nothing here computes.
 */
import type { Line, Plan } from '../../plan/schema.ts';
import type { ForecastMethod, OutlookSettings } from '../../plan/tracking/course-schema.ts';
import type { DaySums } from '../actuals/day-sums.ts';
import type { Day } from '../calendar/day.ts';
import type { ForecastInput } from '../forecast/forecast-line.ts';
import type { Unfit } from '../forecast/forecast-types.ts';
import type { Spread } from '../planned/spread.ts';
import type { Frame } from './frame.ts';

export type OutlookInput = {
  readonly plan: Plan;
  /** By code and column, as the plan evaluates. */
  readonly values: (code: string) => Float64Array;
  readonly sums: DaySums;
  readonly settings: OutlookSettings;
  /** Closes months that are over without an entry on their last day; null: only entries close a month. */
  readonly today: Day | null;
};

export type NoteCode =
  | 'no-actuals'
  | 'part-month-left-out'
  /** Dated far after today and after every other entry: it closes no month. */
  | 'far-ahead'
  | 'cut-over-after-actuals'
  | 'cut-over-after-plan'
  | 'not-tracked'
  | 'working-capital-kept'
  | 'before-start'
  | 'unspent-investment'
  | 'method-replaced'
  | 'ends-with-plan'
  | 'other-timeline';

export type OutlookNote = {
  readonly code: NoteCode;
  readonly lineId: string | null;
  readonly amount: number | null;
  /** Since January 1970. */
  readonly month: number | null;
};

export type CutOver = {
  /** The last month taken from actuals; null: none. Months are counted since January 1970. */
  readonly month: number | null;
  readonly lastComplete: number | null;
  readonly lastActual: number | null;
  /** Set by a person, rather than found. */
  readonly given: boolean;
};

/** mixed: the cut-over lies within. planned: after the window of a rolling forecast. beyond: after the plan. */
export type ColumnState = 'actual' | 'mixed' | 'forecast' | 'planned' | 'beyond';

/** How one line with actuals goes on. By column: 0 the opening, beyond `periods` those of a rolling forecast. */
export type Settled = {
  readonly line: Line;
  readonly measure: Spread;
  readonly method: ForecastMethod;
  readonly used: ForecastMethod;
  readonly unfit: Unfit | null;
  /** What its back-test is made of; null where the method was not used. */
  readonly tested: { readonly method: ForecastMethod; readonly input: ForecastInput } | null;
  /** What is known or forecast; null: as the plan has it. */
  readonly known: readonly (number | null)[];
  /** The period of the cut-over where its rest is as planned: actual part + share x plan. */
  readonly part: { readonly column: number; readonly actual: number; readonly share: number } | null;
  /** What has happened in the closed months of the period of the cut-over; null where it ends with one. */
  readonly mixedActual: number | null;
  /** Half width of the band; null without one. */
  readonly width: readonly (number | null)[];
  /** Share of the error's variance that all months ahead have in common, 0 to 1: it does not cancel over time. */
  readonly together: number;
};

export type Outlook = {
  /** The outlook as a plan value on the plan's own timeline. */
  readonly plan: Plan;
  readonly frame: Frame;
  readonly cutOver: CutOver;
  /** State of column 0, 1 ... including those beyond the plan. */
  readonly columns: readonly ColumnState[];
  /** Last period that is closed as a whole; 0 before the first. */
  readonly closedColumn: number;
  readonly openingClosed: boolean;
  /** By line id; lines without actuals are absent and stay as planned. */
  readonly settled: ReadonlyMap<string, Settled>;
  /** Code of the memo line that holds what is known of a formula line, by the line's id. */
  readonly memos: ReadonlyMap<string, string>;
  readonly notes: readonly OutlookNote[];
};

export const DEFAULT_OUTLOOK: OutlookSettings = { cutOver: null, months: null, methods: [] };
