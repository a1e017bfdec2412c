/**
 * The rows of the form for typed entries: what was typed, how it reads, where it cannot be kept; and blocks pasted from
 * a spreadsheet. Pure. A row in which nothing is typed counts as none.
 */
import type { Language } from '../../../../electron/contract/common-types.ts';
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Line } from '../../../../models/plan/schema.ts';
import { parseClipboard } from '../../../../models/text/clipboard.ts';
import { keepsFractions } from '../../../../models/tracking/actuals/fractions.ts';
import type { Day } from '../../../../models/tracking/calendar/day.ts';
import { dayWords } from '../day-words.ts';
import { lineNamed } from '../line-words.ts';
import { figureText } from '../minor-text.ts';
import { readAmount, readTypedDay, type TypedAmount, type TypedDay } from './read-typed.ts';

export const TYPED_FIELDS = ['day', 'line', 'amount', 'memo'] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

export type Draft = {
  readonly key: number;
  readonly day: string;
  readonly line: string;
  /** Of the list of lines; null: the text itself must name one. */
  readonly lineId: string | null;
  readonly amount: string;
  readonly memo: string;
};

export type TypedEntry = {
  readonly day: Day;
  readonly lineId: string;
  readonly minor: number;
  readonly memo: string;
};

type BadDay = Extract<TypedDay, { kind: 'bad' }>['reason'];
type BadAmount = Extract<TypedAmount, { kind: 'bad' }>['reason'];
export type Trouble =
  | { readonly field: 'day'; readonly reason: BadDay | 'missing' }
  | { readonly field: 'line'; readonly reason: 'unknown' | 'missing' }
  | { readonly field: 'amount'; readonly reason: BadAmount | 'missing' }
  | { readonly field: 'memo'; readonly reason: 'too-long' };

/** empty: nothing typed. trouble: what is missing or cannot be read. entry: complete. */
export type ReadRow =
  | { readonly kind: 'empty' }
  | { readonly kind: 'trouble'; readonly troubles: readonly Trouble[] }
  | { readonly kind: 'entry'; readonly entry: TypedEntry };

export function emptyDraft(key: number): Draft {
  return { key, day: '', line: '', lineId: null, amount: '', memo: '' };
}

/** A day given short ('5') counts from the day of the row before that has one. */
export function readRows(drafts: readonly Draft[], lines: readonly Line[]): readonly ReadRow[] {
  let before: Day | null = null;
  return drafts.map((draft) => {
    const day = readTypedDay(draft.day, before);
    if (day.kind === 'day') before = day.day;
    return readRow(draft, day, lines);
  });
}

function readRow(draft: Draft, day: TypedDay, lines: readonly Line[]): ReadRow {
  const line = lines.find(({ id }) => id === draft.lineId) ?? lineNamed(lines, draft.line);
  // Whether decimals are too many is known once the line is.
  const amount = readAmount(draft.amount, !line || keepsFractions(line));
  const lineText = draft.line.trim();
  const memo = draft.memo.trim();
  // A day alone is one carried down from the row above.
  if (lineText === '' && amount.kind === 'empty' && memo === '') return { kind: 'empty' };
  const troubles: Trouble[] = [];
  if (day.kind !== 'day')
    troubles.push({ field: 'day', reason: day.kind === 'bad' ? day.reason : 'missing' });
  if (!line) troubles.push({ field: 'line', reason: lineText === '' ? 'missing' : 'unknown' });
  if (amount.kind !== 'amount')
    troubles.push({ field: 'amount', reason: amount.kind === 'bad' ? amount.reason : 'missing' });
  if (memo.length > LIMITS.textLength) troubles.push({ field: 'memo', reason: 'too-long' });
  if (day.kind !== 'day' || !line || amount.kind !== 'amount' || troubles.length > 0)
    return { kind: 'trouble', troubles };
  return { kind: 'entry', entry: { day: day.day, lineId: line.id, minor: amount.minor, memo } };
}

/** The row as it reads, written out: what was understood stands in the field that is left. */
export function settled(
  draft: Draft,
  before: Day | null,
  lines: readonly Line[],
  language: Language,
  currency = '',
): Draft {
  const day = readTypedDay(draft.day, before);
  const line = lines.find(({ id }) => id === draft.lineId) ?? lineNamed(lines, draft.line);
  const amount = readAmount(draft.amount, !line || keepsFractions(line));
  return {
    ...draft,
    day: day.kind === 'day' ? dayWords(day.day, language) : draft.day,
    line: line ? line.label : draft.line,
    lineId: line ? line.id : null,
    amount: amount.kind === 'amount' ? figureText(amount.minor, line, currency) : draft.amount,
  };
}

/** The day that a short one in this row counts from. */
export function dayBefore(drafts: readonly Draft[], index: number): Day | null {
  let before: Day | null = null;
  for (const draft of drafts.slice(0, index)) {
    const day = readTypedDay(draft.day, before);
    if (day.kind === 'day') before = day.day;
  }
  return before;
}

/**
 * A block of cells from the clipboard, laid from this row and field on; null where it is one plain text, which the
 * field takes itself. Rows are added as needed; a heading row of words is not told from entries, and reads as trouble.
 */
export function withPasted(
  drafts: readonly Draft[],
  index: number,
  field: TypedField,
  text: string,
): readonly Draft[] | null {
  const block = parseClipboard(text);
  if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return null;
  const first = TYPED_FIELDS.indexOf(field);
  let nextKey = 1 + Math.max(0, ...drafts.map(({ key }) => key));
  const next = [...drafts];
  block.forEach((cells, down) => {
    const at = index + down;
    let draft = next[at] ?? emptyDraft(nextKey++);
    cells.forEach((cell, right) => {
      const into = TYPED_FIELDS[first + right];
      if (into === 'line') draft = { ...draft, line: cell.trim(), lineId: null };
      else if (into) draft = { ...draft, [into]: cell.trim() };
    });
    next[at] = draft;
  });
  return next;
}
