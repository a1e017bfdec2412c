/** Since when an alert's light stands: one answer for the list, its detail and the dashboard. */
import { describe, expect, it } from 'vitest';
import type { Grain } from '../../../models/plan/tracking/warning-schema.ts';
import { parseDay } from '../../../models/tracking/calendar/day.ts';
import { alertSince } from '../../../renderer/pages/warnings/alerts/alert-since.ts';

const t = (key: string, params?: Readonly<Record<string, string | number>>) =>
  `${key} ${Object.values(params ?? {}).join(' ')}`;
const span = (from: string, to: string) => ({ index: 0, from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 });
const judgedBy = (grain: Grain) => ({ grain, rarest: null });
const opened = span('2027-01-01', '2027-06-30');
const open = { state: 'open', grain: 'year-to-date', opened } as const;

describe('an alert', () => {
  it('that came on yellow in June and is red from July on stands red since July', () => {
    const red = {
      light: 'red',
      since: span('2027-01-01', '2027-07-31'),
      judged: judgedBy('year-to-date'),
    } as const;
    expect(alertSince({ t }, open, red, 1)).toBe('2027-07');
    expect(alertSince({ t }, { ...open, state: 'closed' }, red, 1)).toBe('2027-06');
  });

  it('that is back to green, or whose rule is gone, tells when it was opened', () => {
    const green = {
      light: 'green',
      since: span('2027-01-01', '2027-09-30'),
      judged: judgedBy('year-to-date'),
    } as const;
    expect(alertSince({ t }, open, green, 1)).toBe('2027-06');
    expect(alertSince({ t }, open, null, 1)).toBe('2027-06');
  });

  it('of a weekly rule whose line is booked by the month names the month', () => {
    const month = span('2027-05-01', '2027-05-31');
    const light = { light: 'yellow', since: month, judged: judgedBy('month') } as const;
    expect(alertSince({ t }, { state: 'open', grain: 'week', opened: month }, light, 1)).toBe('2027-05');
  });
});
