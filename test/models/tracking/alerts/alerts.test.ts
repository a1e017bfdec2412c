/** From lights to alerts and what people do with them: one clause of the state machine at a time. */
import { describe, expect, it } from 'vitest';
import type { KeptAlert } from '../../../../models/tracking/alerts/alert.ts';
import { alwaysGreen } from '../../../../models/tracking/alerts/always-green.ts';
import { nextAlerts, type WatchedLight } from '../../../../models/tracking/alerts/next-alerts.ts';
import { type AlertStep, stepAlert } from '../../../../models/tracking/alerts/step-alert.ts';
import type { Firing } from '../../../../models/tracking/warnings/evaluate/firings.ts';

const bucket = (index: number) => ({ index, from: index * 10, to: index * 10 + 9 });

const RULE = {
  id: 'r',
  name: 'Rule',
  unit: 'percent',
  grain: 'month',
  action: 'Act',
  yellow: { value: 1.1, run: 1 },
  red: { value: 1.2, run: 1 },
} as const;

/** Buckets of ten days. `course` has one letter a bucket: g, y, r. */
function watched(course: string): WatchedLight {
  const light = ({ g: 'green', y: 'yellow', r: 'red' } as const)[course.at(-1) as 'g'];
  const stretch = /([yr]+)g*$/.exec(course);
  let firing: Firing | null = null;
  if (stretch?.[1]) {
    const first = stretch.index;
    const last = first + stretch[1].length - 1;
    const red = stretch[1].indexOf('r');
    firing = {
      light: red >= 0 ? 'red' : 'yellow',
      first: bucket(first),
      last: bucket(last),
      redFrom: red >= 0 ? bucket(first + red) : null,
      peak: 1.3,
      firstValue: 1.15,
      open: last === course.length - 1,
    };
  }
  return { rule: RULE, lineId: null, lineLabel: '', light, value: course.length, firing };
}

/** Follows a course that grows bucket by bucket; steps of people come between. */
function follow(course: string, steps: Readonly<Record<number, AlertStep>> = {}): readonly KeptAlert[] {
  const alerts = new Map<string, KeptAlert>();
  let ids = 0;
  for (let length = 1; length <= course.length; length += 1) {
    refresh(course.slice(0, length), length);
    const before = JSON.stringify([...alerts]);
    refresh(course.slice(0, length), length);
    expect(JSON.stringify([...alerts])).toBe(before);
    const step = steps[length];
    const open = [...alerts.values()].find(({ closed }) => !closed);
    if (!step || !open) continue;
    const next = stepAlert(open, step, { at: `at ${length}`, who: 'Li', through: length * 10 - 1 });
    if (!next.ok) throw new Error(next.error);
    alerts.set(open.id, next.value);
  }
  return [...alerts.values()];

  function refresh(seen: string, length: number): void {
    const all = [...alerts.values()];
    const closed = all.filter((alert) => alert.closed).slice(-1);
    const facts = { planId: 'p', through: length * 10 - 1, at: `at ${length}`, newId: () => `a${++ids}` };
    const before = { open: all.filter((alert) => !alert.closed), closed };
    for (const alert of nextAlerts(before, [watched(seen)], facts)) alerts.set(alert.id, alert);
  }
}

const events = (alert: KeptAlert | undefined) => alert?.events.map(({ what }) => what).join(' ');
const CLOSE: AlertStep = { type: 'close', effect: 'Contract renegotiated' };

