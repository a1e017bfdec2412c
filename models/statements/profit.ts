/**
 * The profit statement down to EBIT, as generated lines:
 * revenue - variable cost = contribution; - fixed cost = EBITDA; - depreciation + gain on disposal = EBIT.
 * Costs are natural (positive) in their own rows.
 */
import type { Line, Plan } from '../plan/schema.ts';
import { type Generated, generate, sumOf } from './generated.ts';

export function profitLines(plan: Plan): readonly Generated[] {
  return [
    generate('$revenue', sumOf(codesOfKind(plan, 'revenue')), {
      section: 'profit',
      style: 'subtotal',
      label: 'revenue',
    }),
    generate('$variable_cost', sumOf(codesOfKind(plan, 'variable-cost')), {
      section: 'profit',
      style: 'subtotal',
      label: 'variableCost',
      sign: -1,
    }),
    generate('$contribution', '$revenue - $variable_cost', {
      section: 'profit',
      style: 'total',
      label: 'contribution',
    }),
    generate('$fixed_cost', sumOf(codesOfKind(plan, 'fixed-cost')), {
      section: 'profit',
      style: 'subtotal',
      label: 'fixedCost',
      sign: -1,
    }),
    generate('$ebitda', '$contribution - $fixed_cost', {
      section: 'profit',
      style: 'total',
      label: 'ebitda',
    }),
    generate('$depreciation', sumOf(investmentCodes(plan).map((code) => `$book_depreciation__${code}`)), {
      section: 'profit',
      label: 'depreciation',
      sign: -1,
    }),
    generate('$disposal_gain', '$disposal_proceeds - $book_disposals', {
      section: 'profit',
      label: 'disposalGain',
    }),
    generate('$ebit', '$ebitda - $depreciation + $disposal_gain', {
      section: 'profit',
      style: 'total',
      label: 'ebit',
    }),
    generate('$operating_profit_after_tax', '$ebit - $tax_charge', {
      section: 'profit',
      style: 'total',
      label: 'operatingProfitAfterTax',
    }),
  ];
}

export function codesOfKind(plan: Plan, kind: Line['kind']): readonly string[] {
  return plan.lines.filter((line) => line.kind === kind).map((line) => line.code);
}

export function investmentCodes(plan: Plan): readonly string[] {
  return codesOfKind(plan, 'investment');
}
