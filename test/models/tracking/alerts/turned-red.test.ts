/** Which reds are news: told once when they turn, again after a green, not while a person holds them at another light. */
import { describe, expect, it } from 'vitest';
import type { KeptAlert } from '../../../../models/tracking/alerts/alert.ts';
import { turnedRed } from '../../../../models/tracking/alerts/turned-red.ts';

const base: KeptAlert = {
  id: 'a',
  planId: 'p',
  ruleId: 'r',
  ruleName: 'Marketing',
  lineId: null,
  lineLabel: '',
  unit: 'percent',
  grain: 'week',
  action: '',
  state: 'open',
  light: 'yellow',
  worst: 'yellow',
  override: null,
  opened: { index: 0, from: 0, to: 6 },
  openedValue: 1.2,
  at: '2026-04-01T08:00:00.000Z',
  redAt: null,
  value: 1.2,
  threshold: 1.1,
  acknowledged: null,
  assignedTo: '',
  closed: null,
  events: [],
  seenThrough: 6,
};
const alert = (id: string, rest: Partial<KeptAlert> = {}): KeptAlert => ({ ...base, id, ...rest });
const red = (id: string, rest: Partial<KeptAlert> = {}): KeptAlert =>
  alert(id, { light: 'red', worst: 'red', redAt: '2026-04-02T08:00:00.000Z', ...rest });
const news = (before: readonly KeptAlert[], changed: readonly KeptAlert[]) =>
  turnedRed(before, changed).map(({ id }) => id);

describe('a red that is news', () => {
  it('is one that was just opened, or was another light before', () => {
    expect(news([alert('was yellow')], [red('was yellow'), red('new'), alert('yellow')])).toEqual([
      'was yellow',
      'new',
    ]);
  });

  it('is told once: a red that only changes its number is none', () => {
    expect(news([red('a')], [red('a', { value: 1.4 })])).toEqual([]);
  });

  it('comes again after the light was green', () => {
    expect(news([red('a', { light: 'green' })], [red('a')])).toEqual(['a']);
  });

  it('is not one that was over when it was heard of', () => {
    expect(news([], [red('a', { light: 'green' })])).toEqual([]);
  });

  it('is not one that a person holds at another light, nor one that is closed', () => {
    const override = { light: 'yellow', reason: 'known', who: 'L', at: base.at } as const;
    expect(news([], [red('a', { override }), red('b', { state: 'closed' })])).toEqual([]);
  });
});
