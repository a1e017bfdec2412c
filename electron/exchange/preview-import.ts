/**
 * What the page shows of a file before anything is saved: its sheets and tables, the proposed mapping of one of them, what
 * becomes of its formulas, the notices, and the top left of the cells. Promises: bounded in size whatever the sheet; hidden
 * sheets are listed and never chosen by themselves. It must not save or change anything.
 */

import type { ImportNotice } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Sheet, Workbook } from '../contract/import/sheet.ts';
import type { ImportPreview, LineFormula, SheetMapping } from '../contract/import.ts';
import { importTables } from './import-tables.ts';
import type { Recognised, RecogniseOptions } from './recognise-sheet.ts';
import { type FoundTable, recogniseTables } from './recognise-tables.ts';
import { cellText, figureText } from './sheets/cell-number.ts';
import { cellAddress } from './sheets/sheet-cells.ts';
import { proposeByFormulas } from './tables/propose-by-formulas.ts';
import { viewOf } from './tables/turned-sheet.ts';

export type PreviewOptions = RecogniseOptions & {
  /** The sheet that the user chose; without it the visible table with the most lines of money is proposed. */
  readonly sheet?: number;
  /** Tables that come in together, by their place in the list; the first is shown. */
  readonly tables?: readonly number[];
};

const SHOWN = { rows: 500, columns: 80, text: 80 } as const;

type Sound = { readonly sheet: number; readonly at: number; readonly read: Recognised };

export function previewImport(
  workbook: Workbook,
  fileName: string,
  options: PreviewOptions = {},
): ImportPreview {
  const found = recogniseTables(workbook, options);
  const places = soundTables(found);
  const chosen = chosenTables(workbook, places, options);
  const told = proposeByFormulas(workbook, found, new Set(chosen.map((at) => places[at]?.at ?? -1)));
  const tables = soundTables(told);
  const shown = tables[chosen[0] ?? -1];
  const sheetShown =
    shown?.sheet ?? options.sheet ?? workbook.sheets.findIndex(({ hidden }) => hidden === 'no');
  const sheet = workbook.sheets[sheetShown];
  const mappings = chosen.flatMap((at) => tables[at]?.read.mapping ?? []);
  const formulas = formulasOf(workbook, mappings);
  const error = shown ? null : errorOf(told, sheetShown);
  const view = sheet && shown ? viewOf(sheet, shown.read.mapping) : sheet;
  return {
    fileName,
    format: workbook.format,
    sheets: workbook.sheets.map((each, index) => ({
      name: each.name,
      hidden: each.hidden,
      rows: each.rows.length === 0 ? 0 : (each.rows.at(-1)?.r ?? 0) + 1,
      columns: widthOf(each),
      mappable: tables.some((table) => table.sheet === index),
    })),
    mapping: shown?.read.mapping ?? null,
    error,
    notices: [
      ...workbook.notices.filter(({ code }) => code !== 'cached-values' || formulas.length === 0),
      ...(shown?.read.notices ?? []),
      ...formulaNotices(formulas),
    ],
    tables: tables.map(({ sheet: index, read }, at) => ({
      sheet: index,
      name: workbook.sheets[index]?.name ?? '',
      hidden: workbook.sheets[index]?.hidden !== 'no',
      range: rangeOf(workbook.sheets[index], read),
      lines: includedLines(read),
      periods: Math.max(0, ...read.mapping.columns.map(({ period }) => period)),
      proposed: chosen.includes(at),
      mapping: read.mapping,
      axes: [...read.axes],
    })),
    formulas: [...formulas],
    grid: view ? gridOf(view, shown?.read.mapping) : [],
    turned: view?.turned === true,
    hiddenColumns: [...(view?.hiddenColumns ?? [])].filter((column) => column < SHOWN.columns),
  };
}

function soundTables(found: readonly FoundTable[]): readonly Sound[] {
  return found.flatMap(({ sheet, result }, at) => (result.ok ? [{ sheet, at, read: result.value }] : []));
}

/** Hidden sheets often hold last year: they are only read when the user names them. */
function chosenTables(
  workbook: Workbook,
  tables: readonly Sound[],
  { sheet, tables: named }: PreviewOptions,
): readonly number[] {
  if (named) return named.filter((at) => tables[at] !== undefined);
  let best = -1;
  let most = -1;
  tables.forEach((table, at) => {
    if (sheet !== undefined ? table.sheet !== sheet : workbook.sheets[table.sheet]?.hidden !== 'no') return;
    const worth = worthOf(table.read);
    if (worth > most) {
      best = at;
      most = worth;
    }
  });
  return best === -1 ? [] : [best];
}

