/**
 * The numbers of a block with what each is, in the words that stand beside it on the page: the label of a headline, row and
 * column of a table, name and category of a chart. In the order of reading, as figuresOfBlock gives them. Pure.
 */
import type { Block, Cell, Chart, Figure, TableColumn, TableRow } from './content/pack-content.ts';

export type LabelledFigure = { readonly figure: Figure; readonly label: string };

export function labelledFigures(block: Block): readonly LabelledFigure[] {
  switch (block.type) {
    case 'headline':
      return block.items.map(({ label, figure }) => ({ figure, label }));
    case 'facts':
      return block.rows.flatMap(({ label, cell }) => ofCell(cell, label));
    case 'table':
      return block.rows.flatMap((row) => ofRow(row, block.columns));
    case 'chart':
      return ofChart(block.chart, block.title);
    default:
      return [];
  }
}

function ofRow({ cells }: TableRow, columns: readonly TableColumn[]): readonly LabelledFigure[] {
  const first = cells.find((cell) => typeof cell === 'string' && cell !== '');
  const name = typeof first === 'string' ? first : '';
  return cells.flatMap((cell, index) => ofCell(cell, joined(name, columns[index]?.title)));
}

function ofChart(chart: Chart, title: string): readonly LabelledFigure[] {
  switch (chart.kind) {
    case 'series':
      return [
        ...chart.series.flatMap(({ name, points }) =>
          points.flatMap((point, index) => ofCell(point, joined(name, chart.categories[index]))),
        ),
        ...(chart.reference ? ofCell(chart.reference.figure, chart.reference.name) : []),
      ];
    case 'waterfall':
      return chart.steps.map(({ name, figure }) => ({ figure, label: name }));
    case 'tornado':
      return [
        { figure: chart.planned, label: title },
        ...chart.bars.flatMap(({ name, from, to, low, high }) => [
          ...ofCell(low, joined(name, from)),
          ...ofCell(high, joined(name, to)),
        ]),
      ];
    case 'histogram':
      return chart.marks.map(({ name, figure }) => ({ figure, label: name }));
    case 'heat':
      return chart.cells.flatMap((row, at) =>
        row.flatMap((cell, index) => ofCell(cell, joined(chart.rows[at], chart.columns[index]))),
      );
  }
}

function ofCell(cell: Cell, label: string): readonly LabelledFigure[] {
  return cell === null || typeof cell === 'string' ? [] : [{ figure: cell, label }];
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
