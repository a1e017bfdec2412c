/**
 * Sums of actual entries as a GridSource that cannot be edited: a line by bucket of days, sections and groups as exact
 * sums of their lines' minor units. An empty cell had no entry; a dash is entries that cancel out.
 */
import type { Line, Settings } from '../../../../models/plan/schema.ts';
import { figureOf, unitsOf } from '../../../../models/tracking/actuals/fractions.ts';
import type { Day } from '../../../../models/tracking/calendar/day.ts';
import { spreadOf } from '../../../../models/tracking/planned/spread.ts';
import { figureStyle, formatFigure, formatMoney } from '../../../app/plan-format.ts';
import { unitWords } from '../../../charts/money-words.ts';
import type { CellView, GridSource } from '../../../grid/grid-source.ts';
import { writeFigure } from '../../../grid/plan/figure-text.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import type { TableColumn } from './table-columns.ts';
import { FLOW_KINDS, type TableRow } from './table-rows.ts';

/** By line id: minor units in the order of the buckets; null where there is no entry. */
export type LineCells = ReadonlyMap<string, readonly (number | null)[]>;

export type TableSourceParts = {
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly cells: LineCells;
  readonly settings: Settings;
  /** The last day of the last complete month; what lies behind it is not all there yet. */
  readonly closed: Day | null;
  readonly texts: Texts;
};

const EMPTY: CellView = { text: '', tone: 'none' };
/** Sums of lines are amounts of the plan's currency. */
const AMOUNT_LINE = { kind: 'revenue', unit: '' } as Line;

export function createTableSource(parts: TableSourceParts): GridSource {
  const { rows, columns, cells, settings, texts } = parts;
  const totals = new Map([...cells].map(([id, row]) => [id, sumOf(row)]));

  function ofLine(line: Line, column: TableColumn): number | null {
    if (column.kind === 'total') return addsUp(line) ? (totals.get(line.id) ?? null) : null;
    return cells.get(line.id)?.[column.at] ?? null;
  }

  function ofLines(lines: readonly Line[], column: TableColumn): number | null {
    let sum: number | null = null;
    for (const line of lines) {
      const own = ofLine(line, column);
      if (own !== null) sum = (sum ?? 0) + own;
    }
    return sum;
  }

  const revenue = linesOf(rows, 'revenue');
  const costs = [...linesOf(rows, 'variable-cost'), ...linesOf(rows, 'fixed-cost')];

  /** Exact minor units, or null for nothing. */
  function minor(row: TableRow, column: TableColumn): number | null {
    if (column.kind !== 'period' && column.kind !== 'total') return null;
    switch (row.what) {
      case 'line':
        return ofLine(row.line, column);
      case 'group':
      case 'section':
        return FLOW_KINDS.has(row.kind) ? ofLines(row.lines, column) : null;
      case 'result': {
        const inflow = ofLines(revenue, column);
        const outflow = ofLines(costs, column);
        return inflow === null && outflow === null ? null : (inflow ?? 0) - (outflow ?? 0);
      }
    }
  }

  function addsUp(line: Line): boolean {
    return spreadOf(line) === 'sum';
  }

  function label(row: TableRow): string {
    switch (row.what) {
      case 'line':
        return row.line.label;
      case 'group':
        return row.group;
      case 'section':
        return texts.t(`kinds.section.${row.kind}`);
      case 'result':
        return texts.t('actuals.result');
    }
  }

  function unit(row: TableRow): string {
    const line = row.what === 'line' ? row.line : AMOUNT_LINE;
    if (row.what !== 'line' && row.what !== 'result' && !FLOW_KINDS.has(row.kind)) return '';
    if (figureStyle(line, settings.currency) !== 'amount') return line.unit;
    const { currency, displayUnit } = settings;
    if (displayUnit === 'one') return currency;
    // As in the budget: 万元 for a Chinese reader, elsewhere the currency and a short sign.
    return texts.language === 'zh'
      ? unitWords(texts, currency, displayUnit)
      : `${currency} ${texts.t(`units.short.${displayUnit}`)}`;
  }

  function value(rowIndex: number, col: number): number | null {
    const row = rows[rowIndex];
    const column = columns[col];
    const found = row && column ? minor(row, column) : null;
    return found === null ? null : unitsOf(figureOf(found));
  }

  return {
    rows,
    columns,
    cell(rowIndex, col) {
      const row = rows[rowIndex];
      const column = columns[col];
      if (!row || !column) return EMPTY;
      if (column.kind === 'label') return { text: label(row), tone: 'text' };
      if (column.kind === 'text') return { text: unit(row), tone: 'muted' };
      const shown = value(rowIndex, col);
      if (shown === null) return EMPTY;
      const text =
        row.what === 'line'
          ? formatFigure(shown, figureStyle(row.line, settings.currency), settings)
          : formatMoney(shown, settings);
      const open = column.bucket !== null && (parts.closed === null || column.bucket.to > parts.closed);
      return open ? { text, tone: 'muted' } : { text, tone: 'formula' };
    },
    value,
    editable: () => false,
    editText: () => null,
    copyText(rowIndex, col) {
      const row = rows[rowIndex];
      const column = columns[col];
      if (!row || !column) return '';
      if (column.kind === 'label') return label(row);
      if (column.kind === 'text') return unit(row);
      const shown = value(rowIndex, col);
      return shown === null ? '' : writeFigure(shown, row.what === 'line' ? row.line : AMOUNT_LINE, settings);
    },
    // Sums are computed of entries; the grid never asks where nothing is editable.
    commit: (edits) =>
      edits.map(({ row, col }) => ({ row, col, message: texts.t('actuals.sumsAreComputed') })),
    takesFormula: () => false,
    isRate(rowIndex) {
      const row = rows[rowIndex];
      return row?.what === 'line' && figureStyle(row.line, settings.currency) === 'rate';
    },
  };
}

function sumOf(row: readonly (number | null)[]): number | null {
  let sum: number | null = null;
  for (const minor of row) if (minor !== null) sum = (sum ?? 0) + minor;
  return sum;
}

function linesOf(rows: readonly TableRow[], kind: Line['kind']): readonly Line[] {
  return rows.flatMap((row) => (row.what === 'section' && row.kind === kind ? row.lines : []));
}
