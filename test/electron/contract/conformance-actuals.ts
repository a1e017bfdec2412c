/**
 * Actuals over one transport: files, typed entries, the queue and its rules, batches taken back and put back.
 * Expected amounts are added up by hand from the rows of the file below.
 */
import { expect, it } from 'vitest';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { next, type Session } from './session.ts';
import type { Connection } from './transport.ts';

const day = (month: number, date: number): number => dayOf({ year: 2027, month, day: date });

/** Sales 100.10 - 5.05 in January; an account that no line has; a row with an error; a total. */
const JANUARY = `date,account,amount,memo
2027-01-03,Sales,100.10,till 1
2027-01-03,SALES,-5.05,refund
2027-01-04,Sales,#REF!,
2027-02-01,6601 Ads,30.00,leaflets
,Total,125.05,
2027-01-09,cost,7,
`;

export function actualsConformance(session: Session): void {
  const { connect, must, refusal, newPlan, change } = session;

  const bring = (host: Connection, name: string, text: string): Promise<string> =>
    host.bring('workbook', name, new TextEncoder().encode(text));

  it('previews a file of actuals, saves nothing, then takes it in as one batch and tells the windows', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const ticket = await bring(host, 'january.csv', JANUARY);
    const progress = next(host, 'actuals.progress');
    const preview = await must(host, 'actuals.preview', { planId, ticket, jobId: 'job-1' });
    expect((await progress).jobId).toBe('job-1');
    expect(preview.counts).toMatchObject({ entries: 4, queued: 1, faulty: 1, leftOut: 1, equal: 0 });
    expect(preview.totals).toEqual([
      { lineId: 'l-sales', entries: 2, minor: 9505 },
      { lineId: 'l-cost', entries: 1, minor: 700 },
    ]);
    expect(preview.queue).toEqual([
      { account: '6601 Ads', entries: 1, minor: 3000, reason: 'no-rule', lineIds: [] },
    ]);
    expect(preview.problems).toMatchObject([
      { place: 4, field: 'amount', code: 'error-value', value: '#REF!' },
    ]);
    expect((await must(host, 'actuals.summary', { planId })).batches).toEqual([]);

    const told = next(host, 'tracking.changed');
    const imported = await must(host, 'actuals.import', { planId, ticket });
    expect(await told).toEqual({ planId, what: 'actuals' });
    expect(imported).toMatchObject({ queue: 1, queued: 1, faulty: 1, leftOut: 1, equal: 0 });
    const summary = await must(host, 'actuals.summary', { planId });
    expect(summary.batches).toEqual([imported.batch]);
    expect(imported.batch).toMatchObject({
      name: 'january.csv',
      who: 'tester',
      entries: 4,
      takenBackAt: null,
    });
    // 100.10 - 5.05 + 30 + 7
    expect(imported.batch).toMatchObject({ minor: 13_205, smallest: -505, largest: 10_010 });
    expect(summary).toMatchObject({ entries: 4, queue: 1, firstDay: day(1, 3), lastDay: day(2, 1) });
    // January is over: an entry lies behind it. February 2027 may be over on the day of this test, or not.
    expect(summary.lastCompleteMonth).toBeGreaterThanOrEqual((2027 - 1970) * 12);
    const table = await must(host, 'actuals.table', { planId, grain: 'month' });
    expect(table.rows).toEqual([
      { lineId: 'l-sales', minor: [9505] },
      { lineId: 'l-cost', minor: [700] },
    ]);
  });

  it('hands out the problems of a file row by row, and cancels only what runs', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const ticket = await bring(host, 'january.csv', JANUARY);
    const ready = await must(host, 'actuals.problems', { planId, ticket, language: 'en' });
    const text = new TextDecoder().decode(await host.take(ready.ticket));
    expect(ready.name).toBe('january - problems.csv');
    expect(text).toContain('#REF!');
    expect(text).toContain('Total');
    expect(await must(host, 'actuals.cancel', { jobId: 'nothing' })).toEqual({ cancelled: false });
  });

  it('refuses a copy under another name, and takes it when asked to', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'a.csv', JANUARY) });
    // Other bytes, the same entries.
    const copy = await bring(host, 'b.csv', JANUARY.replaceAll(',', ';'));
    const preview = await must(host, 'actuals.preview', { planId, ticket: copy });
    expect(preview.duplicateOf).toMatchObject({ name: 'a.csv', same: 'content' });
    expect(preview.counts.equal).toBe(4);
    expect(preview.equalEntries[0]).toMatchObject({ place: 2, minor: 10_010, batch: 'a.csv' });
    expect(await refusal(host, 'actuals.import', { planId, ticket: copy })).toBe('import-refused');
    const twice = await must(host, 'actuals.import', { planId, ticket: copy, allowDuplicate: true });
    expect(twice.batch.entries).toBe(4);
    const none = { planId, ticket: copy, allowDuplicate: true, leaveOutEqual: true };
    expect(await refusal(host, 'actuals.import', none)).toBe('import-refused');
  });

  it('takes a batch back and puts it back as a whole', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const ticket = await bring(host, 'january.csv', JANUARY);
    const { batch } = await must(host, 'actuals.import', { planId, ticket });
    const before = await must(host, 'actuals.table', { planId, grain: 'day' });
    const gone = await must(host, 'actuals.takeBack', { planId, batchId: batch.id });
    expect(gone.queue).toBe(0);
    expect(gone.batch.takenBackAt).not.toBeNull();
    expect(await must(host, 'actuals.table', { planId, grain: 'day' })).toEqual({ buckets: [], rows: [] });
    const hidden = await must(host, 'actuals.entries', { planId });
    expect(hidden).toEqual({ entries: [], total: 0, minor: 0 });
    expect((await must(host, 'actuals.entries', { planId, batchId: batch.id })).total).toBe(4);
    expect((await must(host, 'actuals.putBack', { planId, batchId: batch.id })).batch).toEqual(batch);
    expect(await must(host, 'actuals.table', { planId, grain: 'day' })).toEqual(before);

    // Taken back, imported again: putting the first one back would count everything twice.
    await must(host, 'actuals.takeBack', { planId, batchId: batch.id });
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'january.csv', JANUARY) });
    expect(await refusal(host, 'actuals.putBack', { planId, batchId: batch.id })).toBe('import-refused');
    expect(await refusal(host, 'actuals.takeBack', { planId, batchId: 999 })).toBe('not-found');
    expect(await must(host, 'actuals.table', { planId, grain: 'day' })).toEqual(before);
  });

  it('keeps typed entries, changes them and removes them, but never those of a file', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const typed = { day: day(1, 5), lineId: 'l-sales', minor: 1234, memo: 'by hand' };
    const added = await must(host, 'actuals.add', {
      planId,
      name: 'Till',
      entries: [typed, { day: day(1, 6), lineId: 'l-cost', minor: -100 }],
    });
    expect(added.batch).toMatchObject({
      kind: 'typed',
      name: 'Till',
      entries: 2,
      minor: 1134,
      smallest: -100,
    });
    const { entries } = await must(host, 'actuals.entries', { planId, lineId: 'l-sales' });
    expect(entries).toMatchObject([{ ...typed, kind: 'typed', place: null, reason: null }]);
    const [entryId = 0] = entries.map(({ id }) => id);
    const changed = { ...typed, lineId: 'l-cost', minor: 50 };
    const after = await must(host, 'actuals.setEntry', { planId, entryId, entry: changed });
    expect(after.batch).toMatchObject({ entries: 2, minor: -50 });
    const table = await must(host, 'actuals.table', { planId, grain: 'month' });
    expect(table.rows).toEqual([{ lineId: 'l-cost', minor: [-50] }]);
    await must(host, 'actuals.setEntry', { planId, entryId, entry: null });
    const [last] = (await must(host, 'actuals.entries', { planId })).entries;
    const end = await must(host, 'actuals.setEntry', { planId, entryId: last?.id ?? 0, entry: null });
    expect(end.batch).toBeNull();
    expect((await must(host, 'actuals.summary', { planId })).batches).toEqual([]);

    const wrong = [{ ...typed, lineId: 'l-nowhere' }];
    expect(await refusal(host, 'actuals.add', { planId, name: 'x', entries: wrong })).toBe('not-found');
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'a.csv', JANUARY) });
    const [ofFile] = (await must(host, 'actuals.entries', { planId })).entries;
    const fixed = { planId, entryId: ofFile?.id ?? 0, entry: null };
    expect(await refusal(host, 'actuals.setEntry', fixed)).toBe('change-refused');
  });

  it('keeps what has no line in the queue, and remembers where it went', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'a.csv', JANUARY) });
    const waiting = await must(host, 'actuals.queue', { planId });
    expect(waiting).toMatchObject({
      entries: 1,
      accounts: [{ account: '6601 Ads', lineId: null, reason: 'no-rule', entries: 1, minor: 3000 }],
    });
    const assignment = { account: '6601 Ads', from: null, to: 'l-shop', sign: -1 as const, remember: true };
    const moved = await must(host, 'actuals.assignQueue', { planId, assignments: [assignment] });
    expect(moved).toMatchObject({ moved: 1, queue: 0 });
    expect(moved.rules).toMatchObject([{ match: 'equals', account: '6601 Ads', lineId: 'l-shop', sign: -1 }]);
    expect((await must(host, 'actuals.rules', { planId })).rules).toEqual(moved.rules);
    const shop = await must(host, 'actuals.entries', { planId, lineId: 'l-shop' });
    expect(shop).toMatchObject({ total: 1, minor: -3000 });
    // Back to the queue as the file had it.
    const undo = { ...assignment, from: 'l-shop', to: null, remember: false };
    expect((await must(host, 'actuals.assignQueue', { planId, assignments: [undo] })).queue).toBe(1);
    expect(await must(host, 'actuals.entries', { planId, queue: true })).toMatchObject({
      total: 1,
      minor: 3000,
    });
    // The rules, used again on what waits.
    const rules = moved.rules.map((rule) => ({ ...rule, sign: 1 as const }));
    const used = await must(host, 'actuals.saveRules', { planId, rules });
    expect(used).toEqual({ rules, moved: 1, queue: 0 });
    const nowhere = [{ ...assignment, to: 'l-nowhere' }];
    expect(await refusal(host, 'actuals.assignQueue', { planId, assignments: nowhere })).toBe('not-found');
    const double = [...rules, ...rules];
    expect(await refusal(host, 'actuals.saveRules', { planId, rules: double })).toBe('invalid-input');
  });

  it('keeps the entries of a line that is deleted, as waiting, and gives them back with it', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const entries = [{ day: day(3, 1), lineId: 'l-shop', minor: 500 }];
    await must(host, 'actuals.add', { planId, name: 'Shop', entries });
    await change(host, planId, { type: 'remove-line', lineId: 'l-shop' }, 'Remove');
    expect((await must(host, 'actuals.queue', { planId })).accounts).toMatchObject([
      { lineId: 'l-shop', reason: 'line-deleted', entries: 1, minor: 500 },
    ]);
    expect((await must(host, 'actuals.summary', { planId })).queue).toBe(1);
    await must(host, 'plan.undo', { planId, clientId: 'c' });
    expect((await must(host, 'actuals.queue', { planId })).accounts).toEqual([]);
    const table = await must(host, 'actuals.table', { planId, grain: 'month' });
    expect(table.rows).toEqual([{ lineId: 'l-shop', minor: [500] }]);
  });

  it('keeps all of it over a restart', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'a.csv', JANUARY) });
    const before = await must(host, 'actuals.entries', { planId });
    const table = await must(host, 'actuals.table', { planId, grain: 'week' });
    await host.close();
    session.forget();
    const again = await connect(host.root);
    expect(await must(again, 'actuals.entries', { planId })).toEqual(before);
    expect(await must(again, 'actuals.table', { planId, grain: 'week' })).toEqual(table);
  });
}
