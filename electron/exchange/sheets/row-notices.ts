/**
 * What the rows of a recognised sheet have to be told about: totals left out, turned signs, text numbers, errors.
 * Promises: every place is named, at most a hundred a notice. It must not change the rows.
 */

import type { Kind } from '../../../models/plan/schema.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import type { LineMapping } from '../../contract/import.ts';
import type { PeriodColumn } from '../periods/period-columns.ts';
import { columnIn, rowIn } from './sheet-cells.ts';
import { differingTotals, type TotalledRow } from './total-rows.ts';

export type ReadRow = {
  readonly line: LineMapping;
  readonly values: readonly number[];
  readonly section: number;
  readonly textNumbers: readonly string[];
  readonly errors: readonly string[];
  readonly unread: readonly string[];
  /** Cells that say that there is no figure. */
  readonly blank: readonly string[];
  readonly mixedSigns: boolean;
  /** The label is set in, or says 其中 or 'of which'. */
  readonly indented: boolean;
  /** Most of its figures are blue and typed. */
  readonly input: boolean;
  /** Has formulas. */
  readonly computed: boolean;
  /** Has formulas that were saved without their values. */
  readonly bare: boolean;
  /** The rows that its formulas add up in their columns. */
  readonly adds?: { readonly first: number; readonly last: number };
  /** Its number or account, '' for none. */
  readonly code: string;
  /** Shows the sum of the rows below it. */
  readonly parent?: boolean;
};

const OUTLAYS: ReadonlySet<Kind> = new Set(['variable-cost', 'fixed-cost', 'investment']);

export function rowNotices(
  rows: readonly ReadRow[],
  sheet: Sheet,
  columns: readonly PeriodColumn[],
): readonly ImportNotice[] {
  const notices: ImportNotice[] = [];
  const add = (code: ImportNotice['code'], places: readonly string[], message: string): void => {
    if (places.length > 0)
      notices.push({
        code,
        message: `${places.length} ${message}`,
        places: places.slice(0, 100),
        params: { count: places.length },
      });
  };
  const kept = rows.filter(({ line }) => line.include);
  const places = (found: LineMapping['found']): readonly string[] =>
    rows
      .filter(({ line }) => line.found === found)
      .map(({ line }) => `${rowIn(sheet, line.row)} ${line.label}`);
  add(
    'scaled',
    kept
      .filter(({ line }) => line.unit !== '' && line.scale !== 1)
      .map(({ line }) => `${line.label} (${line.unit})`),
    'line(s) state their own unit; their amounts are scaled by it, once.',
  );
  add(
    'subtotals',
    [...places('subtotal'), ...places('derived')],
    'row(s) with totals or results are left out, so that nothing is counted twice.',
  );
  add('hidden-rows', places('hidden'), 'hidden row(s) are left out.');
  add(
    'memo-lines',
    kept
      .filter(({ line }) => line.kind === 'memo')
      .map(({ line }) => `${rowIn(sheet, line.row)} ${line.label}`),
    'row(s) of an unknown kind become memo lines, which no result counts. Choose their kind where they should count.',
  );
  const hidden = new Set(sheet.hiddenColumns);
  add(
    'hidden-columns',
    columns.filter(({ column }) => hidden.has(column)).map(({ column }) => columnIn(sheet, column)),
    'period column(s) are hidden in the sheet and were read all the same.',
  );
  add(
    'text-numbers',
    kept.flatMap(({ textNumbers }) => textNumbers),
    'number(s) stored as text were read as numbers.',
  );
  add(
    'error-cells',
    kept.flatMap(({ errors }) => errors),
    'cell(s) hold an error instead of a number.',
  );
  add(
    'unread-cells',
    kept.flatMap(({ unread }) => unread),
    'cell(s) could not be read as one number.',
  );
  add(
    'no-figures',
    kept.flatMap(({ blank }) => blank),
    'cell(s) say that there is no figure (n/a and the like) and count as empty.',
  );
  add(
    'signs-flipped',
    // Income that is turned has a notice of its own.
    kept.filter(({ line }) => line.sign === 'flip' && line.kind !== 'revenue').map(({ line }) => line.label),
    'cost or investment line(s) stand with a minus; Hurdle holds costs as positive figures, so their signs are turned.',
  );
  add(
    'mixed-signs',
    kept.filter(({ mixedSigns }) => mixedSigns).map(({ line }) => line.label),
    'cost line(s) have both signs; please check them.',
  );
  add(
    'input-rows',
    kept.filter(({ input }) => input).map(({ line }) => line.label),
    'row(s) with blue figures are inputs.',
  );
  add(
    'percent-lines',
    kept.filter(({ line }) => line.unit === '%').map(({ line }) => line.label),
    'line(s) in percent become drivers.',
  );
  const checked: TotalledRow[] = rows
    .filter(({ parent }) => parent !== true)
    .map(({ line, values, section }) => ({
      row: line.row,
      total: line.found === 'subtotal',
      counted: line.kind === 'driver' || line.unit === '%',
      outlay: OUTLAYS.has(line.kind),
      result: line.found === 'derived',
      section,
      values,
    }));
  add(
    'totals-differ',
    // What was saved without values can't be added up.
    (rows.some(({ bare }) => bare) ? [] : differingTotals(checked)).map((row) => rowIn(sheet, row)),
    'total(s) do not agree with the rows they seem to add up.',
  );
  return notices;
}
