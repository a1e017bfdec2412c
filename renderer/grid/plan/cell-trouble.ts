/** Why a cell of a plan line is not a number: its own formula, another line, or what happens in this column. */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { FormulaError } from '../../../models/formula/formula-error.ts';

export type Trouble =
  | { readonly kind: 'formula'; readonly error: FormulaError }
  | { readonly kind: 'depends'; readonly on: string }
  | { readonly kind: 'cell'; readonly reason: string };

export function cellTrouble(appraisal: Appraisal, code: string, column: number): Trouble {
  const { model, evaluation } = appraisal;
  const error = model.errors.get(code);
  if (error) return error.kind === 'error' ? { kind: 'formula', error } : { kind: 'depends', on: error.on };
  const bad = (other: string) => !Number.isFinite(evaluation.values(other)[column] ?? 0);
  const cause = model
    .dependencies(code)
    .find((dependency) => dependency.code !== code && bad(dependency.code));
  if (cause) return { kind: 'depends', on: cause.code };
  const value = evaluation.values(code)[column];
  return { kind: 'cell', reason: value === undefined || Number.isNaN(value) ? 'not-a-number' : 'too-large' };
}
