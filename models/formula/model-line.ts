/**
 * A line as the formula engine sees it. Plan lines and generated statement lines are both given in this shape,
 * so the engine knows nothing of kinds, groups or statements.
 */
import type { Entry } from '../plan/schema.ts';

/** A line as the engine sees it: plan lines and generated statement lines alike. */
export type ModelLine = {
  /** Unique; plan codes are identifiers in any script, generated codes start with '$'. */
  readonly code: string;
  /** constant | series | formula (+ opening). */
  readonly entry: Entry;
  /** Does a constant (or a formula without opening formula) hold in the opening column too? drivers yes; flows no (0). */
  readonly holdsAtOpening: boolean;
  readonly unit?: string;
};

/** Does the line have a value of its own in the opening column, so that prev() in period 1 reads it? */
export function hasOpening(line: ModelLine): boolean {
  return line.holdsAtOpening || (line.entry.opening !== undefined && line.entry.opening !== null);
}