function errorOf(tables: readonly FoundTable[], sheet: number): ImportPreview['error'] {
  const own = tables.find((table) => table.sheet === sheet) ?? tables[0];
  const result = own?.result ?? refuseImport('no-such-sheet', 'The file has no sheet with this number.');
  if (!result.ok) return result.error;
  return refuseImport('no-such-sheet', 'Only hidden sheets of this file can be read. Choose one of them.')
    .error;
}

/** Cells that can't be read must not hide what becomes of the formulas. */
function formulasOf(workbook: Workbook, mappings: readonly SheetMapping[]): readonly LineFormula[] {
  if (mappings.length === 0) return [];
  const imported = importTables(
    workbook,
    mappings.map((mapping) => ({ ...mapping, unreadable: 'empty' })),
  );
  return imported.ok ? imported.value.formulas : [];
}

function formulaNotices(formulas: readonly LineFormula[]): readonly ImportNotice[] {
  const notice = (
    code: ImportNotice['code'],
    of: readonly LineFormula[],
    words: string,
    places: readonly string[],
  ) =>
    of.length === 0
      ? []
      : [
          {
            code,
            message: `${of.length} ${words}`,
            places: places.slice(0, 100),
            params: { count: of.length },
          },
        ];
  const kept = formulas.filter(({ state }) => state === 'formula');
  const odd = formulas.filter(
    ({ odd: cells, trouble }) => cells.length > 0 || trouble?.reason === 'inconsistent',
  );
  const left = formulas.filter((each) => each.state === 'values' && !odd.includes(each));
  return [
    ...notice(
      'formulas-kept',
      kept,
      'row(s) keep their formula; it gives the figures that the workbook stored.',
      [],
    ),
    ...notice(
      'formulas-inconsistent',
      odd,
      'row(s) do not have the same formula throughout, a classic error of spreadsheets; their figures are taken unless you choose the formula.',
      odd.map(
        ({ label, odd: cells, trouble }) =>
          `${label}: ${cells.slice(0, 6).join(', ') || (trouble?.what ?? '')}`,
      ),
    ),
    ...notice(
      'formulas-left',
      left,
      'row(s) have formulas that Hurdle has no equal for; their figures are taken.',
      left.map(({ label, trouble }) => `${label}: ${trouble?.what ?? ''}`),
    ),
  ];
}

function includedLines({ mapping }: Recognised): number {
  return mapping.lines.filter(({ include }) => include).length;
}

/** Money makes a plan: a sheet of assumptions alone, however long, is not proposed before the one that uses them. */
function worthOf({ mapping }: Recognised): number {
  const worth = (kind: SheetMapping['lines'][number]['kind']): number =>
    kind === 'driver' ? 0.1 : kind === 'memo' ? 0.5 : 1;
  return mapping.lines.reduce((sum, { include, kind }) => sum + (include ? worth(kind) : 0), 0);
}

function rangeOf(sheet: Sheet | undefined, { mapping }: Recognised): string {
  const { area } = mapping;
  if (!sheet) return '';
  const right = widthOf(sheet) - 1;
  const bottom = sheet.rows.at(-1)?.r ?? 0;
  return area
    ? `${cellAddress(area.top, area.left)}:${cellAddress(area.bottom, Math.min(area.right, Math.max(right, 0)))}`
    : `A1:${cellAddress(bottom, Math.max(right, 0))}`;
}

function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((widest, row) => Math.max(widest, (row.cells.at(-1)?.c ?? -1) + 1), 0);
}

function gridOf(sheet: Sheet, mapping: SheetMapping | undefined): ImportPreview['grid'] {
  const lines = new Set(mapping?.lines.map(({ row }) => row));
  const width = Math.min(widthOf(sheet), SHOWN.columns);
  const first = (mapping?.columns ?? []).reduce((least, { column }) => Math.min(least, column), width);
  const blue = new Map((sheet.blue ?? []).map(({ r, columns }) => [r, columns]));
  return sheet.rows.slice(0, SHOWN.rows).map((row) => {
    const cells = new Array<string>(width).fill('');
    const formulas: number[] = [];
    for (const cell of row.cells) {
      if (cell.c >= width) continue;
      const isFigure = lines.has(row.r) && cell.c >= first;
      cells[cell.c] = (isFigure ? figureText : cellText)(cell, sheet).slice(0, SHOWN.text);
      if (cell.f !== undefined) formulas.push(cell.c);
    }
    const inputs = (blue.get(row.r) ?? []).filter((column) => column < width);
    return {
      row: row.r,
      cells,
      ...(row.hidden && { hidden: true }),
      ...(formulas.length > 0 && { formulas }),
      ...(inputs.length > 0 && { blue: inputs }),
    };
  });
}
