/**
 * Check rows: each is zero when the statements agree with themselves. Every one reaches its figure by another
 * way than the statement does (sums over all periods against the closing balance, the indirect cash flow).
 */
import type { Plan } from '../plan/schema.ts';
import { type Generated, generate } from './generated.ts';

export function checkRows(plan: Plan): readonly Generated[] {
  const check = (code: string, label: string, formula: string) =>
    generate(code, formula, { section: 'checks', style: 'check', label });
  const rows = [
    check(
      '$check_assets',
      'checkAssets',
      `${existingAssets(plan, 'book')}cumulative($investment) - cumulative($depreciation) - cumulative($book_disposals) - $book_value`,
    ),
    check(
      '$check_tax_assets',
      'checkTaxAssets',
      `${existingAssets(plan, 'tax')}cumulative($investment) - cumulative($tax_depreciation) - cumulative($tax_disposals) - $tax_value`,
    ),
    check(
      '$check_tax_payable',
      'checkTaxPayable',
      'cumulative($tax_charge) - cumulative($tax_paid) - $tax_payable',
    ),
    check(
      '$check_working_capital',
      'checkWorkingCapital',
      'cumulative($working_capital_change) - $working_capital',
    ),
    // The indirect method: profit after tax, non-cash items added back, against the direct free cash flow.
    check(
      '$check_cash_flow',
      'checkCashFlow',
      '$operating_profit_after_tax + $depreciation + $book_disposals - $investment - $working_capital_change + $tax_payable - prev($tax_payable) - $fcf',
    ),
  ];
  if (plan.settings.tax.losses === 'carry-forward') {
    const expired = plan.settings.tax.lossYears === undefined ? '' : ' - cumulative($loss_expired)';
    rows.push(
      check(
        '$check_losses',
        'checkLosses',
        `cumulative($loss_added) - cumulative($loss_used)${expired} - $losses`,
      ),
    );
  }
  return rows;
}

/** 'amount + ' of what the plan starts with, or nothing. */
function existingAssets(plan: Plan, basis: 'book' | 'tax'): string {
  const total = plan.lines
    .filter((line) => line.kind === 'investment')
    .reduce((sum, line) => sum + (line.investment?.existing?.[basis] ?? 0), 0);
  return total === 0 ? '' : `${total} + `;
}
