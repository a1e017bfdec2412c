/**
 * Free cash flow and terminal value, before and after tax, signed (outlays negative).
 * Free cash flow = EBITDA - change of working capital - investment + proceeds of disposals - tax paid
 * (Brealey/Myers/Allen ch. 6). The terminal value stands alone, so that every metric can be read without it.
 */

import type { Plan } from '../plan/schema.ts';
import { periodsPerYear } from '../plan/timeline.ts';
import { discountRateByPeriod } from '../returns/discount-rate.ts';
import { type Generated, generate, generateEntry } from './generated.ts';

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
  const value = (code: string, label: string, formula: string) =>
    generate(code, formula === '0' ? '0' : `if(period == periods, ${formula}, 0)`, {
      section: 'cash',
      label,
    });
  switch (terminalValue.method) {
    case 'none':
      return [
        value('$terminal_value', 'terminalValue', '0'),
        value('$terminal_value_pretax', 'terminalValuePretax', '0'),
      ];
    case 'book': {
      const book = '$book_value + $working_capital';
      return [
        value('$terminal_value', 'terminalValue', book),
        value('$terminal_value_pretax', 'terminalValuePretax', book),
      ];
    }
    case 'multiple': {
      const formula = `${terminalValue.multiple} * (${lastTwelveMonths(plan, `$${terminalValue.of}`)})`;
      return [
        value('$terminal_value', 'terminalValue', formula),
        value('$terminal_value_pretax', 'terminalValuePretax', formula),
      ];
    }
    case 'perpetuity':
      return perpetuity(plan, terminalValue.growth, value);
  }
}

/**
 * Gordon growth on the sustained flow of the last twelve months: no disposals, no one-off tax settlement, no
 * losses still being used up, since none of these go on for ever. A growth at or above the rate has no value:
 * the division by zero shows at the cell and a check says why.
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
  const capitalised = (code: string) =>
    `(${lastTwelveMonths(plan, code)}) * (1 + ${growth}) / max(0, $discount_rate - ${growth})`;
  return [
    discountRate(plan),
    generate('$sustained_flow_pretax', '$ebitda - $working_capital_change - $investment', {
      section: 'cash',
      label: 'sustainedFlowPretax',
    }),
    generate('$sustained_flow', `$sustained_flow_pretax - ${notionalTax}`, {
      section: 'cash',
      label: 'sustainedFlow',
    }),
    value('$terminal_value', 'terminalValue', capitalised('$sustained_flow')),
    value('$terminal_value_pretax', 'terminalValuePretax', capitalised('$sustained_flow_pretax')),
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
  const { periods } = plan.timeline;
  if (perYear === 1) return code;
  if (periods < perYear) return `(cumulative(${code}) - at(${code}, 0)) * ${perYear} / ${periods}`;
  return `cumulative(${code}) - lag(cumulative(${code}), ${perYear}, 0)`;
}
