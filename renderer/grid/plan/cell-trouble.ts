/**
 * Why a cell of a plan line is not a number, as the engine explains it: the line's own formula, a line it uses, what
 * happens in this column, or a cell that it rests on, followed back to where the number was first lost. And in words.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { explainCell, type Fault } from '../../../models/formula/explain.ts';
import type { FormulaError } from '../../../models/formula/formula-error.ts';
import { formulaErrorText } from '../../app/formula-error-text.ts';
import { columnWords } from '../../charts/time-words.ts';
import { nameOf } from '../../explain/code-words.ts';
import type { Texts } from '../../i18n/use-text.ts';

type Reason = Exclude<Fault['reason'], 'depends-on-cell'>;

export type Trouble =
  | { readonly kind: 'formula'; readonly error: FormulaError }
  | { readonly kind: 'depends'; readonly on: string }
  | { readonly kind: 'cell'; readonly reason: Reason }
  /** The number was lost in another cell: `on` at `column`. */
  | { readonly kind: 'rests'; readonly on: string; readonly column: number; readonly reason: Reason };

/** A chain of cells is followed this far; a longer one is told by the last cell reached. */
const STEPS = 200;

export function cellTrouble(appraisal: Appraisal, code: string, column: number): Trouble {
  const { model } = appraisal;
  const error = model.errors.get(code);
  if (error) return error.kind === 'error' ? { kind: 'formula', error } : { kind: 'depends', on: error.on };
  // Only the model and the values are read; the appraisal keeps both.
  const evaluation = { ...appraisal.evaluation, model, slots: [] };
  let at = { code, column };
  for (let step = 0; step < STEPS; step += 1) {
    if (!appraisal.evaluation.has(at.code)) break;
    const { fault } = explainCell(evaluation, at.code, at.column);
    if (fault?.reason !== 'depends-on-cell' || !fault.on) {
      const reason =
        fault === undefined || fault.reason === 'depends-on-cell' ? 'not-a-number' : fault.reason;
      return at.code === code && at.column === column
        ? { kind: 'cell', reason }
        : { kind: 'rests', on: at.code, column: at.column, reason };
    }
    at = fault.on;
  }
  return { kind: 'rests', on: at.code, column: at.column, reason: 'not-a-number' };
}

export function troubleText(texts: Texts, appraisal: Appraisal, trouble: Trouble): string {
  switch (trouble.kind) {
    case 'formula':
      return formulaErrorText(trouble.error, texts);
    case 'depends':
      return texts.t('grid.dependsOn', { on: nameOf(texts, appraisal, trouble.on) });
    case 'cell':
      return texts.t(`grid.cellError.${trouble.reason}`);
    case 'rests':
      return texts.t('grid.restsOn', {
        on: nameOf(texts, appraisal, trouble.on),
        when: columnWords(texts, appraisal.plan.timeline, trouble.column),
        why: texts.t(`grid.cellWhy.${trouble.reason}`),
      });
  }
}
