/**
 * What was changed in Excel in a workbook that Hurdle wrote, beside what the plan holds now, and what each change alone does
 * to the net present value. Promises that inputs which moved in both places are told as conflicts. It applies nothing.
 */
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { inputOf, setInputs } from '../../../models/plan/inputs/set-inputs.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { InputChangeRow } from '../../contract/import-calls.ts';
import type { InputChange } from './changed-inputs.ts';

export type Comparison = {
  readonly npv: number | null;
  readonly changes: readonly InputChangeRow[];
  readonly more: number;
};

const MOST = 1000;

/** `clock` in milliseconds; effects are worked out for `patience` of them, later ones stay unsaid. */
export function compareInputs(
  present: Plan,
  changed: readonly InputChange[],
  clock: () => number,
  patience = 1500,
): Comparison {
  const appraise = createAppraiser();
  const npvOf = (plan: Plan): number | null => {
    const { npv } = appraise(plan).returns.postTax.withTerminal;
    return Number.isFinite(npv) ? npv : null;
  };
  const npv = npvOf(present);
  const until = clock() + patience;
  const changes = changed.slice(0, MOST).map((change): InputChangeRow => {
    const line = present.lines.find(({ code }) => code === change.target);
    const now = inputOf(present, change);
    const state = stateOf(change, now);
    const effect =
      npv === null || clock() > until || state === 'gone' || state === 'same'
        ? state === 'same'
          ? 0
          : null
        : effectOf(present, change, npv, npvOf);
    return {
      place: change.place,
      target: change.target,
      label: line?.label ?? change.target,
      unit: line?.unit ?? '',
      column: change.column,
      before: change.from,
      after: change.to,
      present: now ?? null,
      state,
      effect,
    };
  });
  return { npv, changes, more: Math.max(0, changed.length - MOST) };
}

/** An empty cell and a zero mean the same. */
function stateOf(change: InputChange, now: number | null | undefined): InputChangeRow['state'] {
  if (now === undefined) return 'gone';
  if ((now ?? 0) === (change.to ?? 0)) return 'same';
  return (now ?? 0) === (change.from ?? 0) ? 'ready' : 'conflict';
}

function effectOf(
  present: Plan,
  change: InputChange,
  npv: number,
  npvOf: (plan: Plan) => number | null,
): number | null {
  const one = setInputs(present, [{ target: change.target, column: change.column, value: change.to }]);
  const applied = one && applyChange(present, one);
  if (!applied?.ok) return null;
  const after = npvOf(applied.value.plan);
  return after === null ? null : after - npv;
}
