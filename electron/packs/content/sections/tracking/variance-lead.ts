/**
 * What the variance report says in sentences: the profit of the month, the year to date and the year beside plan, and the
 * lines that cost and add most. What nothing was booked on is neither good news nor bad, and a profit that lacks it is not
 * set against plan. Amounts of the report are minor units.
 */

import {
  type Scope,
  type Standing,
  standings,
} from '../../../../../models/tracking/variance/report/unbooked.ts';
import type { VarianceReport, VarianceRow } from '../../../../contract/tracking/variance-calls.ts';
import type { PackContext } from '../../context.ts';

const HUNDRED = 100;
const MOST_LINES = 3;
const PROFIT_KINDS: ReadonlySet<VarianceRow['kind']> = new Set(['revenue', 'variable-cost', 'fixed-cost']);

export function varianceLead(
  context: PackContext,
  { rows, month, yearTo }: VarianceReport,
): readonly string[] {
  const { words } = context;
  const { lead } = words;
  const profit = rows.find(({ code, level }) => code === '$ebitda' && level === 'total');
  if (!profit || month === null) return [];
  const standing = standings(rows);
  const profitOf = (scope: Scope, stretch: string): string =>
    profitSentence(context, profit[scope], standing(profit, scope), stretch);
  const profits = [
    profitOf('month', lead.ofMonth(month)),
    profitOf('yearToDate', lead.ofYearTo(month)),
    month === yearTo ? '' : profitOf('fullYear', lead.ofFullYear),
  ];
  const booked = rows.filter((row) => standing(row, 'yearToDate') === 'judged');
  const lines = [
    linesSentence(context, booked, 'A', lead.adverse),
    linesSentence(context, booked, 'F', lead.favourable),
  ];
  return [profits, lines].map((said) => said.filter((text) => text !== '').join(words.gap));
}

function profitSentence(
  { words, money, rate }: PackContext,
  { actual, plan, againstPlan }: VarianceRow['month'],
  standing: Standing,
  stretch: string,
): string {
  const { lead } = words;
  if (actual === null || againstPlan === null || standing === 'silent') return '';
  const profit = lead.profit(stretch, money(actual / HUNDRED));
  if (standing === 'incomplete') {
    return `${profit}${lead.profitIncomplete(money(plan === null ? null : plan / HUNDRED))}`;
  }
  const gap = againstPlan.amount / HUNDRED;
  // A percentage of a planned loss says nothing.
  const percent = (plan ?? 0) > 0 ? againstPlan.percent : null;
  const off =
    gap === 0
      ? lead.profitAsPlanned
      : lead.profitOff(money(Math.abs(gap)), percent === null ? '' : rate(Math.abs(percent)), gap > 0);
  return `${profit}${off}`;
}

/** The lines of profit that differ most from plan to one side, with what they make. */
function linesSentence(
  { words, money }: PackContext,
  rows: readonly VarianceRow[],
  effect: 'F' | 'A',
  say: (lines: string) => string,
): string {
  const largest = rows
    .flatMap(({ level, measure, kind, label, yearToDate: { againstPlan } }) =>
      level === 'line' && measure === 'money' && PROFIT_KINDS.has(kind) && againstPlan?.effect === effect
        ? [{ label, amount: Math.abs(againstPlan.amount) / HUNDRED }]
        : [],
    )
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, MOST_LINES);
  return largest.length === 0
    ? ''
    : say(largest.map(({ label, amount }) => words.lead.nameWith(label, money(amount))).join(words.comma));
}
