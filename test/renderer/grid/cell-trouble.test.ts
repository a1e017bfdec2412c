/** Why a cell has no number: its own reason, or the cell where the number was lost; and what Alt+= puts into a line. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Kind, Line } from '../../../models/plan/schema.ts';
import { cellTrouble } from '../../../renderer/grid/plan/cell-trouble.ts';
import { sumAbove } from '../../../renderer/grid/plan/sum-above.ts';
import { yearlyPlan } from '../sample-plan.ts';

function line(code: string, formula: string, kind: Kind = 'revenue'): Line {
  return { ...blankLine(code, code, code, kind), entry: { type: 'formula', formula } };
}

describe('a cell without a number', () => {
  const prices: Line = {
    ...blankLine('p', 'price', 'Price', 'driver'),
    entry: { type: 'series', values: [4, 0, -4] },
  };
  const appraisal = appraise(
    yearlyPlan({}, [
      prices,
      line('sales', '100 / price'),
      line('more', 'sales * 2'),
      line('most', 'more + 1'),
      line('root', 'sqrt(price)'),
      line('typo', 'pricee'),
      line('after', 'typo * 2'),
    ]),
  );
  const trouble = (code: string, column: number) => cellTrouble(appraisal, code, column);

  it('says that it divides by zero', () => {
    expect(trouble('sales', 2)).toEqual({ kind: 'cell', reason: 'division-by-zero' });
  });
  it('says that a root of a negative number is none', () => {
    expect(trouble('root', 3)).toEqual({ kind: 'cell', reason: 'not-a-number' });
  });
  it('names the cell where the number was lost, over any number of steps', () => {
    const lost = { kind: 'rests', on: 'sales', column: 2, reason: 'division-by-zero' };
    expect(trouble('more', 2)).toEqual(lost);
    expect(trouble('most', 2)).toEqual(lost);
  });
  it('tells a formula that cannot be read from a line that waits for it', () => {
    expect(trouble('typo', 1)).toMatchObject({ kind: 'formula', error: { code: 'unknown-name' } });
    expect(trouble('after', 1)).toEqual({ kind: 'depends', on: 'typo' });
  });
});

describe('the sum of the lines above', () => {
  const a = line('a', '1', 'memo');
  const b = line('b', '2', 'memo');
  const other = { ...line('c', '3', 'memo'), group: 'Other' };
  const sum = line('total', '0', 'memo');

  it('takes those of the same kind and group, in their order', () => {
    expect(sumAbove([a, other, b, sum], sum)).toEqual({ kind: 'formula', formula: 'sum(a, b)' });
  });
  it('is the line itself where there is one', () => {
    expect(sumAbove([a, sum, b], sum)).toEqual({ kind: 'formula', formula: 'a' });
  });
  it('needs a line above', () => {
    expect(sumAbove([sum, a], sum)).toEqual({ kind: 'none-above' });
  });
  it('would count twice in a section that is added up by itself', () => {
    const cost = line('x', '1', 'fixed-cost');
    expect(sumAbove([cost, line('y', '0', 'fixed-cost')], line('y', '0', 'fixed-cost'))).toEqual({
      kind: 'counts-twice',
    });
  });
});
