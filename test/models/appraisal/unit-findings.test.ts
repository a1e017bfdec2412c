/** Unit clashes reach the list of findings, also after an edit that only changes a number. */
import { expect, it } from 'vitest';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import { constant, formula, line, smallPlan } from './small-plan.ts';

it('names the line that adds money to pieces, before and after a change of a number', () => {
  const plan = (price: number) =>
    smallPlan({
      lines: [
        line('price', 'driver', constant(price), { unit: 'CNY/units', source: 'list' }),
        line('units', 'driver', constant(3), { unit: 'units', source: 'list' }),
        line('sales', 'revenue', formula('price + units'), { unit: 'CNY' }),
      ],
    });
  const appraiser = createAppraiser();
  for (const price of [5, 6]) {
    const clash = appraiser(plan(price)).findings.filter((finding) => finding.code === 'unit-clash');
    expect(clash.map((finding) => finding.lineCode)).toEqual(['sales']);
  }
});
