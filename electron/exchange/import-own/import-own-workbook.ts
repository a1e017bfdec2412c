/**
 * A workbook that Hurdle exported, back as a plan. Promises the plan without loss; numbers that a person changed in
 * blue cells since then win and are listed; formulas that were typed over are listed and not applied.
 * Gives null for a workbook of any other origin. Saves nothing.
 */
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { OwnNotice } from '../../contract/import/notices.ts';
import type { Workbook } from '../../contract/import/sheet.ts';
import { readSpreadsheet } from '../read-workbook.ts';
import { applyInputs } from './apply-inputs.ts';
import { type Changes, findChanges } from './changed-inputs.ts';
import { readDataSheet } from './read-data-sheet.ts';

export type OwnWorkbook = { readonly plan: Plan; readonly changes: Changes };

export function importOwnWorkbook(
  bytes: Uint8Array,
  name = 'workbook.xlsx',
): Result<OwnWorkbook, HostError> | null {
  const workbook = readSpreadsheet(bytes, name);
  if (!workbook.ok) {
    return err(
      hostError('import-refused', workbook.error.message, {
        params: { ...workbook.error.params, reason: workbook.error.code },
      }),
    );
  }
  return ownWorkbook(workbook.value);
}

/** The same for a workbook that was read already (in a worker thread). */
export function ownWorkbook(workbook: Workbook): Result<OwnWorkbook, HostError> | null {
  const data = readDataSheet(workbook);
  if (data === null) return null;
  if (!data.ok) return data;
  const changes = findChanges(workbook, data.value);
  if (changes.inputs.length === 0) return ok({ plan: data.value.plan, changes });
  const plan = parsePlan(applyInputs(data.value.plan, changes.inputs));
  if (plan.ok) return ok({ plan: plan.value, changes });
  return err(
    hostError(
      'import-refused',
      'Numbers were changed in this workbook to values that a plan cannot hold. Mend the cells named and import again.',
      {
        params: { reason: 'bad-cells' },
        places: plan.error.map((problem) => ({
          path:
            changes.inputs.find((change) => problem.path.startsWith(change.target))?.place ?? problem.path,
          message: problem.message,
        })),
      },
    ),
  );
}

/** What happened, one sentence a finding, for the notices of a preview. */
export function changeNotices({ inputs, overtyped, missing }: Changes): readonly OwnNotice[] {
  const shown = inputs.slice(0, 50).map(({ place, target, column, from, to }): OwnNotice => {
    const where = column === null ? target : `${target}, column ${column}`;
    return {
      code: 'input-changed',
      message: `${place}: ${where} was ${from ?? 'empty'} and is now ${to ?? 'empty'}.`,
      params: { place, target, from: from ?? '', to: to ?? '' },
    };
  });
  return [
    ...shown,
    ...more('more-inputs', inputs.length - shown.length, 'more inputs were changed.'),
    ...overtyped.slice(0, 20).map(
      ({ place, target }): OwnNotice => ({
        code: 'overtyped',
        message: `${place}: the formula of ${target} was typed over; the plan keeps its own formula.`,
        params: { place, target },
      }),
    ),
    ...more('more-overtyped', overtyped.length - 20, 'more formulas were typed over.'),
    ...missing.slice(0, 20).map(
      (target): OwnNotice => ({
        code: 'row-missing',
        message: `The row of ${target} is not there any more; the plan keeps the line.`,
        params: { target },
      }),
    ),
  ];
}

function more(code: OwnNotice['code'], count: number, words: string): readonly OwnNotice[] {
  return count > 0 ? [{ code, message: `${count} ${words}`, params: { count } }] : [];
}
