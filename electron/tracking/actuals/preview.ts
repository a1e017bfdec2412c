/**
 * What a file of actuals would do to a plan: its columns, first rows, totals by line, accounts for the queue, problems,
 * duplicates. Bounded in size whatever the file. Saves nothing.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { columnCount, columnMonth } from '../../../models/plan/timeline.ts';
import { hundredthsOf, keepsFractions } from '../../../models/tracking/actuals/fractions.ts';
import { entryAt, problemsOf } from '../../../models/tracking/actuals/import/entry-table.ts';
import { firstDayOf, monthIndexOf } from '../../../models/tracking/calendar/bucket.ts';
import type { ActualsPreview } from '../../contract/tracking/actuals-import.ts';
import type { ActualsFile } from '../../exchange/actuals/actuals-file.ts';
import type { Mapper, Mapping } from './account-mapping.ts';
import { signFrom } from './account-mapping.ts';
import type { EqualEntry } from './equal-entries.ts';

const SHOWN = { rows: 50, problems: 200, accounts: 200, equal: 50 } as const;

export type PreviewParts = {
  readonly file: ActualsFile;
  readonly plan: Plan;
  readonly mapper: Mapper;
  readonly equal: readonly EqualEntry[];
  readonly duplicateOf: ActualsPreview['duplicateOf'];
};

export function composePreview({ file, plan, mapper, equal, duplicateOf }: PreviewParts): ActualsPreview {
  const mapped = mapAll(file, mapper);
  const { facts } = file;
  const places = new Map(plan.lines.map(({ id }, place) => [id, place]));
  return {
    fileName: file.name,
    sheets: file.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows })),
    sheet: file.sheet,
    headerPlace: file.headerPlace,
    found: file.found.map(({ column, title, field }) => ({ column, title, field })),
    columns: { ...file.columns },
    missing: [...file.missing],
    settings: settingsOf(file),
    dateOrder: facts.dateOrder,
    sample: file.sample.map(({ place, cells }) => ({ place, cells: [...cells] })),
    rows: firstRows(file, mapper),
    counts: {
      entries: file.entries.count,
      queued: mapped.queued,
      problems: file.problems.count,
      faulty: facts.faulty,
      leftOut: file.leftOut.length,
      equal: equal.length,
      negativeRevenue: mapped.negativeRevenue,
      outsidePlan: outsidePlan(file, plan),
      monthsOnly: facts.monthsOnly,
      rounded: mapped.rounded,
      maybeSwapped: facts.maybeSwapped,
    },
    firstDay: facts.firstDay,
    lastDay: facts.lastDay,
    totals: mapped.totals.sort((a, b) => (places.get(a.lineId) ?? 0) - (places.get(b.lineId) ?? 0)),
    queue: mapped.queue.slice(0, SHOWN.accounts),
    queueAccounts: mapped.queue.length,
    problems: problemsOf(file.problems, 0, SHOWN.problems).map((problem) => ({
      ...problem,
      params: { ...problem.params },
    })),
    leftOut: file.leftOut.slice(0, SHOWN.problems).map((row) => ({ ...row })),
    notices: [...file.notices],
    duplicateOf,
    equalEntries: equal.slice(0, SHOWN.equal).map(({ at, batch }) => {
      const { day, account, minor, fine = 0, memo, place } = entryAt(file.entries, at);
      const amount = hundredthsOf({ minor, fine });
      return { place: place > 0 ? place : null, day, account, minor: amount, memo, batch };
    }),
  };
}

function settingsOf({ settings }: ActualsFile): ActualsPreview['settings'] {
  const { currency: _plans, percents: _all, keepPlaces, ...rest } = settings;
  return { ...rest, keepPlaces: [...keepPlaces] };
}

/** Before the first day of period 1 or after the last day of the last period. */
function outsidePlan({ entries }: ActualsFile, { timeline }: Plan): number {
  const first = firstDayOf(monthIndexOf(columnMonth(timeline, 1)));
  const end = firstDayOf(monthIndexOf(columnMonth(timeline, columnCount(timeline))));
  let found = 0;
  for (let at = 0; at < entries.count; at += 1) {
    const day = entries.days[at] ?? first;
    if (day < first || day >= end) found += 1;
  }
  return found;
}

/** Once for each account, then added up: a hundred thousand rows name a few hundred accounts. */
function mapAll(file: ActualsFile, mapper: Mapper) {
  const { count, accounts, accountNames, minor, fine } = file.entries;
  const mappings = accountNames.map((account) => mapper(account));
  const signs = mappings.map((mapping) => signOf(file, mapping));
  const tally = accountNames.map(() => ({ entries: 0, minor: 0, fine: 0 }));
  let queued = 0;
  let negativeRevenue = 0;
  let rounded = 0;
  for (let at = 0; at < count; at += 1) {
    const account = accounts[at] ?? -1;
    const [mapping, sums] = [mappings[account], tally[account]];
    if (!mapping || !sums) continue;
    const amount = (minor[at] ?? 0) * (signs[account] ?? 1) + 0;
    sums.entries += 1;
    sums.minor += amount;
    const isMoney = mapping.line !== null && !keepsFractions(mapping.line);
    const beyond = fine[at] ?? 0;
    if (!isMoney) sums.fine += beyond * (signs[account] ?? 1);
    else if (beyond !== 0) rounded += 1;
    if (!mapping.line) queued += 1;
    else if (amount < 0 && mapping.line.kind === 'revenue') negativeRevenue += 1;
  }
  const totals = new Map<string, { lineId: string; entries: number; minor: number; fine: number }>();
  const queue: ActualsPreview['queue'] = [];
  accountNames.forEach((account, at) => {
    const [mapping, sums] = [mappings[at], tally[at]];
    if (!mapping || !sums || sums.entries === 0) return;
    if (mapping.line) {
      const total = totals.get(mapping.line.id) ?? { lineId: mapping.line.id, entries: 0, minor: 0, fine: 0 };
      total.entries += sums.entries;
      total.minor += sums.minor;
      total.fine += sums.fine;
      totals.set(mapping.line.id, total);
    } else {
      const { entries } = sums;
      const { reason, lineIds } = mapping;
      queue.push({ account, entries, minor: hundredthsOf(sums), reason, lineIds: [...lineIds] });
    }
  });
  queue.sort((a, b) => b.entries - a.entries);
  return {
    queued,
    negativeRevenue,
    rounded,
    totals: [...totals.values()].map(({ fine: beyond, ...total }) => ({
      ...total,
      minor: hundredthsOf({ minor: total.minor, fine: beyond }),
    })),
    queue,
  };
}

function signOf({ facts }: ActualsFile, mapping: Mapping): 1 | -1 {
  return mapping.line ? signFrom(facts.sides, mapping.line, mapping.sign) : 1;
}

function firstRows(file: ActualsFile, mapper: Mapper): ActualsPreview['rows'] {
  return Array.from({ length: Math.min(file.entries.count, SHOWN.rows) }, (_, at) => {
    const { place, day, account, minor, fine = 0, memo } = entryAt(file.entries, at);
    const mapping = mapper(account);
    const beyond = mapping.line && !keepsFractions(mapping.line) ? 0 : fine;
    return {
      place,
      day,
      account,
      minor: hundredthsOf({ minor, fine: beyond }) * signOf(file, mapping) + 0,
      memo,
      lineId: mapping.line?.id ?? null,
      reason: mapping.line ? null : mapping.reason,
    };
  });
}
