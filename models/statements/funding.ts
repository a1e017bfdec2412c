/**
 * How the project is paid for, apart from its appraisal: debt (corkscrew), interest with its tax shield,
 * equity, dividends, and the cash position after all of them. None of this enters free cash flow.
 */
import type { Line, Plan } from '../plan/schema.ts';
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
    generate('$interest_tax_shield', '$interest * $tax_rate', place('interestTaxShield')),
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

function byRole(plan: Plan, role: Role): string {
  return sumOf(
    plan.lines
      .filter((line) => line.financing?.role === role && line.kind === 'financing')
      .map((line) => line.code),
  );
}
