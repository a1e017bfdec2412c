/**
 * Entries and problems by column: numbers in typed arrays, texts once each in a list, so that a hundred thousand rows
 * pass between threads without a hundred thousand objects. Promises that entryAt and problemAt give back what went in.
 */
import type { ActualEntry, ProblemCode, ProblemField, RowProblem } from './import-types.ts';

export type EntryTable = {
  readonly count: number;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  /** Whole minor units. */
  readonly minor: Float64Array;
  /** What is beyond them. */
  readonly fine: Int32Array;
  /** Places in this table of what the file writes as a percentage. */
  readonly percents: readonly number[];
  /** Row numbers of the file, from 1. */
  readonly places: Int32Array;
  /** Places in `accountNames`, each account once: match each of them once instead of every entry. */
  readonly accounts: Int32Array;
  readonly accountNames: readonly string[];
  readonly memos: Int32Array;
  readonly memoTexts: readonly string[];
  /** -1 where the row names no batch. */
  readonly batches: Int32Array;
  readonly batchNames: readonly string[];
};

export type ProblemTable = {
  readonly count: number;
  readonly places: Int32Array;
  /** Places in `kinds`. */
  readonly kindOf: Int32Array;
  readonly kinds: readonly ProblemKind[];
  readonly values: Int32Array;
  readonly valueTexts: readonly string[];
};

export type ProblemKind = {
  readonly field: ProblemField;
  readonly code: ProblemCode;
  readonly params: { readonly [name: string]: string };
};

export function entryTable(entries: readonly ActualEntry[]): EntryTable {
  const accounts = textColumn();
  const memos = textColumn();
  const batches = textColumn();
  const count = entries.length;
  const table = {
    count,
    days: new Int32Array(count),
    minor: new Float64Array(count),
    fine: new Int32Array(count),
    percents: entries.flatMap(({ percent }, at) => (percent ? [at] : [])),
    places: new Int32Array(count),
    accounts: new Int32Array(count),
    accountNames: accounts.texts,
    memos: new Int32Array(count),
    memoTexts: memos.texts,
    batches: new Int32Array(count),
    batchNames: batches.texts,
  };
  entries.forEach((entry, at) => {
    table.days[at] = entry.day;
    table.minor[at] = entry.minor;
    table.fine[at] = entry.fine ?? 0;
    table.places[at] = entry.place;
    table.accounts[at] = accounts.place(entry.account);
    table.memos[at] = memos.place(entry.memo);
    table.batches[at] = entry.batch === undefined ? -1 : batches.place(entry.batch);
  });
  return table;
}

export function entryAt(table: EntryTable, at: number): ActualEntry {
  const batch = table.batchNames[table.batches[at] ?? -1];
  const fine = table.fine[at] ?? 0;
  const entry = {
    day: table.days[at] ?? 0,
    account: table.accountNames[table.accounts[at] ?? -1] ?? '',
    minor: table.minor[at] ?? 0,
    memo: table.memoTexts[table.memos[at] ?? -1] ?? '',
    place: table.places[at] ?? 0,
  };
  return { ...entry, ...(fine === 0 ? {} : { fine }), ...(batch === undefined ? {} : { batch }) };
}

export function problemTable(problems: readonly RowProblem[]): ProblemTable {
  const values = textColumn();
  const kinds: ProblemKind[] = [];
  const known = new Map<string, number>();
  const count = problems.length;
  const table = {
    count,
    places: new Int32Array(count),
    kindOf: new Int32Array(count),
    kinds,
    values: new Int32Array(count),
    valueTexts: values.texts,
  };
  problems.forEach(({ place, field, code, value, params }, at) => {
    const key = JSON.stringify([field, code, params]);
    let kind = known.get(key);
    if (kind === undefined) {
      kind = kinds.push({ field, code, params }) - 1;
      known.set(key, kind);
    }
    table.places[at] = place;
    table.kindOf[at] = kind;
    table.values[at] = values.place(value);
  });
  return table;
}

/** Undefined past the end. */
export function problemAt(table: ProblemTable, at: number): RowProblem | undefined {
  const kind = table.kinds[table.kindOf[at] ?? -1];
  if (!kind) return undefined;
  return { place: table.places[at] ?? 0, ...kind, value: table.valueTexts[table.values[at] ?? -1] ?? '' };
}

/** The problems from place `from` of the list, at most `most`. */
export function problemsOf(
  table: ProblemTable,
  from = 0,
  most = Number.POSITIVE_INFINITY,
): readonly RowProblem[] {
  const found: RowProblem[] = [];
  for (let at = from; at < Math.min(table.count, from + most); at += 1) {
    const problem = problemAt(table, at);
    if (problem) found.push(problem);
  }
  return found;
}

type TextColumn = { readonly texts: string[]; readonly place: (text: string) => number };

function textColumn(): TextColumn {
  const texts: string[] = [];
  const places = new Map<string, number>();
  return {
    texts,
    place: (text) => {
      const known = places.get(text);
      if (known !== undefined) return known;
      const place = texts.push(text) - 1;
      places.set(text, place);
      return place;
    },
  };
}
