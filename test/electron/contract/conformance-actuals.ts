/**
 * Actuals over one transport: files, typed entries, the queue and its rules, batches taken back and put back.
 * Expected amounts are added up by hand from the rows of the file below.
 */
import { expect, it } from 'vitest';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { monthText } from '../../../models/tracking/outlook/frame.ts';
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
    // Entries of the queue close no month: the page says what the report says, whatever the day of this test.
    const { lastClosed } = await must(host, 'variance.report', { planId });
    const { lastCompleteMonth } = summary;
    expect(lastCompleteMonth === null ? null : monthText(lastCompleteMonth)).toBe(lastClosed);
    expect(summary.firstAhead).toBeNull();
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
    const back = { ...assignment, from: 'l-shop', to: null, remember: false };
    expect((await must(host, 'actuals.assignQueue', { planId, assignments: [back] })).queue).toBe(1);
    expect(await must(host, 'actuals.entries', { planId, queue: true })).toMatchObject({
      total: 1,
      minor: 3000,
    });
    // The rules, used again on what waits.
    const rules = moved.rules.map((rule) => ({ ...rule, sign: 1 as const }));
    const used = await must(host, 'actuals.saveRules', { planId, rules });
    expect(used).toMatchObject({ rules, moved: 1, queue: 0 });
    const nowhere = [{ ...assignment, to: 'l-nowhere' }];
    expect(await refusal(host, 'actuals.assignQueue', { planId, assignments: nowhere })).toBe('not-found');
    const double = [...rules, ...rules];
    expect(await refusal(host, 'actuals.saveRules', { planId, rules: double })).toBe('invalid-input');
  });

  it('undoes an assignment and saved rules: those entries and no others, and the rules', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const lineOf = async () => {
      const { entries } = await must(host, 'actuals.entries', { planId });
      return entries.map(({ id, lineId, minor }) => [id, lineId, minor]);
    };
    const account = { account: '6601 Ads', sign: 1 as const, remember: true };
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'a.csv', JANUARY) });
    // An earlier entry of the account is on the line already, turned over.
    const first = { ...account, from: null, to: 'l-shop', sign: -1 as const, remember: false };
    await must(host, 'actuals.assignQueue', { planId, assignments: [first] });
    const more = 'date,account,amount\n2027-02-02,6601 Ads,12.5\n';
    await must(host, 'actuals.import', { planId, ticket: await bring(host, 'b.csv', more) });
    const before = await lineOf();
    const table = await must(host, 'actuals.table', { planId, grain: 'day' });

    const assigned = await must(host, 'actuals.assignQueue', {
      planId,
      assignments: [{ ...account, from: null, to: 'l-shop' }],
    });
    expect(assigned).toMatchObject({ moved: 1, queue: 0 });
    const undo = { planId, undo: String(assigned.undo) };
    const told = next(host, 'tracking.changed');
    expect(await must(host, 'actuals.undoMove', undo)).toEqual({ moved: 1, queue: 1, rules: [] });
    expect(await told).toEqual({ planId, what: 'actuals' });
    expect(await lineOf()).toEqual(before);
    expect(await must(host, 'actuals.table', { planId, grain: 'day' })).toEqual(table);
    expect(await refusal(host, 'actuals.undoMove', undo)).toBe('change-refused');

    // Rules that place everything anew, the entry turned over with the rest.
    const rule = { id: 'r', match: 'starts' as const, account: '66', lineId: 'l-cost', sign: 1 as const };
    const saved = await must(host, 'actuals.saveRules', { planId, rules: [rule], apply: 'all' });
    expect(saved).toMatchObject({ moved: 2, queue: 0 });
    expect(await must(host, 'actuals.undoMove', { planId, undo: String(saved.undo) })).toEqual({
      moved: 2,
      queue: 1,
      rules: [],
    });
    expect(await lineOf()).toEqual(before);
    expect(await must(host, 'actuals.table', { planId, grain: 'day' })).toEqual(table);

    // What was moved on since is not torn away.
    const again = await must(host, 'actuals.saveRules', { planId, rules: [rule], apply: 'all' });
    const onward = { ...account, from: 'l-cost', to: 'l-sales', remember: false };
    await must(host, 'actuals.assignQueue', { planId, assignments: [onward] });
    const then = await lineOf();
    const late = { planId, undo: String(again.undo) };
    expect(await refusal(host, 'actuals.undoMove', late)).toBe('change-refused');
    expect(await lineOf()).toEqual(then);
    expect((await must(host, 'actuals.rules', { planId })).rules).toEqual([rule]);
    // Nothing to undo where nothing was changed.
    expect(await must(host, 'actuals.saveRules', { planId, rules: [rule], apply: 'none' })).toMatchObject({
      moved: 0,
      undo: null,
    });
  });

  it('keeps all decimals of a rate, from a file, typed, over the queue, and none beyond cents of money', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const rates = `date,account,amount
2027-01-03,price,0.0253
2027-01-04,price,0.0247
2027-01-05,6601 Rate,2.345
2027-01-06,Sales,2.345
`;
    const ticket = await bring(host, 'rates.csv', rates);
    const preview = await must(host, 'actuals.preview', { planId, ticket });
    // Only the sale is rounded.
    expect(preview.counts).toMatchObject({ entries: 4, queued: 1, faulty: 0, rounded: 1 });
    expect(preview.rows.map(({ minor }) => minor)).toEqual([2.53, 2.47, 234.5, 235]);
    const { batch } = await must(host, 'actuals.import', { planId, ticket });
    // 0.0253 + 0.0247 + 2.345 + 2.345 = 4.74
    expect(batch).toMatchObject({ minor: 474, smallest: 2.47, largest: 234.5 });
    const bucket = { planId, grain: 'month' as const };
    const rowsOf = async () => (await must(host, 'actuals.table', bucket)).rows;
    // The mean of 0.0253 and 0.0247 is 0.025.
    expect(await rowsOf()).toEqual([
      { lineId: 'l-sales', minor: [235] },
      { lineId: 'l-price', minor: [2.5] },
    ]);
    // From the queue to money: whole cents; and on to the rate: every digit again.
    const move = async (from: string | null, to: string) =>
      must(host, 'actuals.assignQueue', { planId, assignments: [{ account: '6601 Rate', from, to }] });
    await move(null, 'l-cost');
    expect(await must(host, 'actuals.entries', { planId, lineId: 'l-cost' })).toMatchObject({ minor: 235 });
    await move('l-cost', 'l-price');
    const entries = await must(host, 'actuals.entries', { planId, lineId: 'l-price' });
    expect(entries.entries.map(({ minor }) => minor)).toEqual([2.53, 2.47, 234.5]);
    expect(entries.minor).toBe(239.5);
    // Two readings that differ behind the second decimal are not the same entry.
    const other = await bring(host, 'other.csv', rates.replace('0.0253', '0.0254'));
    expect((await must(host, 'actuals.preview', { planId, ticket: other })).counts.equal).toBe(3);

    // A percentage is the value of a rate; in the queue and of money it is a problem of its row.
    const shares = 'date,account,amount\n2027-03-01,price,2.53%\n2027-03-02,6699,5%\n2027-03-03,Sales,7.5%\n';
    const marked = await bring(host, 'shares.csv', shares);
    const looked = await must(host, 'actuals.preview', { planId, ticket: marked });
    expect(looked.counts).toMatchObject({ entries: 1, queued: 0, faulty: 2 });
    expect(looked.rows).toMatchObject([{ place: 2, lineId: 'l-price', minor: 2.53 }]);
    expect(looked.problems).toMatchObject([
      { place: 3, code: 'percent-amount', value: '5%' },
      { place: 4, code: 'percent-amount', value: '7.5%' },
    ]);
    const list = await must(host, 'actuals.problems', { planId, ticket: marked, language: 'en' });
    expect(new TextDecoder().decode(await host.take(list.ticket))).toContain('7.5%');
    expect((await must(host, 'actuals.import', { planId, ticket: marked })).batch.minor).toBe(2.53);

    const typed = { day: day(2, 1), lineId: 'l-price', minor: 2.53 };
    const kept = await must(host, 'actuals.add', { planId, name: 'Rate', entries: [typed] });
    expect(kept.batch).toMatchObject({ minor: 2.53, smallest: 2.53, largest: 2.53 });
    const money = { planId, name: 'Money', entries: [{ ...typed, lineId: 'l-sales' }] };
    expect(await refusal(host, 'actuals.add', money)).toBe('invalid-input');
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
