/** The outlook as the contract carries it: months as text, lines and totals by column, returns, review, targets. */
import type { Appraisal, InternalRate, PaybackTime } from '../../../models/appraisal/types.ts';
import { nearestRate } from '../../../models/returns/irr.ts';
import { backTest } from '../../../models/tracking/forecast/forecast-line.ts';
import { BAND_LEVEL } from '../../../models/tracking/forecast/forecast-types.ts';
import {
  columnOfMonth,
  type Frame,
  firstMonthOf,
  frameOf,
  lastMonthOf,
  monthText,
} from '../../../models/tracking/outlook/frame.ts';
import { canBeTracked } from '../../../models/tracking/outlook/outlook.ts';
import { type Bands, bandsOf } from '../../../models/tracking/outlook/outlook-bands.ts';
import type { Outlook, Settled } from '../../../models/tracking/outlook/outlook-types.ts';
import { reviewRemarks } from '../../../models/tracking/outlook/review-remarks.ts';
import { closedCash, reviewSheet, sameColumns } from '../../../models/tracking/outlook/review-sheet.ts';
import { outlookToDate, plannedToDate } from '../../../models/tracking/outlook/to-date.ts';
import { countsAtOpening, spreadOf } from '../../../models/tracking/planned/spread.ts';
import { attainmentOf } from '../../../models/tracking/targets/attainment.ts';
import type {
  OutlookLine,
  OutlookReport,
  OutlookReturns,
  OutlookTarget,
  OutlookTotal,
} from '../../contract/tracking/outlook-calls.ts';
import type { Tracked } from '../tracking.ts';
import type { CurrentOutlook } from './current-outlook.ts';

const TOTALS = [
  '$revenue',
  '$variable_cost',
  '$contribution',
  '$fixed_cost',
  '$ebitda',
  '$investment',
  '$fcf',
  '$fcf_cumulative',
];

type Made = { readonly approved: Appraisal; readonly report: OutlookReport };

const made = new WeakMap<CurrentOutlook, Made>();

/** Made once for an outlook and what it is compared with. */
export function reportAnswer(tracked: Tracked, current: CurrentOutlook): OutlookReport {
  const { appraisal: approved, baseline } = tracked.reference;
  const known = made.get(current);
  if (known?.approved === approved && known.report.baseline?.id === baseline?.id) return known.report;
  const report = makeReport(tracked, current);
  made.set(current, { approved, report });
  return report;
}

function makeReport(tracked: Tracked, current: CurrentOutlook): OutlookReport {
  const { plan, reference } = tracked;
  const { outlook, appraisal: expected } = current;
  const { frame, cutOver, columns, closedColumn } = outlook;
  const lines = plan.lines.filter(canBeTracked);
  const bands = bandsOf(outlook, expected, [...lines.map(({ code }) => code), ...TOTALS]);
  const series = seriesOf(outlook, expected, reference.appraisal, bands);
  const review = { outlook, approved: reference.appraisal, expected };
  const rows = reviewSheet(review);
  const npv = expected.headline.npv;
  const notes = sameColumns(reference.appraisal, expected)
    ? outlook.notes
    : [...outlook.notes, { code: 'other-timeline', lineId: null, amount: null, month: null } as const];
  return {
    currency: plan.settings.currency,
    cutOver: {
      month: textOf(cutOver.month),
      lastComplete: textOf(cutOver.lastComplete),
      lastActual: textOf(cutOver.lastActual),
      given: cutOver.given,
    },
    level: BAND_LEVEL,
    baseline: reference.baseline,
    closedColumn,
    columns: columns.map((state, column) => ({
      column,
      from: monthText(firstMonthOf(frame, column)),
      to: monthText(lastMonthOf(frame, column)),
      state,
    })),
    lines: lines.map((line): OutlookLine => {
      const settled = outlook.settled.get(line.id);
      const { id: lineId, code, label, kind, group, unit } = line;
      return {
        ...{ lineId, code, label, kind, group, unit },
        measure: spreadOf(line) === 'sum' ? 'sum' : 'mean',
        tracked: settled !== undefined,
        method: settled?.method ?? { type: 'plan' },
        used: settled?.used ?? { type: 'plan' },
        unfit: settled?.unfit ?? null,
        backTest: settled?.tested ? backTest(settled.tested.method, settled.tested.input) : null,
        ...series(code, referenceCode(reference.plan, line), settled),
      };
    }),
    totals: TOTALS.map((code): OutlookTotal => ({ code, ...series(code, code, undefined) })),
    returns: {
      approved: returnsAnswer(reference.appraisal),
      expected: returnsAnswer(expected),
      npvLow: npv === null || bands.npv === null ? null : npv - bands.npv,
      npvHigh: npv === null || bands.npv === null ? null : npv + bands.npv,
    },
    review: { rows: [...rows], remarks: reviewRemarks(review, rows).map((remark) => ({ ...remark })) },
    targets: (plan.targets ?? []).map((target) => targetAnswer(attainmentOf(target, outlook, expected))),
    notes: notes.map(({ month, ...note }) => ({ ...note, month: textOf(month) })),
  };
}

