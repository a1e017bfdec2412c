/**
 * Gives imported lines the formulas of their rows where these translate and agree with the stored figures; all others
 * keep their figures, with the reason. Promises that no formula stays whose values differ from the workbook's. It saves
 * nothing and changes no figure.
 */
import { namesIn, suggestCode } from '../../../models/formula/names.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Entry, Line, Timeline } from '../../../models/plan/schema.ts';
import type { LineFormula, LineMapping } from '../../contract/import.ts';
import { cellAddress } from '../sheets/sheet-cells.ts';
import { type Analysis, keyOf, type RowAnalysis } from './analyse-rows.ts';
import { assumptionCells } from './assumption-cells.ts';
import { type BookView, cellIn, type Frame } from './book-view.ts';
import { type Candidate, type Wrong, wrongAlone, wrongTogether } from './check-formulas.ts';
import { convert, numberPiece, type Piece } from './formula-piece.ts';
import type { RowPlace, Trouble } from './sheet-expression.ts';
import { conditional, type Naming, type Written, writeFormula } from './write-formula.ts';

export type ImportedRow = {
  readonly place: RowPlace;
  readonly mapping: LineMapping;
  /** The line with the figures of the sheet. */
  readonly line: Line;
};

export type KeptFormulas = {
  readonly lines: readonly Line[];
  readonly report: readonly LineFormula[];
};

export type KeepRequest = {
  readonly book: BookView;
  readonly frames: readonly Frame[];
  readonly analysis: Analysis;
  readonly rows: readonly ImportedRow[];
  readonly timeline: Timeline;
  /** Codes that are taken already; those of new drivers are added. */
  readonly taken: Set<string>;
};

type Draft = {
  readonly row: ImportedRow;
  readonly analysis: RowAnalysis;
  readonly entry: Extract<Entry, { type: 'formula' }>;
  /** Figures that were typed before the formula begins. */
  readonly given: Line | undefined;
  readonly odd: readonly string[];
};

const MOST_ROUNDS = 12;

export function keepFormulas(request: KeepRequest): KeptFormulas {
  const { book, analysis, rows, timeline, taken } = request;
  const byPlace = new Map(rows.map((row) => [keyOf(row.place), row]));
  const assumptions = assumptionCells(book, taken);
  const naming: Naming = {
    periods: timeline.periods,
    line: (place) => {
      const row = byPlace.get(keyOf(place));
      return row && { code: row.line.code, factor: factorOf(row.mapping), opening: holdsOpening(row.line) };
    },
    formulaOf: (place) => analysis.of(place)?.formula,
    constant: assumptions.name,
  };
  const reasons = new Map<string, Trouble>();
  const drafts = new Map<string, Draft>();
  for (const row of rows) {
    const found = analysis.of(row.place);
    if (!found || found.formula.kind === 'values') continue;
    const draft = draftOf(row, found, naming, taken);
    if (draft.ok) drafts.set(row.line.code, draft.draft);
    else reasons.set(row.line.code, draft.trouble);
  }
  const kept = new Map(
    [...drafts].filter(([, { odd, row }]) => odd.length === 0 || row.mapping.take === 'formula'),
  );
  for (const [code, { row }] of kept) if (row.mapping.take === 'values') kept.delete(code);
  settle(request, assumptions.lines(), kept, reasons);
  const used = usedNames(kept);
  return {
    lines: [
      ...assumptions.lines().filter(({ code }) => used.has(code)),
      ...rows.flatMap((row) => finished(row, kept.get(row.line.code))),
    ],
    report: rows.flatMap((row) => reportOf(request, row, drafts, kept, reasons)),
  };
}

