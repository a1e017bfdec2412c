/** A page that is written, as a sheet of the workbook: its charts get their width once that of the page is known. */
import { cellName } from '../../../exchange/export/columns.ts';
import type { ExtraSheet } from '../../../exchange/export/workbook-model.ts';
import type { PackMeta } from '../../content/pack-content.ts';
import { HEAD_ROWS } from './page-head.ts';
import { chartPixels, pagePixels, pageSetUp } from './page-layout.ts';
import type { PageWriter } from './page-writer.ts';

export function finishedPage(page: PageWriter, meta: PackMeta): ExtraSheet {
  const setUp = pageSetUp(page, meta, HEAD_ROWS);
  const width = Math.round(pagePixels(setUp, page.columns)) - 6;
  return {
    setUp,
    cells: page.sheet.cells,
    charts: page.charts.map(({ row, rows, ...chart }) => ({
      ...chart,
      sheet: page.title,
      cell: cellName(1, row),
      width,
      height: chartPixels(rows, meta.language),
      to: { column: page.columns, row: row + rows - 2 },
    })),
    marks: page.marks,
    place: 'front',
  };
}
