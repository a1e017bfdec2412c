// Signs of files to signs of lines, after double-entry bookkeeping: expenses and assets in debit, revenue and funds in credit.
import { describe, expect, it } from 'vitest';
import { naturalSign, negativeRevenue } from '../../../../../models/tracking/actuals/import/natural-sign.ts';

describe('naturalSign', () => {
  it.each([
    ['amount', { kind: 'revenue' }, 1],
    ['amount', { kind: 'fixed-cost' }, 1],
    ['debit-credit', { kind: 'revenue' }, -1],
    ['debit-credit', { kind: 'variable-cost' }, 1],
    ['debit-credit', { kind: 'fixed-cost' }, 1],
    ['debit-credit', { kind: 'investment' }, 1],
    ['debit-credit', { kind: 'financing', financing: { role: 'loan-draw' } }, -1],
    ['debit-credit', { kind: 'financing', financing: { role: 'equity' } }, -1],
    ['debit-credit', { kind: 'financing', financing: { role: 'loan-repayment' } }, 1],
    ['debit-credit', { kind: 'financing', financing: { role: 'interest' } }, 1],
    ['debit-credit', { kind: 'driver' }, 1],
    ['inflow-outflow', { kind: 'revenue' }, 1],
    ['inflow-outflow', { kind: 'variable-cost' }, -1],
    ['inflow-outflow', { kind: 'investment' }, -1],
    ['inflow-outflow', { kind: 'financing', financing: { role: 'loan-draw' } }, 1],
    ['inflow-outflow', { kind: 'financing', financing: { role: 'dividend' } }, -1],
    ['inflow-outflow', { kind: 'driver' }, 1],
  ] as const)('%s of %j is turned by %d', (sides, line, sign) => {
    expect(naturalSign(sides, line)).toBe(sign);
  });
});

describe('negativeRevenue', () => {
  it('notes sales below zero, and neither refunds of costs nor entries in the queue', () => {
    const kinds = new Map([
      ['s', 'revenue'],
      ['c', 'fixed-cost'],
    ] as const);
    const entries = [
      { place: 2, lineId: 's', minor: -500 },
      { place: 3, lineId: 's', minor: 500 },
      { place: 4, lineId: 'c', minor: -500 },
      { place: 5, lineId: 'gone', minor: -500 },
    ];
    expect(negativeRevenue(entries, (id) => (id === 's' || id === 'c' ? kinds.get(id) : undefined))).toEqual([
      { place: 2, code: 'negative-revenue', lineId: 's', minor: -500 },
    ]);
  });
});
