/**
 * Free cash flow and terminal value, before and after tax, signed (outlays negative).
 * Free cash flow = EBITDA - change of working capital - investment + proceeds of disposals - tax paid
 * (Brealey/Myers/Allen ch. 6). The terminal value stands alone, so that every metric can be read without it.
 */

import type { Plan } from '../plan/schema.ts';
import { lastOperatingPeriod, periodsPerYear } from '../plan/timeline.ts';
import { discountRateByPeriod } from '../returns/discount-rate.ts';
import { type Generated, generate, generateEntry } from './generated.ts';
import { releasesWorkingCapital } from './working-capital.ts';

export function cashLines(plan: Plan): readonly Generated[] {
  return [
    generate('$fcf_pretax', '$ebitda - $working_capital_change - $investment + $disposal_proceeds', {
      section: 'cash',
      style: 'total',
      label: 'fcfPretax',
    }),
    generate('$fcf', '$fcf_pretax - $tax_paid', { section: 'cash', style: 'total', label: 'fcf' }),
    generate('$fcf_cumulative', 'prev($fcf_cumulative) + $fcf', {
      section: 'cash',
      style: 'balance',
      label: 'fcfCumulative',
    }),
    ...terminalValueLines(plan),
  ];
}

function terminalValueLines(plan: Plan): readonly Generated[] {
  const { terminalValue } = plan.settings;
  const at = lastOperatingPeriod(plan.timeline);
  const value = (code: string, label: string, formula: string) =>
    generate(code, formula === '0' ? '0' : `if(period == ${at}, ${formula}, 0)`, { section: 'cash', label });
  const both = (formula: string): readonly Generated[] => [
    value('$terminal_value', 'terminalValue', formula),
    value('$terminal_value_pretax', 'terminalValuePretax', formula),
  ];
  switch (terminalValue.method) {
    case 'none':
      return both('0');
    case 'book':
      return both('$book_value + $working_capital');
    case 'multiple':
      return both(`${terminalValue.multiple} * (${lastTwelveMonths(plan, `$${terminalValue.of}`)})`);
    case 'perpetuity':
      return perpetuity(plan, terminalValue.growth, value);
  }
}

/**
 * Gordon growth on the sustained flow of the last twelve months: no disposals, no release of working capital, no
 * one-off tax settlement, no losses still being used up, since none of these go on for ever. A growth at or above
 * the rate has no value: the division by zero shows at the cell and a check says why.
 */
function perpetuity(
  plan: Plan,
  growth: number,
  value: (code: string, label: string, formula: string) => Generated,
): readonly Generated[] {
  const notionalTax =
    plan.settings.tax.losses === 'immediate'
      ? '$tax_rate * ($ebitda - $tax_depreciation)'
      : '$tax_rate * max(0, $ebitda - $tax_depreciation)';
  const capitalChange = releasesWorkingCapital(plan)
    ? `if(period >= ${lastOperatingPeriod(plan.timeline)}, 0, $working_capital_change)`
    : '$working_capital_change';
  const capitalised = (code: string, rates: Float64Array, rate: string) =>
    `(${yearEndValue(plan, code, rates)}) * (1 + ${growth}) / max(0, ${rate} - ${growth})`;
  const pretaxRate = plan.settings.discounting.preTaxRate ?? null;
  const pretaxRates = discountRateByPeriod(plan, 'preTax');
  return [
    discountRate(plan),
    generate('$sustained_flow_pretax', `$ebitda - ${capitalChange} - $investment`, {
      section: 'cash',
      label: 'sustainedFlowPretax',
    }),
    generate('$sustained_flow', `$sustained_flow_pretax - ${notionalTax}`, {
      section: 'cash',
      label: 'sustainedFlow',
    }),
    value(
      '$terminal_value',
      'terminalValue',
      capitalised('$sustained_flow', discountRateByPeriod(plan), '$discount_rate'),
    ),
    value(
      '$terminal_value_pretax',
      'terminalValuePretax',
      capitalised(
        '$sustained_flow_pretax',
        pretaxRates,
        pretaxRate === null ? '$discount_rate' : String(pretaxRates.at(-1) ?? 0),
      ),
    ),
  ];
}

/** The annual effective rate of each period, in the basis of the flows. */
function discountRate(plan: Plan): Generated {
  const values = [...discountRateByPeriod(plan)];
  return generateEntry(
    '$discount_rate',
    { type: 'series', values, opening: values[0] ?? 0 },
    { section: 'cash', style: 'rate', label: 'discountRate' },
  );
}

/** The sum of the last twelve months; a shorter plan is scaled up to a year. */
function lastTwelveMonths(plan: Plan, code: string): string {
  const perYear = periodsPerYear(plan.timeline);
  const periods = lastOperatingPeriod(plan.timeline);
  if (perYear === 1) return code;
  if (periods < perYear) return `(cumulative(${code}) - at(${code}, 0)) * ${perYear} / ${periods}`;
  return `cumulative(${code}) - lag(cumulative(${code}), ${perYear}, 0)`;
}

/**
 * What the flows of the last twelve months are worth at the year's end. Flow j periods before the end has earned
 * (1 + r)^(j / periods per year) by then; without that, a level monthly flow would be worth more or less with the
 * length of the plan.
 */
function yearEndValue(plan: Plan, code: string, annualRates: Float64Array): string {
  const perYear = periodsPerYear(plan.timeline);
  const periods = lastOperatingPeriod(plan.timeline);
  if (perYear === 1) return code;
  const rate = annualRates[periods - 1] ?? 0;
  const weights = Array.from({ length: perYear }, (_, back) => (1 + rate) ** (back / perYear));
  if (periods >= perYear) return `spread(${code}, [${weights.join(', ')}])`;
  const yearOfOnes = weights.reduce((sum, weight) => sum + weight, 0);
  return `(cumulative(${code}) - at(${code}, 0)) * ${yearOfOnes} / ${periods}`;
}
