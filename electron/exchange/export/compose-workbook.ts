/** All sheets of the workbook as placed cells, and where its charts, names and checks are. Pure but for the hash. */
import type { Book } from './book.ts';
import {
  columnName,
  definedNames,
  FIRST_ROW,
  OPENING,
  PERIOD_ROW,
  sheetPrefix,
  timeColumn,
} from './columns.ts';
import type { SheetKind } from './file/write-shell.ts';
import type { LiveModel } from './formulas/live-model.ts';
import { type Place, placeSheet, type Registry, registerRows } from './place-rows.ts';
import type { PlacedCell, TimeSheet } from './sheet-model.ts';
import { assumptionSheet } from './sheets/assumption-rows.ts';
import { budgetSheet } from './sheets/budget-rows.ts';
import { dataCells } from './sheets/data-cells.ts';
import { returnSheet } from './sheets/return-rows.ts';
import { returnViews } from './sheets/return-view.ts';
import { sourceCells } from './sheets/source-cells.ts';
import { statementSheet } from './sheets/statement-rows.ts';
import { type Summary, summaryCells } from './sheets/summary-cells.ts';
import { timeSheet } from './sheets/time-rows.ts';

export type Workbook = {
  readonly sheets: readonly { readonly title: string; readonly kind: SheetKind }[];
  readonly cells: readonly PlacedCell[];
  readonly names: readonly { readonly name: string; readonly refersTo: string }[];
  readonly summary: Summary & { readonly title: string };
  readonly statements: string;
  readonly returns: string;
  /** Rows of the check lines on the Statements sheet. */
  readonly checkRows: readonly number[];
  readonly chartRows: {
    readonly periods: number;
    readonly flow: number;
    readonly cumulative: number;
    readonly cumulativeDiscounted: number;
  };
};

export function composeWorkbook(book: Book, model: LiveModel): Workbook {
  const { words, plan } = book;
  const titles = words.sheets;
  const main = [assumptionSheet(book), budgetSheet(book), statementSheet(book), returnSheet(book)];
  const timeSheets: readonly TimeSheet[] = [...main, timeSheet(book, model)];
  const registry = registerRows(timeSheets);
  const placed = timeSheets.flatMap((sheet) => placeSheet(book, sheet, registry));
  const figures = constantFigures(placed, registry);
  const summary = summaryCells(book, registry, figures);
  const first = returnViews(book)[0];
  const rowOf = (name: string): number =>
    first ? (registry.get(first.key(name))?.row ?? FIRST_ROW) : FIRST_ROW;
  return {
    sheets: [
      { title: titles.summary, kind: 'summary' },
      ...timeSheets.map(({ title }) => ({ title, kind: 'time' as const })),
      { title: titles.sources, kind: 'list' },
      { title: titles.data, kind: 'data' },
    ],
    cells: [
      ...summary.cells,
      ...placed,
      ...sourceCells(book, registry),
      ...dataCells(plan, titles.data, words.data.about, {
        assumptions: titles.assumptions,
        budget: titles.budget,
      }),
    ],
    names: namesOf(book, registry),
    summary: { ...summary, title: titles.summary },
    statements: titles.statements,
    returns: titles.returns,
    checkRows: book.appraisal.checks.flatMap((check) => registry.get(check.code)?.row ?? []),
    chartRows: {
      periods: PERIOD_ROW,
      flow: rowOf('flow'),
      cumulative: rowOf('cumulative'),
      cumulativeDiscounted: rowOf('cumulativeDiscounted'),
    },
  };
}

/** What stands in the constant column of a row. */
function constantFigures(cells: readonly PlacedCell[], registry: Registry): (key: string) => number | string {
  const byPlace = new Map(
    cells.filter((cell) => cell.column === 4).map((cell) => [`${cell.sheet} ${cell.row}`, cell]),
  );
  return (key) => {
    const place: Place | undefined = registry.get(key);
    const content = place && byPlace.get(`${place.sheet} ${place.row}`)?.content;
    if (!content) return '';
    return content.kind === 'text' ? content.text : content.value;
  };
}

/** Named ranges: a line's row over the opening and all periods. */
function namesOf(book: Book, registry: Registry): Workbook['names'] {
  const names = definedNames(book.plan.lines.map((line) => line.code));
  return book.plan.lines.flatMap(({ code }) => {
    const name = names.get(code);
    const place = registry.get(code);
    if (name === undefined || !place) return [];
    const from = `$${columnName(OPENING)}$${place.row}`;
    const to = `$${columnName(timeColumn(book.periods))}$${place.row}`;
    return [{ name, refersTo: `${sheetPrefix(place.sheet)}${from}:${to}` }];
  });
}
