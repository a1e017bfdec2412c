/**
 * Reads what a range means: rows added up in one period, a running sum, all periods of a row, a window of some periods.
 * Promises that a range is never wider than it can say exactly; anything else stays in Excel with a reason.
 */
import { cellAddress } from '../sheets/sheet-cells.ts';
import { type BookView, covers, type Frame, placeIn } from './book-view.ts';
import type { CellPlace } from './excel-tokens.ts';
import type { ExcelTree } from './excel-tree.ts';
import type { Here } from './say-formula.ts';
import { type Said, type SheetExpression, said, type Trouble, trouble } from './sheet-expression.ts';

type Many =
  | { readonly ok: true; readonly value: readonly SheetExpression[] }
  | { readonly ok: false; readonly trouble: Trouble };
type Tell = (tree: ExcelTree, here: Here) => Said;
type Single = (sheet: number, at: CellPlace, here: Here) => Said;
type Range = Extract<ExcelTree, { kind: 'range' }>;

export type RangeReader = {
  readonly gather: (name: string, args: readonly ExcelTree[], here: Here, tell: Tell) => Said;
  readonly presentValue: (args: readonly ExcelTree[], here: Here, tell: Tell) => Said;
  /** Arguments with ranges replaced by their cells. */
  readonly spreadOut: (args: readonly ExcelTree[], here: Here, tell: Tell) => Many;
  /** The cells of a range in their order, none of them empty. */
  readonly listed: (tree: ExcelTree, here: Here) => Many;
};

const MOST_CELLS = 300;
const LONGEST_WINDOW = 36;

