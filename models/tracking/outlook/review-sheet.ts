/**
 * The post-investment review sheet: what was approved against what is expected now, item by item, and how much of the
 * difference has happened already and how much is still ahead.
 */
import { discountingOf } from '../../appraisal/project-flows.ts';
import { returnsOf } from '../../appraisal/returns-of.ts';
import type { Appraisal, InternalRate, PaybackTime, Returns } from '../../appraisal/types.ts';
import { type Effect, effectOf } from '../variance/effect.ts';
import type { Outlook } from './outlook-types.ts';
import { outlookToDate, plannedToDate } from './to-date.ts';

export const REVIEW_ITEMS = [
  'outlay',
  'revenue',
  'variable-cost',
  'fixed-cost',
  'ebitda',
  'cash',
  'npv',
  'irr',
  'payback',
  'discounted-payback',
] as const;
export type ReviewItem = (typeof REVIEW_ITEMS)[number];

export type ReviewRow = {
  readonly item: ReviewItem;
  readonly approved: number | null;
  readonly expected: number | null;
  readonly difference: number | null;
  readonly effect: Effect;
  readonly approvedToDate: number | null;
  readonly actualToDate: number | null;
  /** These two add up to the difference. */
  readonly differenceToDate: number | null;
  readonly differenceRemaining: number | null;
};

export type ReviewInput = {
  readonly outlook: Outlook;
  readonly approved: Appraisal;
  /** Of the outlook plan. */
  readonly expected: Appraisal;
};

const AMOUNTS: readonly (readonly [ReviewItem, string, 1 | -1])[] = [
  ['outlay', '$investment', -1],
  ['revenue', '$revenue', 1],
  ['variable-cost', '$variable_cost', -1],
  ['fixed-cost', '$fixed_cost', -1],
  ['ebitda', '$ebitda', 1],
  ['cash', '$fcf', 1],
];

const METRICS: readonly (readonly [ReviewItem, (returns: Returns) => number | null, 1 | -1])[] = [
  ['npv', ({ npv }) => npv, 1],
  ['irr', ({ irr }) => soleRate(irr), 1],
  ['payback', ({ payback }) => yearsOf(payback), -1],
  ['discounted-payback', ({ discountedPayback }) => yearsOf(discountedPayback), -1],
];

export function reviewSheet(input: ReviewInput): readonly ReviewRow[] {
  const { approved, expected } = input;
  const between = actualsThenApproved(input);
  return [
    ...AMOUNTS.map(([item, code, sign]) => amountRow(input, item, code, sign)),
    ...METRICS.map(([item, read, sign]): ReviewRow => {
      const was = read(approved.headline);
      const is = read(expected.headline);
      const middle = between ? read(between) : null;
      return {
        ...compared(item, was, is, sign),
        approvedToDate: null,
        actualToDate: null,
        differenceToDate: less(middle, was),
        differenceRemaining: less(is, middle),
      };
    }),
  ];
}

/**
 * The returns of actuals to date followed by what was approved for the rest: what stands between the approved and the
 * expected return. Null where the two plans have different periods, or nothing is closed.
 */
function actualsThenApproved({ outlook, approved, expected }: ReviewInput): Returns | null {
  if (!outlook.openingClosed || !sameColumns(approved, expected)) return null;
  const { closedColumn } = outlook;
  const mixed = (code: string): Float64Array => {
    const flows = Float64Array.from(approved.evaluation.values(code));
    flows.set(expected.evaluation.values(code).subarray(0, closedColumn + 1));
    return flows;
  };
  const discounting = discountingOf(approved.plan);
  const terminal = approved.evaluation.values('$terminal_value')[discounting.endColumn] ?? 0;
  return returnsOf({ operating: mixed('$fcf'), investment: mixed('$investment'), terminal }, discounting);
}

export function sameColumns(a: Appraisal, b: Appraisal): boolean {
  const one = a.plan.timeline;
  const other = b.plan.timeline;
  return one.start === other.start && one.periodicity === other.periodicity && one.periods === other.periods;
}

function amountRow(
  { outlook, approved, expected }: ReviewInput,
  item: ReviewItem,
  code: string,
  sign: 1 | -1,
): ReviewRow {
  const whole = (appraisal: Appraisal): number | null =>
    finite(appraisal.evaluation.values(code).reduce((sum, value) => sum + value, 0));
  const row = compared(item, whole(approved), whole(expected), sign);
  const { month } = outlook.cutOver;
  if (month === null) {
    return {
      ...row,
      approvedToDate: null,
      actualToDate: null,
      differenceToDate: null,
      differenceRemaining: null,
    };
  }
  const approvedToDate = approvedAmountToDate(outlook, approved, code, month);
  const actualToDate = finite(outlookToDate(outlook, expected.evaluation.values, code));
  const differenceToDate = less(actualToDate, approvedToDate);
  return {
    ...row,
    approvedToDate,
    actualToDate,
    differenceToDate,
    differenceRemaining: withoutNoise(less(row.difference, differenceToDate), row),
  };
}

/** Cash is a figure of whole periods: it is compared over those that are closed, where both plans have the same. */
function approvedAmountToDate(
  outlook: Outlook,
  approved: Appraisal,
  code: string,
  month: number,
): number | null {
  const { values } = approved.evaluation;
  return code === '$fcf'
    ? closedCash(outlook, approved)
    : finite(plannedToDate(approved.plan, values, code, month));
}

/** Approved cash of the periods that are closed; null where the approved plan has other periods. */
export function closedCash(outlook: Outlook, approved: Appraisal): number | null {
  const { start, periodicity } = approved.plan.timeline;
  const own = outlook.plan.timeline;
  if (start !== own.start || periodicity !== own.periodicity) return null;
  const closed = approved.evaluation
    .values('$fcf')
    .subarray(outlook.openingClosed ? 0 : 1, outlook.closedColumn + 1);
  return finite(closed.reduce((sum, value) => sum + value, 0));
}

function compared(item: ReviewItem, approved: number | null, expected: number | null, sign: 1 | -1) {
  const difference = less(expected, approved);
  return {
    item,
    approved,
    expected,
    difference,
    effect: difference === null ? null : effectOf(difference, sign),
  };
}

/** Sums taken in another order differ in their last digits: what is below that is nothing. */
function withoutNoise(
  amount: number | null,
  { approved, expected }: Pick<ReviewRow, 'approved' | 'expected'>,
) {
  if (amount === null) return null;
  return Math.abs(amount) <= 1e-12 * (Math.abs(approved ?? 0) + Math.abs(expected ?? 0)) ? 0 : amount;
}

function less(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function soleRate(irr: InternalRate): number | null {
  return irr.kind === 'unique' ? irr.rate : null;
}

function yearsOf(time: PaybackTime): number | null {
  return time.kind === 'reached' ? time.years : time.kind === 'immediate' ? 0 : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
