/** A plan's workbook as the cells that are proved and written, for tests that change single cells. */

import { gatherBook } from '../../../../electron/exchange/export/book.ts';
import { composeWorkbook, type Workbook } from '../../../../electron/exchange/export/compose-workbook.ts';
import { createLiveModel } from '../../../../electron/exchange/export/formulas/live-model.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../../models/plan/schema.ts';

export function composed(plan: Plan): Workbook {
  const parts = gatherBook(appraise(plan), 'en');
  const model = createLiveModel(parts);
  return composeWorkbook({ ...parts, lineCell: model.lineCell, notFound: new Set() }, model);
}

export type FormulaCell = PlacedCell & {
  readonly content: Extract<PlacedCell['content'], { kind: 'formula' }>;
};

export function formulasOf({ cells }: Workbook): readonly FormulaCell[] {
  return cells.filter((cell): cell is FormulaCell => cell.content.kind === 'formula');
}

/** One formula, alone on a sheet unless told otherwise. */
export function placed(
  row: number,
  text: string,
  value: number | string,
  column = 1,
  sheet = 'Sheet1',
): PlacedCell {
  return {
    sheet,
    row,
    column,
    content: { kind: 'formula', formula: text, value },
    look: { role: 'formula', row: 'line', number: 'amount' },
  };
}

export function given(row: number, value: number | string, column = 1, sheet = 'Sheet1'): PlacedCell {
  return {
    ...placed(row, '', 0, column, sheet),
    content: typeof value === 'number' ? { kind: 'input', value } : { kind: 'text', text: value },
  };
}