export function rangeReader(book: BookView, frames: readonly Frame[], single: Single): RangeReader {
  /** Every cell that holds a figure, as one expression each. */
  function cells(range: Range, here: Here, skipSubtotals = false): Many {
    const found = openRange(range, here);
    if (!found) return no('range', range);
    const { sheet, top, bottom, left, right } = found;
    if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) return no('range', range);
    const value: SheetExpression[] = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = book.cell(sheet, row, column);
        if (!cell || (cell.t === 's' && cell.f === undefined) || cell.t === 'b') continue;
        if (skipSubtotals && /^=?\s*SUBTOTAL\(/i.test(cell.f ?? '')) continue;
        const part = single(
          sheet,
          { row, column, fixedRow: range.from.fixedRow, fixedColumn: range.from.fixedColumn },
          here,
        );
        if (!part.ok) return part;
        value.push(part.value);
      }
    }
    return { ok: true, value };
  }

  /** A range along the periods, row by row; undefined where it is one column of them or none. */
  function along(range: Range, here: Here): Many | undefined {
    const found = openRange(range, here);
    if (!found) return undefined;
    const { sheet, top, bottom, left, right } = found;
    const number = frames.findIndex(
      (frame) => covers(frame, sheet, top, left) && covers(frame, sheet, bottom, right),
    );
    const frame = frames[number];
    if (!frame) return undefined;
    const first = placeIn(frame, top, left);
    const last = placeIn(frame, bottom, right);
    const [fromMark, toMark] = frame.down
      ? [range.from.fixedRow, range.to.fixedRow]
      : [range.from.fixedColumn, range.to.fixedColumn];
    // $D5:D5 is a running sum that has only just begun.
    if (first.along === last.along && !(fromMark && !toMark)) return undefined;
    const inside = [...frame.periods].filter(([at]) => at >= first.along && at <= last.along);
    if (inside.length === 0) return undefined;
    const periods = inside.map(([, period]) => period);
    const [from, to] = [Math.min(...periods), Math.max(...periods)];
    const lines = [...frame.lines].filter((line) => line >= first.line && line <= last.line);
    if (lines.length === 0 || lines.length > MOST_CELLS) return no('range', range);
    const fixedFrom = here.period === null || fromMark;
    const fixedTo = here.period === null || toMark;
    const value: SheetExpression[] = [];
    for (const line of lines) {
      const parts = lineAlong({ frame: number, line }, from, to, fixedFrom, fixedTo, here.period ?? 0);
      if (!parts) return no('range', range);
      value.push(...parts);
    }
    return { ok: true, value };
  }

  function openRange({ sheet: name, from, to }: Range, here: Here) {
    const sheet = name === null ? here.sheet : book.sheetNamed(name);
    return sheet === undefined
      ? undefined
      : {
          sheet,
          top: Math.min(from.row, to.row),
          bottom: Math.max(from.row, to.row),
          left: Math.min(from.column, to.column),
          right: Math.max(from.column, to.column),
        };
  }

  function spreadOut(args: readonly ExcelTree[], here: Here, tell: Tell, skipSubtotals = false): Many {
    const value: SheetExpression[] = [];
    for (const argument of args) {
      const range = asRange(argument, here);
      const part = range
        ? (along(range, here) ?? cells(range, here, skipSubtotals))
        : one(tell(argument, here));
      if (!part.ok) return part;
      value.push(...part.value);
    }
    return { ok: true, value };
  }

  function listed(tree: ExcelTree, here: Here): Many {
    const range = asRange(tree, here);
    if (!range) return { ok: false, trouble: { reason: 'range', what: '' } };
    const { from, to } = range;
    const size = (Math.abs(to.row - from.row) + 1) * (Math.abs(to.column - from.column) + 1);
    const found = cells(range, here);
    return found.ok && found.value.length !== size ? no('range', range) : found;
  }

  /** A defined name may stand for a range. */
  function asRange(tree: ExcelTree, here: Here): Range | undefined {
    const meant = tree.kind === 'name' ? book.defined(tree.value, here.sheet) : tree;
    return meant?.kind === 'range' ? meant : undefined;
  }

  function gather(name: string, args: readonly ExcelTree[], here: Here, tell: Tell): Said {
    if (name === 'SUBTOTAL') {
      const [which, ...rest] = args;
      if (which?.kind !== 'number' || (which.value !== 9 && which.value !== 109) || rest.length === 0)
        return trouble('function', name);
      return added(spreadOut(rest, here, tell, true));
    }
    if (name === 'SUM') return added(spreadOut(args, here, tell));
    const ranges = args.map((each) => asRange(each, here));
    const [first] = ranges;
    if (name === 'AVERAGE' && args.length > 1 && ranges.every((range) => range === undefined)) {
      // Cells by themselves: opening and closing balance.
      const parts = spreadOut(args, here, tell);
      const sum = added(parts);
      if (!parts.ok || !sum.ok || !args.every(({ kind }) => kind === 'cell'))
        return trouble('function', name);
      const right: SheetExpression = { kind: 'number', value: parts.value.length };
      return said({ kind: 'binary', op: '/', left: sum.value, right });
    }
    if (!first || ranges.some((range) => range === undefined)) return trouble('function', name);
    if (name === 'AVERAGE') {
      if (ranges.length !== 1) return trouble('function', name);
      const whole = along(first, here);
      if (whole) {
        const [only, ...more] = whole.ok ? whole.value : [];
        if (only?.kind === 'span' && more.length === 0) return said({ ...only, mean: true });
        return trouble('range', rangeText(first));
      }
      const parts = cells(first, here);
      if (!parts.ok) return parts;
      const sum = added(parts);
      if (!sum.ok || parts.value.length === 0) return trouble('range', rangeText(first));
      const count: SheetExpression = { kind: 'number', value: parts.value.length };
      return said({ kind: 'binary', op: '/', left: sum.value, right: count });
    }
    return product(
      ranges.flatMap((range) => (range ? [range] : [])),
      here,
    );
  }

  function product(ranges: readonly Range[], here: Here): Said {
    const [first] = ranges;
    if (!first || ranges.some((range) => along(range, here) !== undefined))
      return trouble('function', 'SUMPRODUCT');
    const lists: (readonly SheetExpression[])[] = [];
    for (const range of ranges) {
      const list = cells(range, here);
      if (!list.ok) return list;
      lists.push(list.value);
    }
    const [head = [], ...others] = lists;
    if (others.some((list) => list.length !== head.length)) return trouble('range', rangeText(first));
    const products = head.map((left, at) =>
      others.reduce<SheetExpression>((product, list) => {
        const right = list[at] ?? left;
        return { kind: 'binary', op: '*', left: product, right };
      }, left),
    );
    return added({ ok: true, value: products });
  }

  function presentValue(args: readonly ExcelTree[], here: Here, tell: Tell): Said {
    const [rateTree, flows, ...more] = args;
    const range = flows && asRange(flows, here);
    if (!rateTree || !range || more.length > 0) return trouble('function', 'NPV');
    const rate = tell(rateTree, here);
    if (!rate.ok) return rate;
    const found = along(range, { ...here, period: null });
    const [only, ...others] = found?.ok ? found.value : [];
    if (only?.kind !== 'span' || others.length > 0) return trouble('function', 'NPV');
    const { frame, line, from, to } = only;
    return said({ kind: 'present-value', frame, line, from, to, rate: rate.value });
  }

  return { gather, presentValue, listed, spreadOut };
}

function lineAlong(
  place: { readonly frame: number; readonly line: number },
  from: number,
  to: number,
  fixedFrom: boolean,
  fixedTo: boolean,
  period: number,
): readonly SheetExpression[] | undefined {
  if (fixedFrom && fixedTo) return [{ kind: 'span', ...place, from, to, mean: false }];
  if (fixedFrom) return [{ kind: 'running', ...place, from, back: period - to }];
  if (fixedTo) return undefined;
  if (to - from + 1 > LONGEST_WINDOW) return undefined;
  return Array.from({ length: to - from + 1 }, (_, at) => ({
    kind: 'row' as const,
    ...place,
    back: period - from - at,
  }));
}

function added(parts: Many): Said {
  if (!parts.ok) return parts;
  const [only, ...more] = parts.value;
  if (!only) return said({ kind: 'number', value: 0 });
  return said(more.length === 0 ? only : { kind: 'call', fn: 'sum', args: parts.value });
}

function one(part: Said): Many {
  return part.ok ? { ok: true, value: [part.value] } : part;
}

function no(reason: Trouble['reason'], range: Range): Many {
  return { ok: false, trouble: { reason, what: rangeText(range) } };
}

function rangeText({ from, to }: Range): string {
  return `${cellAddress(from.row, from.column)}:${cellAddress(to.row, to.column)}`;
}
