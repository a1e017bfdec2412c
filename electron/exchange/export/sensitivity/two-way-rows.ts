/**
 * The two-way sheet: NPV over percentages on two lines, every cell a formula over rows of its own (point-rows.ts), so
 * that every spreadsheet program works it out. The percentages may be changed; the middle is the plan itself.
 */
import { twoWayGrid } from '../../../../scenarios/grid.ts';
import { headlineMetric } from '../../../../scenarios/metrics.ts';
import type { Book } from '../book.ts';
import { cellName, FIRST_ROW, timeColumn } from '../columns.ts';
import type { ShiftAxis } from '../extras.ts';
import type { LiveModel } from '../formulas/live-model.ts';
import {
  type Content,
  constant,
  formula,
  input,
  type Refs,
  type Row,
  type TimeSheet,
} from '../sheet-model.ts';
import { type ReturnView, returnViews } from '../sheets/return-view.ts';
import type { Mark } from '../workbook-model.ts';
import { type PointPlan, pointKey, X_AXIS, yAxis } from './point-rows.ts';

/** Above the table: heading, remark, and its top row. */
const TOP_ROW = FIRST_ROW + 2;

export function twoWaySheet(book: Book, model: LiveModel, points: PointPlan | null): TimeSheet | null {
  const [view] = returnViews(book);
  if (!view || !points) return null;
  const { moreWords: say, returnsWords } = book;
  const { x, y } = points.twoWay;
  return {
    key: 'sensitivity',
    title: say.sheets.twoWay,
    isPlain: true,
    rows: [
      {
        label: `${returnsWords.npv} (${view.title}), ${book.plan.settings.currency}`,
        look: 'heading',
        number: 'text',
      },
      { label: points.isLive ? say.shiftNote : say.shiftsStated, look: 'muted', number: 'text' },
      {
        key: X_AXIS,
        label: say.acrossAndDown(x.label, y.label),
        look: 'subtotal',
        number: 'shift',
        columns: x.shifts.length,
        totalNumber: 'amount',
        totalCell: (refs) => formula(refs.constant(view.key('npv')), view.returns.npv ?? '', true),
        cell: (column) => axisCell(x.shifts[column] ?? 0),
      },
      ...tableRows(book, model, points, view),
    ],
  };
}

/** The middle stays: it is the plan itself. */
function axisCell(shift: number): Content {
  return shift === 0 ? constant(0) : input(shift);
}

function tableRows(
  book: Book,
  model: LiveModel,
  { cone, isLive, twoWay: { x, y } }: PointPlan,
  view: ReturnView,
): readonly Row[] {
  const factor = ({ code }: ShiftAxis) => ({ kind: 'line', code, measure: 'factor' }) as const;
  const factors = ({ shifts }: ShiftAxis): readonly number[] => shifts.map((shift) => 1 + shift);
  const grid = twoWayGrid(
    book.shown.plan,
    [headlineMetric('npv')],
    { driver: factor(x), values: factors(x) },
    { driver: factor(y), values: factors(y) },
  );
  const values = grid.sheets[0]?.values ?? new Float64Array(0);
  const across = x.shifts.length;
  const text = (column: number, down: number, refs: Refs): string => {
    const range = (key: string): string => refs.range(key, 0, book.periods);
    const at = (code: string): string => range(pointKey(model, cone, code, { x: column, y: down }));
    const operating = `SUMPRODUCT(${at(view.operatingCode)},${range(view.discount.factor)})`;
    if (view.terminalCode === null) return operating;
    const timed = view.discounting.terminalWithFlows ? view.discount.factor : view.discount.endFactor;
    return `${operating}+SUMPRODUCT(${at(view.terminalCode)},${range(timed)})`;
  };
  return y.shifts.map(
    (shift, down): Row => ({
      key: yAxis(down),
      label: '',
      look: shift === 0 ? 'subtotal' : 'line',
      number: 'amount',
      columns: across,
      totalNumber: 'shift',
      totalCell: () => axisCell(shift),
      cell: (column, refs) => {
        const value = values[down * across + column] ?? Number.NaN;
        if (shift === 0 && x.shifts[column] === 0)
          return formula(refs.constant(view.key('npv')), view.returns.npv ?? '', true);
        return isLive ? formula(text(column, down, refs), value) : constant(value);
      },
    }),
  );
}

/** Losses are red as well as in brackets. */
export function twoWayMarks({ moreWords }: Book, points: PointPlan | null): readonly Mark[] {
  if (!points) return [];
  const { x, y } = points.twoWay;
  const corner = cellName(timeColumn(x.shifts.length - 1), TOP_ROW + y.shifts.length);
  return [
    {
      sheet: moreWords.sheets.twoWay,
      range: `${cellName(timeColumn(0), TOP_ROW + 1)}:${corner}`,
      look: 'low',
      when: { kind: 'below', limit: 0 },
    },
  ];
}
