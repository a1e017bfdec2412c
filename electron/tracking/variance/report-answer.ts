/** The variance report as the contract carries it: months as text, lines by id and code, notes counted. */
import type { DaySums } from '../../../models/tracking/actuals/day-sums.ts';
import { monthText } from '../../../models/tracking/outlook/frame.ts';
import { type Thresholds, thresholdsOf } from '../../../models/tracking/variance/difference.ts';
import type { FlexBasis } from '../../../models/tracking/variance/flex/flexed-month.ts';
import type { YearOutlook } from '../../../models/tracking/variance/report/figures.ts';
import {
  type VarianceRow as ModelRow,
  varianceReport,
} from '../../../models/tracking/variance/report/variance-report.ts';
import type { VarianceReport, VarianceRow } from '../../contract/tracking/variance-calls.ts';
import type { Comparison } from './comparison.ts';

export type ReportRequest = {
  /** In the place of the plan's own. */
  readonly thresholds?: Thresholds | undefined;
  /** What lights are read from, where the thresholds are the plan's own. */
  readonly against?: Thresholds['against'] | undefined;
  readonly onlyMatters: boolean;
  /** Open notes by line id or code of a total. */
  readonly openNotes: ReadonlyMap<string, number>;
  /** The full year, cut over at a month. */
  readonly outlookAt?: ((closed: number) => YearOutlook) | undefined;
};

/** A part month counts as forecast in the full year, never as both. */
export function reportAnswer(
  comparison: Comparison,
  { thresholds: given, against, onlyMatters, openNotes, outlookAt }: ReportRequest,
): VarianceReport {
  const { planId, currency, plan, reference, baseline, sums, month } = comparison;
  const thresholds = given ?? thresholdsOf(comparison.tracked.plan, against);
  const common = {
    planId,
    currency,
    baseline: baseline && {
      id: baseline.id,
      name: baseline.name,
      approvedBy: baseline.approvedBy,
      approvedAt: baseline.approvedAt,
    },
    thresholds,
    strayLines: strayLines(comparison, sums),
  };
  if (!month) {
    const none = { month: null, lastClosed: null, firstMonth: null, lastMonth: null };
    return { ...common, ...none, yearFrom: null, yearTo: null, partMonth: false, rows: [], hidden: 0 };
  }
  const { index, lastClosed, choice, partMonth } = month;
  const closed = partMonth ? index - 1 : index;
  const made = varianceReport({
    ...{ plan, reference, sums, month: index, closed, thresholds, onlyMatters },
    // Before the first month is closed there is no outlook but the plan.
    outlook: closed >= choice.first ? outlookAt?.(closed) : undefined,
  });
  return {
    ...common,
    month: monthText(index),
    lastClosed: lastClosed === null ? null : monthText(lastClosed),
    partMonth,
    firstMonth: monthText(choice.first),
    lastMonth: monthText(choice.last),
    yearFrom: monthText(made.year.first),
    yearTo: monthText(made.year.last),
    rows: made.rows.map((row) => rowAnswer(row, openNotes.get(row.lineId ?? row.code) ?? 0)),
    hidden: made.hidden,
  };
}

function rowAnswer(row: ModelRow, openNotes: number): VarianceRow {
  return { ...row, flexedBy: basisAnswer(row.flexedBy), openNotes };
}

function basisAnswer(basis: FlexBasis): VarianceRow['flexedBy'] {
  if (basis.type === 'volume' || basis.type === 'revenue') {
    return { type: basis.type, code: basis.line.code, label: basis.line.label };
  }
  return { type: basis.type };
}

function strayLines({ plan, reference }: Comparison, sums: DaySums): number {
  let count = 0;
  for (const id of sums.keys()) if (!plan.byId(id) && !reference.byId(id)) count += 1;
  return count;
}
