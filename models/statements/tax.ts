/**
 * Tax on operating profit: taxable profit, losses carried forward (corkscrew), charge, payment with its lag
 * (corkscrew of tax payable). Interest is not deducted here: the flows are those of the project, and the cost
 * of its funding is in the discount rate; the tax shield of interest is in funding.ts.
 */
import type { Kind, Plan, Settings } from '../plan/schema.ts';
import { periodsPerYear } from '../plan/timeline.ts';
import { type Generated, generate, generateEntry, sumOf } from './generated.ts';

export function taxLines(plan: Plan): readonly Generated[] {
  const { tax } = plan.settings;
  return [
    taxRate(plan),
    generate(
      '$taxable_profit',
      `$ebitda - $tax_depreciation + $disposal_proceeds - $tax_disposals${exempt(plan)}`,
      {
        section: 'tax',
        style: 'subtotal',
        label: 'taxableProfit',
      },
    ),
    ...lossLines(plan),
    generate('$tax_charge', chargeFormula(tax.losses), {
      section: 'tax',
      style: 'total',
      label: 'taxCharge',
    }),
    generate('$tax_paid', paymentFormula(plan), { section: 'tax', label: 'taxPaid', sign: -1 }),
    generate('$tax_payable', 'prev($tax_payable) + $tax_charge - $tax_paid', {
      section: 'tax',
      style: 'balance',
      label: 'taxPayable',
    }),
  ];
}

/** The rate by period: byPeriod where given, else the one rate. */
function taxRate(plan: Plan): Generated {
  const { rate, byPeriod } = plan.settings.tax;
  const place = { section: 'tax', style: 'rate', label: 'taxRate' } as const;
  if (!byPeriod) return generateEntry('$tax_rate', { type: 'constant', value: rate }, place);
  const values = Array.from({ length: plan.timeline.periods }, (_, index) => byPeriod[index] ?? rate);
  return generateEntry('$tax_rate', { type: 'series', values, opening: rate }, place);
}

/** Income that is not taxed comes off, costs that may not be deducted come back. */
function exempt(plan: Plan): string {
  const codesOf = (kinds: readonly Kind[]) =>
    plan.lines
      .filter(({ kind, taxExempt }) => taxExempt === true && kinds.includes(kind))
      .map(({ code }) => code);
  const income = codesOf(['revenue']);
  const costs = codesOf(['variable-cost', 'fixed-cost']);
  return [
    ...(income.length > 0 ? [` - (${sumOf(income)})`] : []),
    ...(costs.length > 0 ? [` + (${sumOf(costs)})`] : []),
  ].join('');
}

function lossLines(plan: Plan): readonly Generated[] {
  const { losses, lossYears } = plan.settings.tax;
  if (losses !== 'carry-forward') return [];
  const expiry = lossYears === undefined ? [] : [lossExpiry(lossYears * periodsPerYear(plan.timeline))];
  return [
    generate('$loss_added', 'max(0, -$taxable_profit)', { section: 'tax', label: 'lossAdded' }),
    generate('$loss_used', 'min(prev($losses), max(0, $taxable_profit))', {
      section: 'tax',
      label: 'lossUsed',
      sign: -1,
    }),
    ...expiry,
    generate(
      '$losses',
      `prev($losses) + $loss_added - $loss_used${expiry.length > 0 ? ' - $loss_expired' : ''}`,
      {
        section: 'tax',
        style: 'balance',
        label: 'losses',
      },
    ),
  ];
}

/** The oldest losses are used first; what is older than the limit and still unused is gone. */
function lossExpiry(periods: number): Generated {
  const unused = `lag(cumulative($loss_added), ${periods}, 0) - cumulative($loss_used) - prev(cumulative($loss_expired))`;
  return generate('$loss_expired', `max(0, ${unused})`, { section: 'tax', label: 'lossExpired', sign: -1 });
}

function chargeFormula(losses: Settings['tax']['losses']): string {
  switch (losses) {
    case 'immediate':
      return '$taxable_profit * $tax_rate';
    case 'none':
      return 'max(0, $taxable_profit) * $tax_rate';
    case 'carry-forward':
      return '(max(0, $taxable_profit) - $loss_used) * $tax_rate';
  }
}

/** Paid `paymentLag` periods later; what is still owed is settled in the last period, so that nothing is lost. */
function paymentFormula(plan: Plan): string {
  const lag = plan.settings.tax.paymentLag;
  if (lag === 0) return '$tax_charge';
  return `if(period == periods, prev($tax_payable) + $tax_charge, lag($tax_charge, ${lag}, 0))`;
}
