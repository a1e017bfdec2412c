/** The flags of `hurdle actuals import` that say how a file is read: columns, date order, sheet. Pure. */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { EntryColumns } from '../../../models/tracking/actuals/import/import-types.ts';
import { actualColumnsSchema } from '../../contract/tracking/actuals-import.ts';
import type { Failure } from '../failure.ts';

export type ReadFlags = {
  readonly columns?: EntryColumns;
  readonly settings: { readonly dateOrder?: 'dmy' | 'mdy' };
};

export function readFlags(flags: ReadonlyMap<string, string>): Result<ReadFlags, Failure> {
  const order = flags.get('dates');
  if (order !== undefined && order !== 'dmy' && order !== 'mdy') {
    return usage(`--dates is dmy (3/4 is 3 April) or mdy (3/4 is March 4), not "${order}".`);
  }
  const settings: ReadFlags['settings'] = order === undefined ? {} : { dateOrder: order };
  const named = flags.get('columns');
  if (named === undefined) return ok({ settings });
  const columns: Record<string, number> = {};
  for (const part of named.split(',')) {
    const [field = '', letters = ''] = part.split('=').map((text) => text.trim());
    const column = columnNumber(letters);
    if (column === null) {
      return usage(
        `--columns is FIELD=COLUMN, several by commas, for example date=A,amount=D, not "${part}".`,
      );
    }
    columns[field] = column;
  }
  const parsed = actualColumnsSchema.safeParse(columns);
  if (!parsed.success) {
    const unknown = Object.keys(columns).filter((field) => !FIELDS.includes(field));
    return usage(`--columns does not know "${unknown.join('", "')}". The fields are: ${FIELDS.join(', ')}.`);
  }
  return ok({ columns: parsed.data as EntryColumns, settings });
}

const FIELDS: readonly string[] = actualColumnsSchema.keyType.options;

/** A is 0, AA is 26. Null for what is no column of a spreadsheet. */
function columnNumber(letters: string): number | null {
  if (!/^[a-z]{1,3}$/i.test(letters)) return null;
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function usage(message: string): { readonly ok: false; readonly error: Failure } {
  return err({ exit: 2, code: 'bad-usage', message });
}
