// What the explain panel is asked for, written as a code and read back.
import { describe, expect, it } from 'vitest';
import { METRICS, metricCode, readTarget, sumCode } from '../../../renderer/explain/explain-target.ts';

describe('explain targets', () => {
  it('reads every metric in every view back', () => {
    for (const metric of METRICS) {
      for (const tax of ['postTax', 'preTax'] as const) {
        for (const terminal of ['withTerminal', 'withoutTerminal'] as const) {
          expect(readTarget(metricCode(metric, tax, terminal))).toEqual({
            kind: 'metric',
            metric,
            tax,
            terminal,
          });
        }
      }
    }
  });

  it('takes the headline view where none is named', () => {
    expect(readTarget('metric:npv')).toEqual({
      kind: 'metric',
      metric: 'npv',
      tax: 'postTax',
      terminal: 'withTerminal',
    });
  });

  it('reads sums of generated rows and of rows in any script back', () => {
    expect(readTarget(sumCode('$revenue', 1, 12))).toEqual({
      kind: 'sum',
      code: '$revenue',
      from: 1,
      to: 12,
    });
    expect(readTarget(sumCode('单价', 0, 36))).toEqual({ kind: 'sum', code: '单价', from: 0, to: 36 });
  });

  it('takes anything else for a row', () => {
    expect(readTarget('$book_value__plant')).toEqual({ kind: 'row', code: '$book_value__plant' });
    expect(readTarget('metric:unknown')).toEqual({ kind: 'row', code: 'metric:unknown' });
  });
});