/** The code that a line has in the approved plan: it may have been renamed since; null where it was added. */
function referenceCode(
  { lines }: Tracked['reference']['plan'],
  { id }: { readonly id: string },
): string | null {
  return lines.find((line) => line.id === id)?.code ?? null;
}

function seriesOf(outlook: Outlook, expected: Appraisal, approved: Appraisal, bands: Bands) {
  const { frame, columns } = outlook;
  const place = referenceColumns(frame, frameOf(approved.plan.timeline));
  const rates = new Set(
    outlook.plan.lines.filter((line) => spreadOf(line) === 'hold').map(({ code }) => code),
  );
  const drivers = new Set(
    outlook.plan.lines.filter((line) => !countsAtOpening(line)).map(({ code }) => code),
  );
  const toDateOf = (code: string, approvedCode: string | null) => {
    const { month } = outlook.cutOver;
    if (month === null || rates.has(code) || code === '$fcf_cumulative')
      return { toDate: null, referenceToDate: null };
    const toDate = finite(outlookToDate(outlook, expected.evaluation.values, code));
    if (code === '$fcf') return { toDate, referenceToDate: closedCash(outlook, approved) };
    const { values } = approved.evaluation;
    return {
      toDate,
      referenceToDate:
        approvedCode === null ? null : finite(plannedToDate(approved.plan, values, approvedCode, month)),
    };
  };
  return (code: string, approvedCode: string | null, settled: Settled | undefined) => {
    const own = expected.evaluation.values(code);
    const was = approvedCode === null ? null : approved.evaluation.values(approvedCode);
    const width = bands.width(code);
    const values: (number | null)[] = [];
    const low: (number | null)[] = [];
    const high: (number | null)[] = [];
    // Null, so that nobody adds up what a driver starts from.
    const first = drivers.has(code) ? 1 : 0;
    columns.forEach((_, column) => {
      const inside = column <= frame.periods;
      const value = column < first ? null : finite(inside ? own[column] : settled?.known[column]);
      const half = inside ? width?.[column] || null : (settled?.width[column] ?? null);
      values.push(value);
      low.push(value === null || half === null ? null : value - half);
      high.push(value === null || half === null ? null : value + half);
    });
    const reference = columns.map((_, column) => {
      const there = column < first ? null : place(column);
      return there === null ? null : finite(was?.[there]);
    });
    return { values, low, high, reference, ...toDateOf(code, approvedCode) };
  };
}

/** Where a column of the plan stands in the approved one; null where it has no such period. */
function referenceColumns(own: Frame, approved: Frame): (column: number) => number | null {
  if (own.step !== approved.step) return () => null;
  return (column) => {
    if (column === 0) return own.start === approved.start ? 0 : null;
    const there = columnOfMonth(approved, firstMonthOf(own, column));
    return there < 1 ||
      there > approved.periods ||
      firstMonthOf(approved, there) !== firstMonthOf(own, column)
      ? null
      : there;
  };
}

export function returnsAnswer({ headline, hurdle, verdict }: Appraisal): OutlookReturns {
  return {
    npv: headline.npv,
    irr: rateAnswer(headline.irr, hurdle),
    payback: paybackAnswer(headline.payback),
    discountedPayback: paybackAnswer(headline.discountedPayback),
    decision: verdict.decision,
  };
}

function rateAnswer(irr: InternalRate, hurdle: number): OutlookReturns['irr'] {
  if (irr.kind === 'unique') return { kind: 'unique', rate: irr.rate };
  return { kind: irr.kind, rate: irr.kind === 'multiple' ? (nearestRate(irr, hurdle) ?? null) : null };
}

function paybackAnswer(time: PaybackTime): OutlookReturns['payback'] {
  return { kind: time.kind, years: time.kind === 'reached' ? time.years : null };
}

function targetAnswer(found: ReturnType<typeof attainmentOf>): OutlookTarget {
  const { target, ...rest } = found;
  const { id: targetId, ...facts } = target;
  return { targetId, ...facts, ...rest, target: target.target };
}

function textOf(month: number | null): string | null {
  return month === null ? null : monthText(month);
}

function finite(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
