/**
 * Finds and reads the plan that a workbook of ours carries with it. Promises the very plan that was exported, or why
 * it cannot be had: not ours (null), from a newer Hurdle, or altered (the hash over the pieces tells).
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Sheet, Workbook } from '../../contract/import/sheet.ts';
import { DATA_MARK, DATA_VERSION, FIRST_PIECE_ROW } from '../export/sheets/data-cells.ts';

export type OwnData = {
  readonly plan: Plan;
  readonly sheets: { readonly assumptions: string; readonly budget: string };
};

const namesSchema = z.strictObject({ assumptions: z.string(), budget: z.string() });

/** Null when the workbook is not one of ours. */
export function readDataSheet(workbook: Workbook): Result<OwnData, HostError> | null {
  const sheet = workbook.sheets.find((each) => textAt(each, 2) === DATA_MARK);
  if (!sheet) return null;
  const version = Number(/^version (\d+)$/.exec(textAt(sheet, 3) ?? '')?.[1]);
  if (!Number.isInteger(version)) return err(altered());
  if (version > DATA_VERSION) {
    return err(
      hostError(
        'import-refused',
        `This workbook was written by a newer Hurdle (format ${version}; this one knows ${DATA_VERSION}). Update Hurdle to read it.`,
        { params: { reason: 'newer-version', version } },
      ),
    );
  }
  const count = Number(/^pieces (\d+)$/.exec(textAt(sheet, 5) ?? '')?.[1]);
  const pieces = Array.from(
    { length: Number.isInteger(count) ? Math.min(count, 10_000) : 0 },
    (_, index) => /^\|(.*)\|$/s.exec(textAt(sheet, FIRST_PIECE_ROW + index) ?? '')?.[1],
  );
  const json = pieces.join('');
  const hash = createHash('sha256').update(json, 'utf8').digest('hex');
  if (pieces.length === 0 || pieces.includes(undefined) || hash !== textAt(sheet, 4)) return err(altered());
  const names = namesSchema.safeParse(parseJson(textAt(sheet, 6) ?? ''));
  const plan = parsePlan(parseJson(json));
  if (!names.success) return err(altered());
  if (!plan.ok) {
    return err(
      hostError('import-refused', 'The plan inside this workbook has faulty fields and was not imported.', {
        places: [...plan.error],
        params: { reason: 'plan-invalid' },
      }),
    );
  }
  return ok({ plan: plan.value, sheets: names.data });
}

/** The text in column A of a row (counted from 1). */
function textAt(sheet: Sheet, row: number): string | undefined {
  const cell = sheet.rows.find((each) => each.r === row - 1)?.cells.find((each) => each.c === 0);
  return cell?.t === 's' ? String(cell.v) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function altered(): HostError {
  return hostError(
    'import-refused',
    'The sheet with the data for Hurdle was altered, so the plan cannot be read back whole. Import one of the other sheets instead.',
    { params: { reason: 'data-altered' } },
  );
}
