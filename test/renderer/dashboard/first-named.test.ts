/** What the condition of a gate is about first: where a click on its number leads. */
import { describe, expect, it } from 'vitest';
import { firstNamed } from '../../../renderer/pages/dashboard/milestones/first-named.ts';

const lines = [{ code: 'orders' }, { code: 'visits' }, { code: '销售额' }];

describe('the first name in a condition', () => {
  it.each([
    ['cumulative(actual($revenue))', '$revenue'],
    ['actual(orders) / actual(visits)', 'orders'],
    // actual is a function, not a line.
    ['cumulative(actual(visits)) - 3 * plan(orders)', 'visits'],
    ['cumulative(actual(销售额))', '销售额'],
    ['actual(gone)', null],
    ['', null],
  ])('%s leads to %s', (text, code) => {
    expect(firstNamed(text, lines)).toBe(code);
  });
});
