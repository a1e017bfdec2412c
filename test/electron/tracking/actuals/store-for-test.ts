/** A real workspace with one plan, and files of actuals as the reader gives them, for tests of the store of actuals. */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ActualsFile } from '../../../../electron/exchange/actuals/actuals-file.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/store/open-workspace.ts';
import { insertPlan } from '../../../../electron/store/plan-rows.ts';
import { listRules } from '../../../../electron/store/tracking/account-rules.ts';
import { createMapper } from '../../../../electron/tracking/actuals/account-mapping.ts';
import { importActuals } from '../../../../electron/tracking/actuals/import-actuals.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { canonicalEntries } from '../../../../models/tracking/actuals/import/duplicates.ts';
import { entryTable, problemTable } from '../../../../models/tracking/actuals/import/entry-table.ts';
import type { ActualEntry, AmountSides } from '../../../../models/tracking/actuals/import/import-types.ts';
import { samplePlan } from '../../sample-plan.ts';
import { temporaryFolder } from '../../test-host.ts';

export const PLAN = samplePlan('plan-1');

export function openStore(): { readonly db: Database; readonly path: string; readonly close: () => void } {
  const path = join(temporaryFolder(), 'w.hurdle');
  const created = createWorkspace(path);
  if (!created.ok) throw new Error(created.error.message);
  const opened = openWorkspace(path, { backup: () => undefined });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, close } = opened.value;
  db.transaction(() => insertPlan(db, PLAN, '2027-01-01T00:00:00.000Z'))();
  return { db, path, close };
}

export function fileOf(
  entries: readonly ActualEntry[],
  name = 'f.csv',
  sides: AmountSides = 'amount',
): ActualsFile {
  const days = entries.map(({ day }) => day);
  return {
    name,
    format: 'csv',
    bytes: 1,
    fileHash: name,
    contentHash: canonicalEntries(entries).join('\n'),
    sheets: [{ name: 'f', hidden: false, rows: entries.length + 1 }],
    sheet: 0,
    headerPlace: 1,
    found: [],
    columns: { date: 0, account: 1, amount: 2, memo: 3 },
    missing: [],
    settings: {
      currency: 'CNY',
      decimal: '.',
      scale: 1,
      date1904: false,
      fillDown: false,
      keepPlaces: [],
    },
    sample: [],
    entries: entryTable(entries),
    problems: problemTable([]),
    leftOut: [],
    facts: {
      rows: entries.length,
      entries: entries.length,
      faulty: 0,
      sides,
      dateOrder: 'none',
      orderedDates: 0,
      monthsOnly: 0,
      rounded: 0,
      withoutAccount: 0,
      withoutDate: 0,
      zeros: 0,
      maybeSwapped: 0,
      firstDay: days.length === 0 ? null : Math.min(...days),
      lastDay: days.length === 0 ? null : Math.max(...days),
      sum: entries.reduce((sum, { minor }) => sum + minor, 0),
    },
    notices: [],
  };
}

export function bringIn(
  db: Database,
  file: ActualsFile,
  watch: { readonly signal?: AbortSignal; readonly tell?: (done: number, total: number) => void } = {},
) {
  const { signal = new AbortController().signal, tell = () => undefined } = watch;
  return importActuals(
    {
      db,
      head: { planId: PLAN.id, name: file.name, at: '2027-02-01T00:00:00.000Z', who: 'tester' },
      file,
      mapper: createMapper(PLAN, listRules(db, PLAN.id)),
      leaveOut: new Set(),
      allowDuplicate: false,
    },
    { signal, tell: (_, done, total) => tell(done, total) },
  );
}

/** Every bit of the sums. */
export function bytesOf(sums: DaySums): string {
  const bytes = (array: Int32Array | Float64Array): string =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex');
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([id, { days, running, fine }]) =>
        `${id} ${bytes(days)} ${bytes(running)}${fine ? ` ${bytes(fine)}` : ''}`,
    )
    .join('\n');
}

export function rowsIn(db: Database, table: 'actual_batch' | 'actual_entry'): number {
  return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}
