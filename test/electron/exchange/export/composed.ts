/** A plan's workbook as the cells that are proved and written, for tests that change single cells. */

import type { Extras } from '../../../../electron/exchange/export/extras.ts';
import { gatherExtras } from '../../../../electron/exchange/export/gather-extras.ts';
import { composeLive } from '../../../../electron/exchange/export/live-workbook.ts';
import { fitScenarios } from '../../../../electron/exchange/export/scenarios/fit-scenarios.ts';
import type { ScenarioSet } from '../../../../electron/exchange/export/scenarios/members.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import type { Workbook } from '../../../../electron/exchange/export/workbook-model.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../../models/plan/schema.ts';

export function composed(plan: Plan, extras: Extras = gatherExtras(plan)): Workbook {
  return composedUnder(plan, 0, extras).workbook;
}

/** With the figures of the scenario at a place of the switch; 0 is the plan itself. */
export function composedUnder(
  plan: Plan,
  chosen: number,
  extras: Extras = gatherExtras(plan),
): { readonly set: ScenarioSet; readonly workbook: Workbook } {
  const options = { language: 'en', extras } as const;
  const set = fitScenarios(appraise(plan), options, new Map());
  return { set, workbook: composeLive(set, chosen, options).workbook };
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

/** What stands at an address such as Returns!$D$31. */
export function figureAt(cells: readonly PlacedCell[], address: string): number | string | undefined {
  const [, sheet, column = '', row] = /^'?([^'!]+)'?!\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  const number = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const content = cells.find(
    (cell) => cell.sheet === sheet && cell.column === number && cell.row === Number(row),
  )?.content;
  return content && (content.kind === 'text' ? content.text : content.value);
}
