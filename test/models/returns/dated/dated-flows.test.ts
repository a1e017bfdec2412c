/**
 * XNPV, XNFV and XIRR: the example of Excel, the order of dates, bad dates.
 * Dated flows of other programs are in golden/peers.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { type DatedFlow, xirr, xnfv, xnpv } from '../../../../models/returns/dated/dated-flows.ts';

/** Microsoft, XIRR and XNPV functions: XNPV at 9 % is 2086.65, XIRR 0.373362535. */
const EXCEL: readonly DatedFlow[] = [
  { date: '2008-01-01', amount: -10000 },
  { date: '2008-03-01', amount: 2750 },
  { date: '2008-10-30', amount: 4250 },
  { date: '2009-02-15', amount: 3250 },
  { date: '2009-04-01', amount: 2750 },
];

describe('flows on dates', () => {
  it('give the figures that Microsoft prints', () => {
    expect(xnpv(0.09, EXCEL)).toEqual({ kind: 'value', value: expect.closeTo(2086.65, 2) });
    expect(xirr(EXCEL)).toEqual({ kind: 'unique', rate: expect.closeTo(0.373362535, 7) });
  });

  it('may come in any order: the base of XNPV is the first or the earliest, the rate is the same', () => {
    const turned = EXCEL.toReversed();
    expect(xnpv(0.09, turned, { base: 'earliest' })).toEqual(xnpv(0.09, EXCEL));
    // Algebra: moved to 2009-04-01, 456 days later.
    const later = xnpv(0.09, turned, { base: 'first' });
    expect(later).toEqual({ kind: 'value', value: expect.closeTo(2086.647602 * 1.09 ** (456 / 365), 5) });
    expect(xnfv(0.09, EXCEL)).toEqual({
      kind: 'value',
      value: expect.closeTo(later.kind === 'value' ? later.value : 0, 9),
    });
    expect(xirr(turned)).toEqual({ kind: 'unique', rate: expect.closeTo(0.373362535, 7) });
  });

  it('report the flow whose date is wrong', () => {
    const flows = [...EXCEL, { date: '2009-02-30', amount: 1 }];
    expect(xirr(flows)).toEqual({ kind: 'bad-date', index: 5 });
    expect(xnpv(0.1, flows)).toEqual({ kind: 'bad-date', index: 5 });
    expect(xnfv(0.1, flows)).toEqual({ kind: 'bad-date', index: 5 });
  });

  it('say that there is nothing to value', () => {
    expect(xnpv(0.1, [])).toEqual({ kind: 'no-flows' });
    expect(xirr([])).toEqual({ kind: 'none', reason: 'no-flows' });
  });

  it('add flows of one day', () => {
    // Algebra: -60 - 40 becomes 110 after 365 days.
    const flows = [
      { date: '2023-01-01', amount: -60 },
      { date: '2024-01-01', amount: 110 },
      { date: '2023-01-01', amount: -40 },
    ];
    expect(xirr(flows)).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 14) });
  });
});
