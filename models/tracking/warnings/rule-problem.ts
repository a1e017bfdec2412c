/**
 * What stops a warning rule or a gate from being evaluated, as data: which of its texts, where in it, and what would be
 * right. Nothing here throws; `message` is English, pages word `code` with `params`.
 */
import type { FormulaError } from '../../formula/formula-error.ts';

/** The part of a rule that is wrong. lines: its yellow and red line. A gate's condition is its `when`. */
export type ProblemField = 'when' | 'floor' | 'scope' | 'lines' | 'backAt';

export type RuleProblem = {
  readonly field: ProblemField;
  readonly code: string;
  readonly message: string;
  readonly params: Record<string, string | number>;
  /** Offsets in the field's text, end not included; null: the field as a whole. */
  readonly start: number | null;
  readonly end: number | null;
};

export function ruleProblem(
  field: ProblemField,
  code: string,
  message: string,
  params: Readonly<Record<string, string | number>> = {},
): RuleProblem {
  return { field, code, message, params: { ...params }, start: null, end: null };
}

export function fromFormulaError(field: ProblemField, error: FormulaError): RuleProblem {
  const { code, message, params, start, end } = error;
  return { field, code, message, params: { ...params }, start: start ?? null, end: end ?? null };
}
