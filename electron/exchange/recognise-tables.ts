/**
 * Every table of a workbook with a proposed mapping: each sheet's tables are found and read in their own view. Promises a
 * proposal only, and for a sheet without tables the reason. It must not choose among them.
 */
import type { ImportNotice, ImportResult, SheetMapping, Workbook } from '../contract/import.ts';
import { type Recognised, type RecogniseOptions, recogniseSheet } from './recognise-sheet.ts';
import { findTables } from './tables/find-tables.ts';
import { viewOf } from './tables/turned-sheet.ts';

export type FoundTable = {
  readonly sheet: number;
  readonly result: ImportResult<Recognised>;
};

export function recogniseTables(workbook: Workbook, options: RecogniseOptions = {}): readonly FoundTable[] {
  return workbook.sheets.flatMap((sheet, index): readonly FoundTable[] => {
    const views = findTables(sheet);
    const read = views.map((view): FoundTable => {
      const result = recogniseSheet(viewOf(sheet, view), index, options);
      return { sheet: index, result: result.ok ? withView(result.value, view.area, views.length) : result };
    });
    const sound = read.filter(({ result }) => result.ok);
    // One of several headers may stand over nothing; a sheet without any table still says why.
    return sound.length > 0 ? sound : read.slice(0, 1);
  });
}

function withView(
  { mapping, notices }: Recognised,
  area: SheetMapping['area'],
  count: number,
): ImportResult<Recognised> {
  const more: ImportNotice[] = [];
  if (mapping.orientation === 'down') {
    more.push({
      code: 'turned-table',
      message: 'The periods of this table run down; it was turned to be read.',
    });
  }
  if (count > 1) {
    more.push({
      code: 'several-tables',
      message: `The sheet holds ${count} tables; each can be imported.`,
      params: { count },
    });
  }
  return { ok: true, value: { mapping: { ...mapping, area }, notices: [...more, ...notices] } };
}
