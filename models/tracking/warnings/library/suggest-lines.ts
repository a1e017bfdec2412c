/**
 * Which lines of a plan fit a slot, best first: those of the right kind whose code, label or group has one of the slot's
 * words, then the others of that kind. A suggestion, never a decision: a person sees it before it is used.
 */
import type { Line, Plan } from '../../../plan/schema.ts';
import type { Slot } from './library-types.ts';

export type SlotSuggestion = {
  /** Line ids and codes of totals. */
  readonly suggestions: readonly string[];
  /** What the slot begins with: those that fit by their words, or the usual totals. */
  readonly preset: readonly string[];
};

export function suggestLines(plan: Plan, slot: Slot): SlotSuggestion {
  if (slot.takes === 'number') return { suggestions: [], preset: [] };
  const { kinds = [], words = [], totals = [] } = slot;
  const fitting = plan.lines.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const named = fitting.filter((line) => hasWord(line, words));
  const others = fitting.filter((line) => !named.includes(line));
  const ids = [...named, ...others].map(({ id }) => id);
  // Without words of its own a slot for lines means all lines of the kind.
  const all = slot.takes === 'lines' && words.length === 0 ? fitting : named;
  const preset = totals.length > 0 ? totals : all.map(({ id }) => id);
  return {
    suggestions: [...totals, ...ids],
    preset: slot.takes === 'lines' ? preset : firstOrTotals(preset, totals, slot),
  };
}

/** Amounts may be added up, counts of orders and visits are one line each. */
function firstOrTotals(
  preset: readonly string[],
  totals: readonly string[],
  { kinds = [] }: Slot,
): readonly string[] {
  if (totals.length > 0) return preset;
  const isCost = kinds.includes('variable-cost') || kinds.includes('fixed-cost');
  return isCost ? preset : preset.slice(0, 1);
}

function hasWord({ code, label, group }: Line, words: readonly string[]): boolean {
  const text = `${code} ${label} ${group}`.toLowerCase();
  return words.some((word) => text.includes(word));
}
