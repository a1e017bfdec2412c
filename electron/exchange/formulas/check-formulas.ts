/**
 * Checks that the formulas of imported lines give the very figures that the workbook stored, within one in a thousand
 * million. Promises that each line is first checked alone, on the stored figures of all others, so that only lines that
 * are wrong themselves are named; then all together. It changes nothing.
 */
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import type { Entry, Line, Timeline } from '../../../models/plan/schema.ts';
import { modelLine } from '../../../models/statements/build.ts';

export type Candidate = {
  /** The line with the figures of the sheet. */
  readonly line: Line;
  /** Undefined for a line that keeps its figures. */
  readonly entry: Extract<Entry, { type: 'formula' }> | undefined;
  /** What the sheet stored by column, 0 the opening; null where it is not to be compared. */
  readonly stored: readonly (number | null)[];
};

export type Wrong = { readonly reason: 'differs' | 'circular' | 'unreadable'; readonly column: number };

const RELATIVE = 1e-9;
/** A residue of binary fractions in proportion to the row's largest figure. */
const RESIDUE = 1e-12;

/** Lines whose own formula does not give their figures, by code. */
export function wrongAlone(timeline: Timeline, candidates: readonly Candidate[]): ReadonlyMap<string, Wrong> {
  const given = candidates.map(({ line }) => modelLine(line));
  const shadows = candidates.flatMap((candidate, at): readonly (readonly [string, ModelLine])[] => {
    if (!candidate.entry) return [];
    const code = `checked_${at}_of_import`;
    return [[candidate.line.code, { ...modelLine(candidate.line), code, entry: candidate.entry }]];
  });
  return compare(
    timeline,
    [...given, ...shadows.map(([, line]) => line)],
    candidates,
    new Map(shadows.map(([code, line]) => [code, line.code])),
  );
}

/** Lines that differ when all formulas work together. */
export function wrongTogether(
  timeline: Timeline,
  candidates: readonly Candidate[],
): ReadonlyMap<string, Wrong> {
  const lines = candidates.map(({ line, entry }) => modelLine(entry ? { ...line, entry } : line));
  return compare(timeline, lines, candidates, new Map());
}

function compare(
  timeline: Timeline,
  lines: readonly ModelLine[],
  candidates: readonly Candidate[],
  shown: ReadonlyMap<string, string>,
): ReadonlyMap<string, Wrong> {
  const model = compileModel(timeline, lines);
  const values = evaluateModel(model);
  const wrong = new Map<string, Wrong>();
  for (const { line, entry, stored } of candidates) {
    if (!entry) continue;
    const code = shown.get(line.code) ?? line.code;
    const error = model.errors.get(code);
    if (error) {
      const cycle = error.kind === 'error' && error.code === 'cycle';
      wrong.set(line.code, { reason: cycle ? 'circular' : 'unreadable', column: 1 });
      continue;
    }
    const column = firstDifference(values.values(code), stored);
    if (column !== undefined) wrong.set(line.code, { reason: 'differs', column });
  }
  return wrong;
}

function firstDifference(values: Float64Array, stored: readonly (number | null)[]): number | undefined {
  const largest = stored.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  for (let column = 0; column < stored.length; column += 1) {
    const expected = stored[column];
    if (expected === null || expected === undefined) continue;
    const value = values[column] ?? Number.NaN;
    const allowed = Math.max(RELATIVE * Math.max(Math.abs(expected), Math.abs(value)), RESIDUE * largest);
    // Negated, so that a value that is not a number is a difference too.
    if (!(Math.abs(value - expected) <= allowed)) return column;
  }
  return undefined;
}
