/**
 * How the project is paid for, apart from its appraisal: debt (corkscrew), interest with its tax shield,
 * equity, dividends, and the cash position after all of them. None of this enters free cash flow.
 */
import type { Line, Plan, Settings } from '../plan/schema.ts';
import { type Generated, generate, sumOf } from './generated.ts';

type Role = NonNullable<Line['financing']>['role'];

export function fundingLines(plan: Plan): readonly Generated[] {
  if (!plan.lines.some((line) => line.kind === 'financing')) return [];
  const place = (label: string, sign: 1 | -1 = 1) => ({ section: 'funding', label, sign }) as const;
  return [
    generate('$loan_draws', byRole(plan, 'loan-draw'), place('loanDraws')),
    generate('$loan_repayments', byRole(plan, 'loan-repayment'), place('loanRepayments', -1)),
    generate('$debt', 'prev($debt) + $loan_draws - $loan_repayments', {
      ...place('debt'),
      style: 'balance',
    }),
    generate('$interest', byRole(plan, 'interest'), place('interest', -1)),
    ...interestTax(plan.settings.tax),
    generate('$equity', byRole(plan, 'equity'), place('equity')),
    generate('$dividends', byRole(plan, 'dividend'), place('dividends', -1)),
    generate(
      '$cash_flow',
      '$fcf + $loan_draws - $loan_repayments - $interest + $interest_tax_shield + $equity - $dividends',
      { ...place('cashFlow'), style: 'total' },
    ),
    generate('$cash', 'prev($cash) + $cash_flow', { ...place('cash'), style: 'balance' }),
    generate('$net_profit', '$operating_profit_after_tax - $interest + $interest_tax_shield', {
      ...place('netProfit'),
      style: 'total',
    }),
  ];
}

/**
 * Tax with interest deducted, through a loss pool of its own: interest saves tax only where there is tax to save.
 * The shield is the tax charge without interest less the one with it.
 */
function interestTax({ losses }: Settings['tax']): readonly Generated[] {
  const place = (label: string, sign: 1 | -1 = 1) => ({ section: 'funding', label, sign }) as const;
  const profit = generate(
    '$funded_taxable_profit',
    '$taxable_profit - $interest',
    place('fundedTaxableProfit'),
  );
  const shield = generate(
    '$interest_tax_shield',
    '$tax_charge - $funded_tax_charge',
    place('interestTaxShield'),
  );
  const charge = (formula: string) => generate('$funded_tax_charge', formula, place('fundedTaxCharge', -1));
  if (losses === 'immediate') return [profit, charge('$funded_taxable_profit * $tax_rate'), shield];
  if (losses === 'none') return [profit, charge('max(0, $funded_taxable_profit) * $tax_rate'), shield];
  return [
    profit,
    generate(
      '$funded_loss_used',
      'min(prev($funded_losses), max(0, $funded_taxable_profit))',
      place('fundedLossUsed', -1),
    ),
    generate('$funded_losses', 'prev($funded_losses) + max(0, -$funded_taxable_profit) - $funded_loss_used', {
      ...place('fundedLosses'),
      style: 'balance',
    }),
    charge('(max(0, $funded_taxable_profit) - $funded_loss_used) * $tax_rate'),
    shield,
  ];
}

function byRole(plan: Plan, role: Role): string {
  return sumOf(
    plan.lines
      .filter((line) => line.financing?.role === role && line.kind === 'financing')
      .map((line) => line.code),
  );
}
