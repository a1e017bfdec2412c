/** What of a content is missing or otherwise in its workbook: row by row, numbers to half a cent in the shown unit. */
import type { Block, Cell, Chart, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { UNIT_POWER } from '../../../../models/text/format-number.ts';
import type { ReadCell } from '../reading/sheets.ts';
import { unpackedCell } from './cells.ts';

/** The rows that a block must have on its sheet, cell by cell. */
function sheetRows(block: Block): readonly (readonly Cell[])[] {
  switch (block.type) {
    case 'headline':
      return block.items.map(({ label, figure }) => [label, figure]);
    case 'facts':
      return block.rows.map(({ label, cell }) => [label, cell]);
    case 'table':
      return block.rows.map(({ cells }) => cells);
    case 'chart':
      return chartRows(block.chart);
    default:
      return [];
  }
}

function chartRows(chart: Chart): readonly (readonly Cell[])[] {
  switch (chart.kind) {
    case 'series':
      return chart.categories.map((name, index) => [
        name,
        ...chart.series.map(({ points }) => points[index] ?? null),
      ]);
    case 'waterfall':
      return chart.steps.map(({ name, figure }) => [name, figure]);
    case 'tornado':
      return chart.bars.map(({ name, from, low, to, high }) => [name, from, low, to, high]);
    case 'histogram':
      return chart.marks.flatMap(({ name, figure }) => (figure.value === null ? [] : [[name, figure]]));
    case 'heat':
      return chart.rows.map((name, index) => [name, ...(chart.cells[index] ?? [])]);
  }
}

function cellAgrees(expected: Cell, found: ReadCell | undefined): boolean {
  if (expected === null || expected === '') return found == null || found === '';
  if (typeof expected === 'string') return String(found ?? '').trim() === expected.trim();
  if (expected.value === null) return found === expected.text;
  // Half a cent of an amount, in the unit shown; a rate to half of its last digit shown.
  const { form } = expected;
  const scale = form.kind === 'amount' ? 10 ** UNIT_POWER[form.unit] : 1;
  const most = form.kind === 'amount' || form.kind === 'quantity' ? 0.005 / scale : 1e-9;
  return typeof found === 'number' && Math.abs(found - expected.value / scale) <= most;
}

/** Side by side, wherever in the row they begin: the numbers of charts stand beside what is printed. */
function holds(row: readonly ReadCell[], expected: readonly Cell[]): boolean {
  return row.some((_, from) => expected.every((cell, column) => cellAgrees(cell, row[from + column])));
}

export function bookDifferences(
  content: PackContent,
  rowsOf: (section: number) => readonly (readonly ReadCell[])[],
) {
  return content.sections.flatMap(({ title, blocks }, index) => {
    const rows = rowsOf(index);
    return blocks.flatMap(sheetRows).flatMap((expected) => {
      const there = rows.some((row) => holds(row, expected));
      return there ? [] : [`${title}: ${expected.map(unpackedCell).join(' | ')}`];
    });
  });
}
