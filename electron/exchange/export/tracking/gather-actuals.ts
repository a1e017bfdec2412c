/**
 * Gathers the actuals of a tracked plan for its workbook: the months since the plan's start, line by line, with their
 * reference, and the full year as the variance report has it. Reads only; figures in units, not in cents.
 */
import { hasBetween, MINOR, sumBetween } from '../../../../models/tracking/actuals/day-sums.ts';
import { monthText } from '../../../../models/tracking/outlook/frame.ts';
import { amountBetween, toMinor } from '../../../../models/tracking/planned/planned-amounts.ts';
import { bookedSince, daysOf } from '../../../../models/tracking/variance/report/figures.ts';
import { meanOfDays } from '../../../../models/tracking/variance/report/mean-of-days.ts';
import { type TrackedLine, trackedLines } from '../../../../models/tracking/variance/tracked-lines.ts';
import type { Tracked } from '../../../tracking/tracking.ts';
import { type Comparison, compare, monthsOf } from '../../../tracking/variance/comparison.ts';
import { reportAnswer } from '../../../tracking/variance/report-answer.ts';
import { yearOutlook } from '../../../tracking/variance/year-outlook.ts';
import type { ActualLine, ActualsExtra } from '../extras.ts';

/** Earlier months of a long plan are left out. */
const MOST_MONTHS = 36;
/** Kinds that stand in the report whether booked or not. */
const ALWAYS: ReadonlySet<string> = new Set(['revenue', 'variable-cost', 'fixed-cost', 'investment']);

/** `month` is YYYY-MM; without it the last closed one. Null: no actuals, or none in that month's reach. */
export function gatherActuals(tracked: Tracked, now: Date, month?: string): ActualsExtra | null {
  const compared = compare(tracked, month, now);
  if (!compared.ok || !compared.value.month) return null;
  const comparison = compared.value;
  const { month: chosen, plan, reference, baseline } = comparison;
  if (!chosen) return null;
  const { index, choice, partMonth } = chosen;
  const from = Math.max(choice.first, index - MOST_MONTHS + 1);
  const months = Array.from({ length: index - from + 1 }, (_, at) => from + at);
  const year = monthsOf(comparison, chosen, 'year-to-date');
  const report = reportAnswer(comparison, {
    onlyMatters: false,
    openNotes: new Map(),
    outlookAt: (closed) => yearOutlook(tracked, now, closed),
  });
  const rows = new Map(
    report.rows.flatMap((row) => (row.lineId === null ? [] : [[row.lineId, row] as const])),
  );
  const lines = trackedLines(plan, reference).flatMap((line): readonly ActualLine[] => {
    const row = rows.get(line.line.id);
    const known = comparison.sums.get(line.line.id);
    if (!row || (!ALWAYS.has(line.line.kind) && !known)) return [];
    return [
      {
        ...lineFacts(line),
        values: months.map((each) => actualOf(comparison, line, each)),
        reference: months.map((each) => referenceOf(comparison, line, each)),
        outlookYear: units(row.fullYear.actual),
        referenceYear: units(row.fullYear.plan),
      },
    ];
  });
  return {
    months: months.map(monthText),
    yearFrom: Math.max(0, year.first - from),
    baseline: baseline?.name ?? null,
    partMonth,
    lines,
  };
}

function lineFacts({ line, sign, measure }: TrackedLine) {
  const { id, code, label, unit, kind } = line;
  return { lineId: id, code, label, unit, kind, profitSign: sign, measure };
}

function actualOf(
  { sums, reference }: Comparison,
  { line, measure }: TrackedLine,
  month: number,
): number | null {
  const entries = sums.get(line.id);
  const { from, to } = daysOf({ first: month, last: month });
  if (measure === 'rate') return units(meanOfDays(entries, from, to));
  const since = bookedSince(line, from, reference.start);
  return hasBetween(entries, since, to) ? sumBetween(entries, since, to) / MINOR : null;
}

function referenceOf({ reference }: Comparison, line: TrackedLine, month: number): number | null {
  if (!line.reference) return null;
  const { from, to } = daysOf({ first: month, last: month });
  const amount = amountBetween(reference, line.reference, from, to);
  if (!Number.isFinite(amount)) return null;
  return line.measure === 'money' ? toMinor(amount) / MINOR : amount;
}

function units(minor: number | null): number | null {
  return minor === null ? null : minor / MINOR;
}
