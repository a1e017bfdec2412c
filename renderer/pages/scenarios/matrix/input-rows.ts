/**
 * The inputs below the matrix, one row each: those that differ, whole sections of settings that a scenario has of its
 * own, and those the user asked for in order to override them. Pure data; the words are made by the table.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { overrideKey } from '../../../../models/plan/what-if/scenario-schema.ts';
import { isStatedSetting, readSetting } from '../../../../scenarios/drivers/numeric-settings.ts';
import type { InputCell } from '../../../../scenarios/matrix.ts';
import { type InputRef, inputKey, type Section } from '../override-origin.ts';
import { scenariosOf } from '../scenario-changes.ts';
import type { MatrixView } from './matrix-view.ts';

export type InputRow = {
  readonly key: string;
  readonly input: InputRef;
  /** Asked for, and the same in all columns so far. */
  readonly pinned: boolean;
  /** By column of the view; the same as planned where there is none. */
  readonly cells: readonly InputCell[];
  readonly planned: InputCell;
};

const SECTIONS: readonly Section[] = ['discounting', 'tax', 'workingCapital', 'terminalValue'];

export function inputRows(
  plan: Plan,
  view: MatrixView | null,
  pins: readonly InputRef[],
): readonly InputRow[] {
  const differing = (view?.inputs ?? []).flatMap(({ input, cells }): readonly InputRow[] => {
    const ref: InputRef =
      input.kind === 'line'
        ? { kind: 'line', lineId: input.lineId }
        : { kind: 'setting', setting: input.setting };
    // The answer may be older than the plan: a line deleted meanwhile has no row any more.
    if (ref.kind === 'line' && !plan.lines.some(({ id }) => id === ref.lineId)) return [];
    return [{ key: inputKey(ref), input: ref, pinned: false, cells, planned: plannedCell(plan, ref) }];
  });
  const sections = SECTIONS.filter((section) =>
    scenariosOf(plan).some(({ overrides }) =>
      overrides.some((each) => each.target === 'section' && each.value.section === section),
    ),
  ).map((section): InputRow => rowWithout(plan, { kind: 'section', section }, false));
  // A premium is part of the rate it was added to, so that no plan shows it: it is an input of the scenarios alone.
  const premium: InputRef = { kind: 'setting', setting: 'ratePremium' };
  const premiums = scenariosOf(plan).some(({ overrides }) =>
    overrides.some((each) => overrideKey(each) === inputKey(premium)),
  )
    ? [rowWithout(plan, premium, false)]
    : [];
  const known = new Set([...differing, ...premiums, ...sections].map(({ key }) => key));
  const pinned = pins
    .filter((input) => !known.has(inputKey(input)))
    .filter((input) => input.kind !== 'line' || plan.lines.some(({ id }) => id === input.lineId))
    .map((input) => rowWithout(plan, input, true));
  return [...differing, ...premiums, ...sections, ...pinned];
}

function rowWithout(plan: Plan, input: InputRef, pinned: boolean): InputRow {
  return { key: inputKey(input), input, pinned, cells: [], planned: plannedCell(plan, input) };
}

/** An input as the plan itself has it, in the matrix's own terms. */
export function plannedCell(plan: Plan, input: InputRef): InputCell {
  const none = { value: null, entry: null, choice: null };
  switch (input.kind) {
    case 'line': {
      const entry = plan.lines.find(({ id }) => id === input.lineId)?.entry;
      if (!entry) return none;
      if (entry.type === 'constant') return { value: entry.value, entry, choice: null };
      if (entry.type === 'formula') return { value: null, entry, choice: null };
      const sum = entry.values.reduce<number>((total, value) => total + (value ?? 0), entry.opening ?? 0);
      return { value: sum, entry, choice: null };
    }
    case 'setting':
      if (input.setting === 'timing') return { ...none, choice: plan.settings.discounting.timing };
      if (input.setting === 'losses') return { ...none, choice: plan.settings.tax.losses };
      return isStatedSetting(plan, input.setting)
        ? { ...none, value: readSetting(plan, input.setting) }
        : none;
    case 'section':
      return none;
  }
}