/** Takes back, in turn, what does not give the stored figures. */
function settle(
  request: KeepRequest,
  assumptions: readonly Line[],
  kept: Map<string, Draft>,
  reasons: Map<string, Trouble>,
): void {
  const { rows, timeline } = request;
  const candidates = (): readonly Candidate[] => [
    ...assumptions.map((line) => ({ line, entry: undefined, stored: [] })),
    ...[...kept.values()].flatMap(({ given }) =>
      given ? [{ line: given, entry: undefined, stored: [] }] : [],
    ),
    ...rows.map((row) => {
      const draft = kept.get(row.line.code);
      return { line: row.line, entry: draft?.entry, stored: storedOf(row, request, draft) };
    }),
  ];
  const takeBack = (wrong: ReadonlyMap<string, Wrong>): void => {
    for (const [code, { reason, column }] of wrong) {
      const draft = kept.get(code);
      if (!draft) continue;
      kept.delete(code);
      reasons.set(code, { reason, what: addressAt(request, draft.row, column) });
    }
  };
  takeBack(wrongAlone(timeline, candidates()));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moved = movedLines(kept);
    const wrong = new Map([...wrongTogether(timeline, candidates())].filter(([code]) => !moved.has(code)));
    if (wrong.size === 0) return;
    takeBack(wrong);
  }
}

/** Lines that take their row's formula where cells of it differ, and lines that read them: they may move. */
function movedLines(kept: ReadonlyMap<string, Draft>): ReadonlySet<string> {
  const moved = new Set([...kept].filter(([, { odd }]) => odd.length > 0).map(([code]) => code));
  if (moved.size === 0) return moved;
  for (let before = -1; before !== moved.size; ) {
    before = moved.size;
    for (const [code, { entry }] of kept)
      if (namesIn(entry.formula).some((name) => moved.has(name))) moved.add(code);
  }
  return moved;
}

type Drafted =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly trouble: Trouble };

function draftOf(row: ImportedRow, found: RowAnalysis, naming: Naming, taken: Set<string>): Drafted {
  const { formula } = found;
  if (formula.kind === 'values') return { ok: false, trouble: { reason: 'unreadable', what: '' } };
  if (formula.kind === 'stays') return { ok: false, trouble: formula.trouble };
  const factor = factorOf(row.mapping);
  const rest = writeFormula(formula.rest, naming);
  if (!rest.ok) return rest;
  const { start } = formula;
  const given = start.kind === 'given' ? givenLine(row, start.until, taken) : undefined;
  let whole: Piece = convert(rest.piece, factor);
  if (start.kind === 'empty') whole = conditional(start.until, numberPiece(0), whole);
  if (start.kind === 'given' && given)
    whole = conditional(start.until, { text: given.code, power: 8, factor }, whole);
  if (start.kind === 'formula') {
    const first: Written = writeFormula(start.expression, naming);
    if (!first.ok) return first;
    whole = conditional(1, convert(first.piece, factor), whole);
  }
  if (whole.text.length > LIMITS.formulaLength)
    return { ok: false, trouble: { reason: 'too-long', what: String(whole.text.length) } };
  const opening = openingText(row, found, naming);
  const entry = { type: 'formula' as const, formula: whole.text, ...(opening !== undefined && { opening }) };
  return { ok: true, draft: { row, analysis: found, entry, given, odd: formula.odd } };
}

/** A driver would hold at the opening too, where the sheet has nothing. */
function openingText({ line, mapping }: ImportedRow, found: RowAnalysis, naming: Naming): string | undefined {
  const value = line.entry.opening;
  if (found.opening) {
    const written = writeFormula(found.opening, naming);
    if (written.ok) return convert(written.piece, factorOf(mapping)).text;
  }
  if (typeof value === 'number') return numberPiece(value).text;
  return line.kind === 'driver' ? '0' : undefined;
}

