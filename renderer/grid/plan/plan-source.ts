/**
 * A plan and its appraisal as a GridSource: what each cell shows, what an editor starts from, and how edits become a
 * change. Cells are computed when asked for, so making a source costs nothing.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { figureStyle, formatFigure } from '../../app/plan-format.ts';
import { unitWords } from '../../charts/money-words.ts';
import type { Texts } from '../../i18n/use-text.ts';
import { glyphHeights } from '../../uncertainty/shape/glyph.tsx';
import { familyName } from '../../uncertainty/uncertainty-words.ts';
import type { CellEdit, CellProblem, CellTone, CellView, EditKind, GridSource } from '../grid-source.ts';
import { cellTrouble, troubleText } from './cell-trouble.ts';
import { writeFigure } from './figure-text.ts';
import type { PlanColumn } from './plan-columns.ts';
import type { PlanRow } from './plan-rows.ts';

export type PlanSourceParts = {
  readonly plan: Plan;
  readonly appraisal: Appraisal;
  readonly rows: readonly PlanRow[];
  readonly columns: readonly PlanColumn[];
  readonly texts: Texts;
  readonly commit: (edits: readonly CellEdit[], kind: EditKind) => readonly CellProblem[];
  /** A quiet word beside a line's label, such as that nothing uses it. */
  readonly remarkOf: (line: Line) => string | undefined;
  /** Where the line is overridden in the scenario shown, the sentence that says so. */
  readonly overrideOf: (line: Line) => string | undefined;
};

const EMPTY: CellView = { text: '', tone: 'none' };
const TEXT_FIELDS: ReadonlySet<string> = new Set(['label', 'code', 'unit', 'group', 'owner', 'source']);

