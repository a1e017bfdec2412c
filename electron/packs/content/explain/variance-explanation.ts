/** The explanation of a number of the variance report: booked actuals beside the plan, with the lines it is made of. */

import { type Scope, standings } from '../../../../models/tracking/variance/report/unbooked.ts';
import type { VarianceRow } from '../../../contract/tracking/variance-calls.ts';
import type { PackContext } from '../context.ts';
import { numberText } from '../figures.ts';
import type { Figure } from '../pack-content.ts';
import type { Said } from './metric-explanation.ts';

const HUNDRED = 100;
const PARTS: readonly string[] = ['$revenue', '$variable_cost', '$fixed_cost'];

export function varianceExplanation({ facts, words, amount }: PackContext, figure: Figure): Said | null {
  const [, key, scope] = /^variance:(.+):(month|yearToDate|fullYear):actual$/.exec(figure.id) ?? [];
  const report = facts.tracking?.variance;
  const found = report?.rows.find((each) => each.key === key);
  if (!report || !found || !isScope(scope)) return null;
  const { explain, tracking } = words;
  const text = (minor: number | null | undefined): string =>
    minor === null || minor === undefined ? words.none : numberText(minor / HUNDRED, amount);
  const cell = found[scope];
  const standing = standings(report.rows);
  const actual = (row: VarianceRow): string =>
    scope !== 'fullYear' && standing(row, scope) === 'silent' ? tracking.notBooked : text(row[scope].actual);
  return {
    text: explain.varianceMeaning,
    formula: explain.varianceFormula,
    withValues: explain.varianceValues(actual(found), text(cell.plan), text(cell.againstPlan?.amount)),
    convention: explain.varianceConvention,
    ingredients: report.rows
      .filter(({ code, level }) => PARTS.includes(code) && level === 'kind')
      .map((row) => ({
        label: tracking.totals[row.code] ?? '',
        text: actual(row),
        source: explain.booked,
        owner: words.explain.noOwner,
      })),
  };
}

function isScope(scope: string | undefined): scope is Scope {
  return scope === 'month' || scope === 'yearToDate' || scope === 'fullYear';
}
