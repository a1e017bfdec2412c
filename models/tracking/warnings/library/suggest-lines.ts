/**
 * Which lines of a plan fit a slot, best first: those of the right kind and measure whose code or label has one of the
 * slot's words, then those whose group has one, then the others. A suggestion, never a decision: a person sees it before
 * it is used.
 */
import type { Line, Plan } from '../../../plan/schema.ts';
import { spreadOf } from '../../planned/spread.ts';
import type { Slot } from './library-types.ts';

export type SlotSuggestion = {
  /** Line ids and codes of totals. */
  readonly suggestions: readonly string[];
  /** What the slot begins with: those that fit by their words, or the usual totals. */
  readonly preset: readonly string[];
};

/** How well a line has a slot's words: as its code, in its code or label, in the name of its group, not at all. */
const FIT = { exact: 3, named: 2, grouped: 1, none: 0 } as const;

export function suggestLines(plan: Plan, slot: Slot): SlotSuggestion {
  if (slot.takes === 'number') return { suggestions: [], preset: [] };
  const { kinds = [], words = [], totals = [] } = slot;
  const fitting = plan.lines.filter((line) => isKind(line, slot) && isMeasure(line, slot));
  const ranked = fitting
    .map((line) => ({ line, fit: fitOf(line, words) }))
    .toSorted((a, b) => b.fit - a.fit || kinds.indexOf(a.line.kind) - kinds.indexOf(b.line.kind));
  const ids = ranked.map(({ line }) => line.id);
  // Without words of its own a slot for lines means all lines of the kind.
  const all = slot.takes === 'lines' && words.length === 0;
  const named = all ? fitting.map(({ id }) => id) : wellNamed(ranked, slot);
  return { suggestions: [...totals, ...ids], preset: totals.length > 0 ? totals : named };
}

type Ranked = readonly { readonly line: Line; readonly fit: number }[];

/**
 * Amounts may be added up, so all costs that have a word fit; counts and balances are one line each, and the name of a
 * group alone says too little of them.
 */
function wellNamed(ranked: Ranked, { kinds = [], takes }: Slot): readonly string[] {
  const isCost = kinds.includes('variable-cost') || kinds.includes('fixed-cost');
  if (takes === 'lines' || isCost)
    return ranked.filter(({ fit }) => fit > FIT.none).map(({ line }) => line.id);
  const [best] = ranked;
  return best && best.fit >= FIT.named ? [best.line.id] : [];
}

function isKind({ kind }: Line, { kinds = [] }: Slot): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

function isMeasure(line: Line, { measure }: Slot): boolean {
  if (measure === undefined || line.unit.trim() === '') return true;
  return measure === 'money' ? isMoney(line) : spreadOf(line) === 'sum' && !isMoney(line);
}

/** In a currency and nothing else; lines that money flows through need not say so. */
function isMoney({ kind, unit }: Line): boolean {
  if (kind !== 'driver' && kind !== 'memo' && kind !== 'working-capital') return true;
  return /^[A-Z]{3}$/.test(unit.trim());
}

function fitOf({ code, label, group }: Line, words: readonly string[]): number {
  const names = [code.toLowerCase(), label.toLowerCase()];
  const within = (text: string): boolean => words.some((word) => text.includes(word));
  if (names.some((name) => words.some((word) => name === word || name === `${word}s`))) return FIT.exact;
  if (names.some(within)) return FIT.named;
  return within(group.toLowerCase()) ? FIT.grouped : FIT.none;
}