export function createPlanSource(parts: PlanSourceParts): GridSource {
  const { plan, appraisal, rows, columns, texts } = parts;
  const { settings } = plan;
  const { evaluation } = appraisal;
  const rowLabels = new Map(appraisal.rows.map((row) => [row.code, row.label]));
  // A line's values are asked for again and again while its row is drawn.
  const known = new Map<string, Float64Array>();
  const valuesOf = (code: string): Float64Array => {
    const found = known.get(code) ?? evaluation.values(code);
    known.set(code, found);
    return found;
  };

  function numbersOf(row: PlanRow): ((column: number) => number) | null {
    switch (row.what) {
      case 'line':
        return (column) => valuesOf(row.line.code)[column] ?? Number.NaN;
      case 'figure':
        return (column) => valuesOf(row.code)[column] ?? Number.NaN;
      case 'section': {
        const { code } = row;
        return code === null || row.expanded ? null : (column) => valuesOf(code)[column] ?? Number.NaN;
      }
      case 'group':
        if (row.kind === 'driver' || row.kind === 'memo' || row.kind === 'working-capital') return null;
        return (column) => row.codes.reduce((sum, code) => sum + (valuesOf(code)[column] ?? Number.NaN), 0);
      case 'add':
        return null;
    }
  }

  function value(rowIndex: number, col: number): number | null {
    const row = rows[rowIndex];
    const column = columns[col];
    if (!row || !column) return null;
    if (column.field === 'cell') return numbersOf(row)?.(column.column) ?? null;
    if (column.field === 'sum') return summed(row, column.from, column.to);
    if (row.what !== 'line') return null;
    if (column.field === 'low' || column.field === 'high') return row.line.range?.[column.field] ?? null;
    return column.field === 'value' && row.line.entry.type === 'constant' ? row.line.entry.value : null;
  }

  /** Sums of flows only: a sum of prices, rates or balances would mean nothing. */
  function summed(row: PlanRow, from: number, to: number): number | null {
    const numbers = numbersOf(row);
    if (!numbers) return null;
    if (row.what === 'line') {
      const { kind, unit } = row.line;
      const style = figureStyle(row.line, settings.currency);
      const counts = kind === 'memo' && style === 'plain' && unit !== '' && !unit.includes('/');
      const flow = kind !== 'driver' && kind !== 'working-capital' && kind !== 'memo' && style === 'amount';
      if (!flow && !counts) return null;
    }
    let sum = 0;
    for (let column = from; column <= to; column += 1) sum += numbers(column);
    return sum;
  }

  function label(row: PlanRow): CellView {
    switch (row.what) {
      case 'line': {
        const error = appraisal.model.errors.get(row.line.code);
        const remark = parts.remarkOf(row.line);
        const words =
          error?.kind === 'error' ? troubleText(texts, appraisal, { kind: 'formula', error }) : undefined;
        return {
          text: row.line.label,
          tone: 'text',
          ...(words === undefined ? {} : { error: words }),
          ...(remark === undefined ? {} : { remark }),
          ...overrideMark(row),
        };
      }
      case 'figure':
        return { text: texts.dynamic('statement', rowLabels.get(row.code) ?? row.code), tone: 'text' };
      case 'section':
        return { text: texts.t(`kinds.section.${row.kind}`), tone: 'text' };
      case 'group':
        return { text: row.group, tone: 'text' };
      case 'add':
        return { text: texts.t('grid.addLine'), tone: 'muted' };
    }
  }

  function overrideMark(row: PlanRow): { override?: string } {
    const words = row.what === 'line' ? parts.overrideOf(row.line) : undefined;
    return words === undefined ? {} : { override: words };
  }

  function numberView(row: PlanRow, col: number, shown: number, column: number | null): CellView {
    const line = row.what === 'line' ? row.line : null;
    const style = line ? figureStyle(line, settings.currency) : 'amount';
    const tone: CellTone =
      line && line.entry.type !== 'formula' && columns[col]?.field !== 'sum' ? 'input' : 'formula';
    if (Number.isFinite(shown)) {
      const field = columns[col]?.field;
      const mark = field === 'cell' || field === 'value' ? overrideMark(row) : {};
      return { text: formatFigure(shown, style, settings), tone, ...mark };
    }
    if (!line || column === null) return { text: '…', tone, doubtful: texts.t('grid.restsOnError') };
    const trouble = cellTrouble(appraisal, line.code, column);
    const words = troubleText(texts, appraisal, trouble);
    return trouble.kind === 'depends' || trouble.kind === 'rests'
      ? { text: '…', tone, doubtful: words }
      : { text: '', tone, error: words };
  }

  function valueView(row: PlanRow, col: number): CellView {
    if (row.what !== 'line') return EMPTY;
    const { entry, code } = row.line;
    if (entry.type === 'constant') return numberView(row, col, entry.value, 1);
    const values = [...valuesOf(code)].slice(1);
    if (entry.type === 'series') return { text: '', tone: 'input', spark: values, ...overrideMark(row) };
    const first = values[0] ?? Number.NaN;
    const same = values.every((item) => item === first);
    return same ? numberView(row, col, first, 1) : { ...numberView(row, col, first, 1), spark: values };
  }

  function cell(rowIndex: number, col: number): CellView {
    const row = rows[rowIndex];
    const column = columns[col];
    if (!row || !column) return EMPTY;
    switch (column.field) {
      case 'label':
        return label(row);
      case 'cell': {
        const shown = value(rowIndex, col);
        return shown === null ? EMPTY : numberView(row, col, shown, column.column);
      }
      case 'sum': {
        const shown = value(rowIndex, col);
        return shown === null ? EMPTY : numberView(row, col, shown, null);
      }
      case 'value':
        return valueView(row, col);
      case 'uncertainty': {
        const uncertainty = row.what === 'line' ? row.line.uncertainty : undefined;
        if (!uncertainty) return EMPTY;
        return { text: familyName(texts, uncertainty), tone: 'muted', shape: glyphHeights(uncertainty) };
      }
      case 'low':
      case 'high': {
        const shown = value(rowIndex, col);
        return shown === null ? EMPTY : numberView(row, col, shown, 1);
      }
      default:
        if (row.what !== 'line') return EMPTY;
        return { text: column.field === 'unit' ? unitText(row.line) : row.line[column.field], tone: 'muted' };
    }
  }

  /** An amount stands in the unit on show, so its unit says so; what is stored is the line's own unit. */
  function unitText(line: Line): string {
    const scaled = settings.displayUnit !== 'one' && figureStyle(line, settings.currency) === 'amount';
    if (!scaled || line.unit === '') return line.unit;
    // 万元 is how a Chinese reader writes it; elsewhere the currency and a short sign.
    return texts.language === 'zh'
      ? unitWords(texts, settings.currency, settings.displayUnit)
      : `${line.unit} ${texts.t(`units.short.${settings.displayUnit}`)}`;
  }

  function editable(rowIndex: number, col: number): boolean {
    const row = rows[rowIndex];
    const column = columns[col];
    if (!row || !column || column.field === 'sum' || column.field === 'uncertainty') return false;
    if (row.what === 'add') return column.field === 'label';
    if (row.what !== 'line') return false;
    if (column.field === 'cell') return row.line.entry.type !== 'formula' || column.column === 0;
    if (column.field === 'value') return row.line.entry.type === 'constant';
    return true;
  }

  function editText(rowIndex: number, col: number): string | null {
    const row = rows[rowIndex];
    const column = columns[col];
    if (!row || !column || !editable(rowIndex, col)) return null;
    if (row.what !== 'line') return '';
    const { line } = row;
    const { entry } = line;
    if (column.field === 'cell' && entry.type === 'formula')
      return entry.opening === undefined ? '' : `=${entry.opening}`;
    if (column.field === 'cell' && entry.type === 'series') {
      const own = column.column === 0 ? entry.opening : entry.values[column.column - 1];
      return typeof own === 'number' ? writeFigure(own, line, settings) : '';
    }
    if (column.field === 'unit') return line.unit;
    if (TEXT_FIELDS.has(column.field)) return cell(rowIndex, col).text;
    const shown = value(rowIndex, col);
    return shown === null || !Number.isFinite(shown) ? '' : writeFigure(shown, line, settings);
  }

  function copyText(rowIndex: number, col: number): string {
    const row = rows[rowIndex];
    const shown = value(rowIndex, col);
    // A drawing leaves nothing behind, so that a block can be pasted back as it was copied.
    if (!row || row.what === 'add' || columns[col]?.field === 'uncertainty') return '';
    if (shown === null) return cell(rowIndex, col).text;
    return writeFigure(shown, row.what === 'line' ? row.line : AMOUNT_LINE, settings);
  }

  return {
    rows,
    columns,
    cell,
    value,
    editable,
    editText,
    copyText,
    commit: parts.commit,
    takesFormula(rowIndex, col) {
      const column = columns[col];
      const opening = column?.field === 'cell' && column.column === 0;
      return (
        rows[rowIndex]?.what === 'line' && !opening && (column?.field === 'cell' || column?.field === 'value')
      );
    },
    isRate(rowIndex) {
      const row = rows[rowIndex];
      return row?.what === 'line' && figureStyle(row.line, settings.currency) === 'rate';
    },
  };
}

/** Subtotals are amounts of the plan's currency. */
const AMOUNT_LINE = { kind: 'revenue', unit: '' } as Line;
