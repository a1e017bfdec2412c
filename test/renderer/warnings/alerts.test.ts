/** The order in which alerts are listed, open and closed, and the colour that counts. */
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../electron/contract/tracking/warning-calls.ts';
import {
  alertColour,
  closedAlerts,
  openAlerts,
} from '../../../renderer/pages/warnings/alerts/alert-order.ts';

const BUCKET = { index: 0, from: 0, to: 6 };
const base: Alert = {
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
  opened: BUCKET,
  openedValue: 1.2,
  at: '2026-04-01T08:00:00.000Z',
  redAt: null,
  value: 1.2,
  threshold: 1.1,
  acknowledged: null,
  assignedTo: '',
  closed: null,
  events: [],
};
const alert = (id: string, rest: Partial<Alert> = {}): Alert => ({ ...base, id, ...rest });
const red = (id: string, rest: Partial<Alert> = {}) =>
  alert(id, { light: 'red', worst: 'red', redAt: '2026-04-02T08:00:00.000Z', ...rest });
const ids = (alerts: readonly Alert[]) => alerts.map(({ id }) => id);

describe('open alerts', () => {
  it('stand red first, then unacknowledged, then the oldest', () => {
    const listed = [
      alert('yellow'),
      red('red seen', { state: 'acknowledged', at: '2026-01-01T00:00:00.000Z' }),
      red('red young', { at: '2026-04-03T08:00:00.000Z' }),
      red('red old', { at: '2026-03-03T08:00:00.000Z' }),
      alert('closed', { state: 'closed' }),
    ];
    expect(ids(openAlerts(listed))).toEqual(['red old', 'red young', 'red seen', 'yellow']);
  });

  it('count with the light that a person has set', () => {
    const override = { light: 'green', reason: 'known', who: 'L', at: base.at } as const;
    expect(alertColour(red('a', { override }))).toBe('green');
    expect(ids(openAlerts([red('set', { override }), alert('yellow')]))).toEqual(['yellow', 'set']);
  });

  it('without a light any more are as bad as they were', () => {
    expect(alertColour(red('a', { light: null }))).toBe('red');
  });
});

describe('closed alerts', () => {
  it('stand with the last one first', () => {
    const closed = (id: string, at: string) =>
      alert(id, { state: 'closed', closed: { at, who: 'L', effect: 'done' } });
    const listed = [closed('a', '2026-04-01T00:00:00Z'), closed('b', '2026-05-01T00:00:00Z'), alert('open')];
    expect(ids(closedAlerts(listed))).toEqual(['b', 'a']);
  });
});
