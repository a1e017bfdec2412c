/** What the preview of a file of actuals says of its entries before anything is saved. */
import { afterEach, describe, expect, it } from 'vitest';
import { createMapper } from '../../../../electron/tracking/actuals/account-mapping.ts';
import { composePreview } from '../../../../electron/tracking/actuals/preview.ts';
import { dayOf } from '../../../../models/tracking/calendar/day.ts';
import { closeAll } from '../../test-host.ts';
import { fileOf, PLAN } from './store-for-test.ts';

afterEach(closeAll);

describe('the preview of a file', () => {
  it('counts the entries outside of the months of the plan, to the day', () => {
    const plan = { ...PLAN, timeline: { ...PLAN.timeline, start: '2027-02', periods: 3 } };
    const days = [
      { year: 2027, month: 1, day: 31 },
      { year: 2027, month: 2, day: 1 },
      { year: 2027, month: 4, day: 30 },
      { year: 2027, month: 5, day: 1 },
      { year: 2207, month: 3, day: 5 },
    ].map(dayOf);
    const file = fileOf(
      days.map((day, at) => ({ day, account: 'Sales', minor: 100, memo: '', place: at + 2 })),
    );
    const preview = composePreview({
      file,
      plan,
      mapper: createMapper(plan, []),
      equal: [],
      duplicateOf: null,
    });
    expect(preview.counts.outsidePlan).toBe(3);
    expect(preview.counts.entries).toBe(5);
  });
});