describe('an alert', () => {
  it('is opened by yellow or by red, with the bucket in which the light came on', () => {
    const [yellow] = follow('gy');
    expect(yellow).toMatchObject({
      worst: 'yellow',
      light: 'yellow',
      state: 'open',
      threshold: 1.1,
      redAt: null,
    });
    const [red] = follow('ggr');
    expect(red).toMatchObject({
      worst: 'red',
      light: 'red',
      threshold: 1.2,
      redAt: 'at 3',
      opened: bucket(2),
    });
    expect(follow('ggg')).toEqual([]);
  });

  it('does not repeat while it is open', () => {
    expect(follow('gyyyy')).toHaveLength(1);
    expect(events(follow('gyyyy')[0])).toBe('opened');
  });

  it('follows the light: escalated, eased, back to green, again', () => {
    const [alert, ...more] = follow('gyrygy');
    expect(events(alert)).toBe('opened escalated eased back-to-green again');
    expect(alert).toMatchObject({ worst: 'red', light: 'yellow', redAt: 'at 3' });
    expect(more).toEqual([]);
  });

  it('that was acknowledged as yellow is open again when it comes to red, its override ended', () => {
    const [acknowledged] = follow('gyy', { 2: { type: 'acknowledge', note: 'Seen' } });
    expect(acknowledged).toMatchObject({ state: 'acknowledged', acknowledged: { who: 'Li', note: 'Seen' } });
    const [escalated] = follow('gyr', { 2: { type: 'acknowledge', note: 'Seen' } });
    expect(escalated).toMatchObject({ state: 'open', acknowledged: null });
    const [overridden] = follow('gyr', { 2: { type: 'override', light: 'green', reason: 'Booked twice' } });
    expect(events(overridden)).toBe('opened override escalated override-ended');
    expect(overridden?.override).toBeNull();
  });

  it('opens again after it was closed only when the light was green in between', () => {
    expect(follow('gyyyy', { 2: CLOSE })).toHaveLength(1);
    expect(follow('gyyyg', { 2: CLOSE })).toHaveLength(1);
    const twice = follow('gyygy', { 2: CLOSE });
    expect(twice.map(({ state, opened }) => [state, opened.index])).toEqual([
      ['closed', 1],
      ['open', 4],
    ]);
  });

  it('that was closed as yellow opens anew when the same firing comes to red', () => {
    expect(follow('gyyrr', { 2: CLOSE }).map(({ worst }) => worst)).toEqual(['yellow', 'red']);
    expect(follow('grryr', { 2: CLOSE })).toHaveLength(1);
  });

  it('is opened for a firing that came and went within the last month, not for an older one', () => {
    const facts = { planId: 'p', at: 'now', newId: () => 'a' };
    const before = { open: [], closed: [] };
    // The firing ends on day 19.
    expect(nextAlerts(before, [watched('grg')], { ...facts, through: 50 })).toMatchObject([
      { light: 'green', worst: 'red', state: 'open' },
    ]);
    expect(nextAlerts(before, [watched('grg')], { ...facts, through: 51 })).toEqual([]);
  });

  it('stays, with no light, when its rule is switched off or gone', () => {
    const [open] = follow('gr');
    if (!open) throw new Error('no alert');
    const facts = { planId: 'p', through: 29, at: 'later', newId: () => 'b' };
    expect(nextAlerts({ open: [open], closed: [] }, [], facts)).toMatchObject([
      { id: open.id, light: null, state: 'open', worst: 'red', value: open.value },
    ]);
  });
});

describe('a step of a person', () => {
  const [open] = follow('gr');
  if (!open) throw new Error('no alert');
  const moment = { at: 'noon', who: 'Li', through: 29 };

  it('is written down with who and when', () => {
    const assigned = stepAlert(open, { type: 'assign', to: ' Wang ' }, moment);
    expect(assigned.ok && [assigned.value.assignedTo, assigned.value.events.at(-1)]).toEqual([
      'Wang',
      { at: 'noon', who: 'Li', what: 'assigned', light: 'red', text: 'Wang' },
    ]);
  });

  it('shows an override beside the light, with its reason, and never instead of it', () => {
    const step = stepAlert(open, { type: 'override', light: 'yellow', reason: 'Paid early' }, moment);
    expect(step.ok && step.value).toMatchObject({
      light: 'red',
      override: { light: 'yellow', reason: 'Paid early', who: 'Li', at: 'noon' },
    });
  });

  it.each([
    [{ type: 'override', light: 'yellow', reason: ' ' }, 'no-reason'],
    [{ type: 'override', light: 'red', reason: 'x' }, 'same-light'],
    [{ type: 'override', light: null, reason: '' }, 'no-override'],
    [{ type: 'close', effect: '' }, 'no-effect'],
  ] as const)('is refused: %j is %s', (step, error) => {
    expect(stepAlert(open, step, moment)).toEqual({ ok: false, error });
  });

  it('is refused on an alert that is closed', () => {
    const closed = stepAlert(open, CLOSE, moment);
    if (!closed.ok) throw new Error(closed.error);
    expect(closed.value).toMatchObject({ state: 'closed', closed: { at: 'noon', who: 'Li' } });
    expect(stepAlert(closed.value, CLOSE, moment)).toEqual({ ok: false, error: 'closed' });
  });
});

describe('the always green check', () => {
  const record = (owner: string, buckets: number, firings: number, ruleId = `${owner}-${buckets}`) => ({
    owner,
    buckets,
    firings,
    ruleId,
  });

  it('names owners whose rules have never fired over enough buckets', () => {
    const records = [
      record('Li', 6, 0),
      record('Wang', 30, 1),
      record('Li', 7, 0),
      record('Wang', 40, 0),
      record('Zhou', 11, 0),
    ];
    expect(alwaysGreen(records)).toEqual([{ owner: 'Li', ruleIds: ['Li-6', 'Li-7'], buckets: 13 }]);
  });

  it('does not take a rule without data for a good one', () => {
    expect(alwaysGreen([record('Li', 0, 0), record('Li', 12, 0)])).toEqual([
      { owner: 'Li', ruleIds: ['Li-12'], buckets: 12 },
    ]);
    expect(alwaysGreen([record('Li', 0, 0)])).toEqual([]);
  });
});