function givenLine({ line }: ImportedRow, until: number, taken: Set<string>): Line {
  const values = line.entry.type === 'series' ? line.entry.values.slice(0, until) : [];
  const isChinese = /\p{Script=Han}/u.test(line.label);
  const label = `${line.label.slice(0, 180)}${isChinese ? '（起始值）' : ' (start)'}`;
  const code = suggestCode(label, taken);
  taken.add(code);
  const { investment, workingCapital, financing, ...plain } = line;
  return {
    ...plain,
    id: `${line.id}-start`,
    code,
    label,
    kind: 'driver',
    entry:
      values.length === 1
        ? { type: 'constant', value: values[0] ?? 0 }
        : { type: 'series', values: [...values] },
  };
}

function finished(row: ImportedRow, draft: Draft | undefined): readonly Line[] {
  if (!draft) return [row.line];
  return [...(draft.given ? [draft.given] : []), { ...row.line, entry: draft.entry }];
}

/** The stored figures by column; cells that differ from a formula that was chosen all the same are not compared. */
function storedOf(
  row: ImportedRow,
  request: KeepRequest,
  draft: Draft | undefined,
): readonly (number | null)[] {
  const { entry } = row.line;
  const { periods } = request.timeline;
  const odd = new Set(draft?.odd ?? []);
  const frame = request.frames[row.place.frame];
  const values = Array.from({ length: periods + 1 }, (_, column): number | null => {
    if (column === 0) return entry.opening === undefined || entry.type === 'formula' ? null : entry.opening;
    if (entry.type !== 'series' || frame?.columnOf.get(column) === undefined) return null;
    const value = entry.values[column - 1] ?? null;
    return value ?? (isBare(request, row, column) ? null : 0);
  });
  if (odd.size === 0) return values;
  return values.map((value, column) => (odd.has(addressAt(request, row, column)) ? null : value));
}

/** A formula that was saved without its value, or with an error, has nothing to compare with. */
function isBare({ book, frames }: KeepRequest, { place }: ImportedRow, column: number): boolean {
  const frame = frames[place.frame];
  const along = frame?.columnOf.get(column);
  if (!frame || along === undefined) return true;
  const cell = book.cell(frame.sheet, ...cellIn(frame, place.line, along));
  return cell?.f !== undefined;
}

function addressAt({ frames }: KeepRequest, { place }: ImportedRow, column: number): string {
  const frame = frames[place.frame];
  const along = frame?.columnOf.get(column);
  return frame && along !== undefined ? cellAddress(...cellIn(frame, place.line, along)) : '';
}

function reportOf(
  { frames }: KeepRequest,
  row: ImportedRow,
  drafts: ReadonlyMap<string, Draft>,
  kept: ReadonlyMap<string, Draft>,
  reasons: ReadonlyMap<string, Trouble>,
): readonly LineFormula[] {
  const draft = drafts.get(row.line.code);
  const trouble = reasons.get(row.line.code);
  if (!draft && !trouble) return [];
  return [
    {
      sheet: frames[row.place.frame]?.sheet ?? 0,
      table: row.place.frame,
      row: row.place.line,
      label: row.line.label,
      code: row.line.code,
      state: kept.has(row.line.code) ? 'formula' : 'values',
      formula: draft?.entry.formula ?? '',
      excel: draft?.analysis.excel ?? '',
      trouble: kept.has(row.line.code) ? null : (trouble ?? oddTrouble(draft)),
      odd: [...(draft?.odd ?? [])].slice(0, 100),
    },
  ];
}

function oddTrouble(draft: Draft | undefined): Trouble | null {
  return draft && draft.odd.length > 0
    ? { reason: 'inconsistent', what: draft.odd.slice(0, 6).join(', ') }
    : null;
}

function usedNames(kept: ReadonlyMap<string, Draft>): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { entry } of kept.values())
    for (const text of [entry.formula, entry.opening ?? '']) for (const name of namesIn(text)) used.add(name);
  return used;
}

function factorOf({ sign, scale }: LineMapping): number {
  return sign === 'flip' ? -scale : scale;
}

function holdsOpening({ entry }: Line): boolean {
  return typeof entry.opening === 'number' && entry.opening !== 0;
}
