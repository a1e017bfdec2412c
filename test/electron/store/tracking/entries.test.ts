/**
 * The entries as rows: pages from either end, filters, and moves between lines. Expected pages are cut from the sorted
 * list of what was put in.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { QUEUE } from '../../../../electron/store/tracking/actual-keys.ts';
import { loadDaySums } from '../../../../electron/store/tracking/day-sums.ts';
import { type EntryFilter, entryPage } from '../../../../electron/store/tracking/entries.ts';
import {
  countOn,
  type Move,
  moveEntries,
  waitingAccounts,
} from '../../../../electron/store/tracking/queue.ts';
import { sumBetween } from '../../../../models/tracking/actuals/day-sums.ts';
import type { ActualEntry } from '../../../../models/tracking/actuals/import/import-types.ts';
import { closeAll } from '../../test-host.ts';
import { bringIn, fileOf, openStore, PLAN } from '../../tracking/actuals/store-for-test.ts';

afterEach(closeAll);

const DAY = 20_819;
const rows: ActualEntry[] = Array.from({ length: 53 }, (_, at) => ({
  day: DAY + ((at * 5) % 11),
  account: ['Sales', 'cost', '6601 Ads', '100%_x'][at % 4] ?? '',
  minor: at * 3 - 40,
  memo: `row ${at}`,
  place: at + 2,
}));
const ALL: EntryFilter = { text: '' };

/** By day, those of a day as in the file. */
const sorted = rows.toSorted((a, b) => a.day - b.day || a.place - b.place);

async function store() {
  const { db } = openStore();
  const done = await bringIn(db, fileOf(rows));
  if (!done.ok) throw new Error(done.error.message);
  return { db, batchId: done.value.batchId };
}

describe('pages of entries', () => {
  it('are cut from one order, from whichever end and of whatever length', async () => {
    const { db } = await store();
    for (const newestFirst of [false, true]) {
      const expected = (newestFirst ? sorted.toReversed() : sorted).map(({ place }) => place);
      for (const [offset, limit] of [
        [0, 10],
        [20, 10],
        [40, 10],
        [50, 10],
        [0, 500],
        [52, 1],
        [53, 5],
        [900, 5],
      ] as const) {
        const page = entryPage(db, PLAN.id, ALL, { offset, limit, newestFirst });
        expect(page.entries.map(({ place }) => place)).toEqual(expected.slice(offset, offset + limit));
        expect(page).toMatchObject({ total: 53, minor: rows.reduce((sum, { minor }) => sum + minor, 0) });
      }
    }
  });

  it('keep to line, days, batch, account and text; signs of a pattern are only signs', async () => {
    const { db, batchId } = await store();
    const places = (filter: Partial<EntryFilter>): (number | null)[] =>
      entryPage(
        db,
        PLAN.id,
        { ...ALL, ...filter },
        { offset: 0, limit: 100, newestFirst: false },
      ).entries.map(({ place }) => place);
    const expected = (keep: (row: ActualEntry) => boolean) => sorted.filter(keep).map(({ place }) => place);
    expect(places({ lineId: 'l-sales' })).toEqual(expected(({ account }) => account === 'Sales'));
    expect(places({ from: DAY + 2, to: DAY + 3 })).toEqual(
      expected(({ day }) => day === DAY + 2 || day === DAY + 3),
    );
    expect(places({ onLines: [QUEUE], account: '6601 Ads' })).toEqual(
      expected(({ account }) => account === '6601 Ads'),
    );
    expect(places({ text: '%_' })).toEqual(expected(({ account }) => account === '100%_x'));
    expect(places({ text: 'ROW 1' })).toEqual(expected(({ memo }) => memo.startsWith('row 1')));
    expect(places({ batchId })).toHaveLength(53);
    for (const nothing of [{ batchId: batchId + 1 }, { lineId: 'l-price' }, { account: 'none' }]) {
      expect(places(nothing)).toEqual([]);
    }
  });
});

describe('entries on their way to a line and back', () => {
  it('turn their sign over as said, and stand as the file had them when they are back in the queue', async () => {
    const { db } = await store();
    const ads = rows.filter(({ account }) => account === '6601 Ads');
    const sum = ads.reduce((total, { minor }) => total + minor, 0);
    const before = waitingAccounts(db, PLAN.id, [QUEUE]);
    expect(before.find(({ account }) => account === '6601 Ads')).toMatchObject({
      entries: ads.length,
      minor: sum,
    });
    const move = { account: '6601 Ads', from: QUEUE, to: 'l-cost', signOf: () => -1 as const };
    const costs = rows
      .filter(({ account }) => account === 'cost')
      .reduce((total, { minor }) => total + minor, 0);
    const moved = (step: Move) =>
      db
        .transaction(() => moveEntries(db, PLAN.id, step))()
        .reduce((total, { ids }) => total + ids.length, 0);
    expect(moved(move)).toBe(ads.length);
    const sums = loadDaySums(db, PLAN.id, ['l-cost']);
    expect(sumBetween(sums.get('l-cost'), DAY, DAY + 11)).toBe(costs - sum);
    // The same again changes nothing.
    expect(moved(move)).toBe(0);
    const back = { ...move, from: 'l-cost', to: QUEUE, signOf: () => 1 as const };
    expect(moved(back)).toBe(ads.length);
    expect(waitingAccounts(db, PLAN.id, [QUEUE])).toEqual(before);
    expect(countOn(db, PLAN.id, [QUEUE])).toBe(before.reduce((total, { entries }) => total + entries, 0));
  });
});
