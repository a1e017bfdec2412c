/**
 * Batches of actuals in a real store: whole or not at all, the same sums in any order, back and forth without a trace.
 * Sums are checked against whole-number arithmetic (BigInt) on the entries themselves.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../../electron/store/open-workspace.ts';
import {
  discardUnfinished,
  findBatch,
  liveGross,
  setBatchState,
} from '../../../../electron/store/tracking/batches.ts';
import { loadBatchSums, loadDaySums } from '../../../../electron/store/tracking/day-sums.ts';
import { addSums } from '../../../../models/tracking/actuals/add-sums.ts';
import { type DaySums, inWholeMinor, sumBetween } from '../../../../models/tracking/actuals/day-sums.ts';
import type { ActualEntry } from '../../../../models/tracking/actuals/import/import-types.ts';
import { closeAll } from '../../test-host.ts';
import { bringIn, bytesOf, fileOf, openStore, PLAN, rowsIn } from './store-for-test.ts';

afterEach(closeAll);

const entryArbitrary: fc.Arbitrary<Omit<ActualEntry, 'place'>> = fc.record({
  day: fc.integer({ min: 20_819, max: 20_825 }),
  account: fc.constantFrom('Sales', 'cost', 'shop', '6601', ''),
  minor: fc.integer({ min: -1e13, max: 1e13 }),
  fine: fc.constantFrom(0, 0, 1, -47_000_000, 50_000_000),
  memo: fc.constantFrom('', 'a', 'b'),
});
const batchArbitrary = fc.array(entryArbitrary, { minLength: 1, maxLength: 12 });
const numbered = (entries: readonly Omit<ActualEntry, 'place'>[]): ActualEntry[] =>
  entries.map((entry, at) => ({ ...entry, place: at + 2 }));

const LINE_OF: Readonly<Record<string, string>> = { Sales: 'l-sales', cost: 'l-cost', shop: 'l-shop' };

async function must(work: ReturnType<typeof bringIn>) {
  const done = await work;
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

function many(count: number): ActualEntry[] {
  return numbered(
    Array.from({ length: count }, (_, at) => ({
      day: 20_819 + ((at * 7) % 60),
      account: at % 10 === 0 ? '6601' : 'Sales',
      minor: ((at * 7919) % 100_003) - 50_000,
      memo: `row ${at}`,
    })),
  );
}

describe('sums of what was imported', () => {
  it('are exact to the cent, and the same bits in any order of batches and rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batchArbitrary, { minLength: 1, maxLength: 4 }), async (batches) => {
        const [here, there] = [openStore(), openStore()];
        let kept: DaySums = new Map();
        for (const [at, entries] of batches.entries()) {
          const { sums } = await must(bringIn(here.db, fileOf(numbered(entries), `${at}`)));
          kept = addSums(kept, sums);
        }
        for (const [at, entries] of [...batches.entries()].reverse()) {
          await must(bringIn(there.db, fileOf(numbered(entries.toReversed()), `${at}`)));
        }
        const sums = loadDaySums(here.db, PLAN.id);
        expect(bytesOf(loadDaySums(there.db, PLAN.id))).toBe(bytesOf(sums));
        // What is kept in memory without reading again is the same as well.
        expect(bytesOf(kept)).toBe(bytesOf(sums));
        for (const [account, lineId] of Object.entries(LINE_OF)) {
          const exact = batches
            .flat()
            .filter((entry) => entry.account === account)
            .reduce((sum, { minor, fine = 0 }) => sum + BigInt(minor) * 100_000_000n + BigInt(fine), 0n);
          const own = sums.get(lineId);
          const minor = BigInt(sumBetween(own && inWholeMinor(own), 20_819, 20_825));
          expect(minor * 100_000_000n + BigInt(own?.fine?.at(-1) ?? 0)).toBe(exact);
        }
        here.close();
        there.close();
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('are byte-equal after a batch was taken back and imported again, and after it was put back', async () => {
    const { db } = openStore();
    await must(bringIn(db, fileOf(many(300), 'first')));
    const without = bytesOf(loadDaySums(db, PLAN.id));
    const second = fileOf(
      many(500).map((entry) => ({ ...entry, memo: `${entry.memo} again` })),
      'second',
    );
    const { batchId } = await must(bringIn(db, second));
    const both = bytesOf(loadDaySums(db, PLAN.id));
    expect(both).not.toBe(without);

    setBatchState(db, batchId, 'taken-back', '2027-03-01T00:00:00.000Z');
    expect(bytesOf(loadDaySums(db, PLAN.id))).toBe(without);
    const again = await must(bringIn(db, second));
    expect(bytesOf(loadDaySums(db, PLAN.id))).toBe(both);
    setBatchState(db, again.batchId, 'taken-back', '2027-03-01T00:00:00.000Z');
    setBatchState(db, batchId, 'live', null);
    expect(bytesOf(loadDaySums(db, PLAN.id))).toBe(both);
    expect(bytesOf(loadBatchSums(db, PLAN.id, batchId))).toBe(bytesOf(again.sums));
  });

  it('keep the signs of books: a credit is revenue, a debit is a cost', async () => {
    const { db } = openStore();
    const rows = numbered([
      { day: 20_820, account: 'Sales', minor: -5000, memo: 'credit' },
      { day: 20_820, account: 'cost', minor: 1200, memo: 'debit' },
    ]);
    const { batchId } = await must(bringIn(db, fileOf(rows, 'books', 'debit-credit')));
    const sums = loadDaySums(db, PLAN.id);
    expect(sumBetween(sums.get('l-sales'), 20_820, 20_820)).toBe(5000);
    expect(sumBetween(sums.get('l-cost'), 20_820, 20_820)).toBe(1200);
    // The batch itself is told as the file has it.
    expect(findBatch(db, PLAN.id, batchId)?.batch).toMatchObject({
      minor: -3800,
      smallest: -5000,
      largest: 1200,
    });
  });
});

describe('an import that does not come to its end', () => {
  it('leaves nothing behind when it is cancelled at 60 %', async () => {
    const { db } = openStore();
    await must(bringIn(db, fileOf(many(10), 'before')));
    const before = bytesOf(loadDaySums(db, PLAN.id));
    const cancel = new AbortController();
    let seen = 0;
    const done = await bringIn(db, fileOf(many(10_000), 'long'), {
      signal: cancel.signal,
      tell: (rows, total) => {
        seen = rows;
        // What is written so far must not count while it is being written.
        expect(bytesOf(loadDaySums(db, PLAN.id))).toBe(before);
        if (rows >= 0.6 * total) cancel.abort();
      },
    });
    expect(seen).toBe(6000);
    expect(done).toMatchObject({
      ok: false,
      error: { code: 'import-refused', params: { reason: 'cancelled' } },
    });
    expect([rowsIn(db, 'actual_batch'), rowsIn(db, 'actual_entry')]).toEqual([1, 10]);
    expect(bytesOf(loadDaySums(db, PLAN.id))).toBe(before);
  });

  it('leaves nothing behind when the disk fails in the middle', async () => {
    const { db } = openStore();
    db.exec(`CREATE TEMP TRIGGER fail BEFORE INSERT ON actual_entry WHEN new.memo = 'row 4321'
      BEGIN SELECT raise(ABORT, 'the disk failed'); END`);
    await expect(bringIn(db, fileOf(many(10_000), 'long'))).rejects.toThrow('the disk failed');
    expect([rowsIn(db, 'actual_batch'), rowsIn(db, 'actual_entry')]).toEqual([0, 0]);
  });

  it('is cleared away when the workspace is opened after a crash', async () => {
    const { db, path, close } = openStore();
    let copy: Buffer | null = null;
    const cancel = new AbortController();
    await bringIn(db, fileOf(many(5000), 'long'), {
      signal: cancel.signal,
      tell: (rows) => {
        // The file as a crash would leave it at this moment.
        if (rows === 3000) copy = db.serialize();
      },
    });
    close();
    if (!copy) throw new Error('the moment of the crash did not come');
    const { writeFileSync } = await import('node:fs');
    const crashed = `${path}.crashed.hurdle`;
    writeFileSync(crashed, copy);
    const opened = openWorkspace(crashed, { backup: () => undefined });
    if (!opened.ok) throw new Error(opened.error.message);
    const after = opened.value.db;
    expect([rowsIn(after, 'actual_batch'), rowsIn(after, 'actual_entry')]).toEqual([1, 3000]);
    expect(loadDaySums(after, PLAN.id).size).toBe(0);
    expect(liveGross(after, PLAN.id)).toBe(0);
    discardUnfinished(after);
    expect([rowsIn(after, 'actual_batch'), rowsIn(after, 'actual_entry')]).toEqual([0, 0]);
    opened.value.close();
  });
});

describe('what is refused', () => {
  it('is the same file, or the same entries in another order under another name', async () => {
    const { db } = openStore();
    await must(bringIn(db, fileOf(many(20), 'march.csv')));
    const sameFile = await bringIn(db, fileOf(many(21), 'march.csv'));
    expect(sameFile).toMatchObject({ ok: false, error: { params: { reason: 'duplicate', same: 'file' } } });
    const sameEntries = await bringIn(db, fileOf(many(20).toReversed(), 'copy.csv'));
    expect(sameEntries).toMatchObject({
      ok: false,
      error: { params: { reason: 'duplicate', same: 'content', name: 'march.csv' } },
    });
    expect(rowsIn(db, 'actual_entry')).toBe(20);
  });

  it('is a file without entries, and sums that a double cannot hold to the cent', async () => {
    const { db } = openStore();
    expect(await bringIn(db, fileOf([]))).toMatchObject({
      ok: false,
      error: { params: { reason: 'nothing-to-import' } },
    });
    const huge = (count: number, name: string) =>
      fileOf(
        numbered(
          Array.from({ length: count }, (_, at) => ({
            day: 20_820,
            account: 'Sales',
            minor: 1e15 - 1,
            memo: `${at}`,
          })),
        ),
        name,
      );
    // 9 x 10^15 lies below 2^53 = 9.007 x 10^15, ten times does not.
    await must(bringIn(db, huge(9, 'fits')));
    expect(await bringIn(db, huge(1, 'too much'))).toMatchObject({
      ok: false,
      error: { params: { reason: 'sum-too-large' } },
    });
    expect(rowsIn(db, 'actual_batch')).toBe(1);
  });
});
