/**
 * What the page shows of a file before anything is saved: its sheets, the proposed mapping of one of them, the
 * notices, and the top left of the cells. Promises: bounded in size whatever the sheet; hidden sheets are listed
 * and never chosen by themselves. It must not save or change anything.
 */
import type { ImportPreview, Sheet, Workbook } from '../contract/import.ts';
import { refuseImport } from '../contract/import.ts';
import { type Recognised, type RecogniseOptions, recogniseSheet } from './recognise-sheet.ts';
import { cellText } from './sheets/cell-number.ts';

export type PreviewOptions = RecogniseOptions & {
  /** The sheet that the user chose; without it the visible sheet with the most lines is proposed. */
  readonly sheet?: number;
};

const SHOWN = { rows: 500, columns: 80, text: 80 } as const;

export function previewImport(
  workbook: Workbook,
  fileName: string,
  options: PreviewOptions = {},
): ImportPreview {
  const read = workbook.sheets.map((sheet, index) => recogniseSheet(sheet, index, options));
  const chosen = options.sheet ?? proposed(workbook, read);
  const sheet = workbook.sheets[chosen];
  const result = read[chosen] ?? refuseImport('no-such-sheet', 'The file has no sheet with this number.');
  return {
    fileName,
    format: workbook.format,
    sheets: workbook.sheets.map((each, index) => ({
      name: each.name,
      hidden: each.hidden,
      rows: each.rows.length === 0 ? 0 : (each.rows.at(-1)?.r ?? 0) + 1,
      columns: widthOf(each),
      mappable: read[index]?.ok === true,
    })),
    mapping: result.ok ? result.value.mapping : null,
    error: result.ok ? null : result.error,
    notices: [...workbook.notices, ...(result.ok ? result.value.notices : [])],
    grid: sheet ? gridOf(sheet) : [],
  };
}

/** Hidden sheets often hold last year: they are only read when the user names them. */
function proposed(workbook: Workbook, read: readonly ReturnType<typeof recogniseSheet>[]): number {
  let best = -1;
  let most = -1;
  workbook.sheets.forEach((sheet, index) => {
    const result = read[index];
    const lines = result?.ok ? includedLines(result.value) : 0;
    if (sheet.hidden === 'no' && lines > most) {
      best = index;
      most = lines;
    }
  });
  return best;
}

function includedLines({ mapping }: Recognised): number {
  return mapping.lines.filter(({ include }) => include).length;
}

function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((widest, row) => Math.max(widest, (row.cells.at(-1)?.c ?? -1) + 1), 0);
}

function gridOf(sheet: Sheet): ImportPreview['grid'] {
  const width = Math.min(widthOf(sheet), SHOWN.columns);
  return sheet.rows.slice(0, SHOWN.rows).map((row) => {
    const cells = new Array<string>(width).fill('');
    for (const cell of row.cells) {
      if (cell.c < width) cells[cell.c] = cellText(cell, sheet).slice(0, SHOWN.text);
    }
    return { row: row.r, cells };
  });
}
