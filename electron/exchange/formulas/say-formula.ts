/**
 * Reads what a cell's formula says about its table: references become rows and periods back, assumption cells, the
 * calendar. Promises an expression that means the same in every period with the same key, or the reason why not.
 * It must not look at values, except to tell a header of periods and an empty cell from a figure.
 */
import type { FunctionName } from '../../../models/formula/parse/functions.ts';
import { cellAddress } from '../sheets/sheet-cells.ts';
import { type BookView, cellIn, covers, type Frame, placeIn } from './book-view.ts';
import type { CellPlace } from './excel-tokens.ts';
import { type ExcelTree, excelTree } from './excel-tree.ts';
import { type RangeReader, rangeReader } from './say-range.ts';
import { type BinaryOp, type Said, type SheetExpression, said, trouble } from './sheet-expression.ts';

/** Where the formula stands; `period` is null for a cell that belongs to no period, such as a total. */
export type Here = { readonly sheet: number; readonly frame: number | null; readonly period: number | null };

export type FormulaReader = {
  readonly say: (formula: string, here: Here) => Said;
};

const OPERATORS: Readonly<Record<string, BinaryOp>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '^': '^',
  '=': '==',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Functions that mean the same here and in Excel, with the least and the most arguments they have there. */
const SAME: Readonly<Record<string, readonly [fn: FunctionName, least: number, most: number]>> = {
  ABS: ['abs', 1, 1],
  AND: ['and', 1, 255],
  OR: ['or', 1, 255],
  NOT: ['not', 1, 1],
  MIN: ['min', 1, 255],
  MAX: ['max', 1, 255],
  ROUND: ['round', 2, 2],
  ROUNDUP: ['roundup', 2, 2],
  ROUNDDOWN: ['rounddown', 2, 2],
  TRUNC: ['rounddown', 1, 2],
  INT: ['floor', 1, 1],
  SIGN: ['sign', 1, 1],
  MOD: ['mod', 2, 2],
  POWER: ['pow', 2, 2],
  SQRT: ['sqrt', 1, 1],
  EXP: ['exp', 1, 1],
  LN: ['ln', 1, 1],
  LOG10: ['log10', 1, 1],
  IFERROR: ['ifError', 2, 2],
};

const DEEPEST_CONSTANT = 12;
const MOST_OPTIONS = 12;

export function formulaReader(book: BookView, frames: readonly Frame[]): FormulaReader {
  const ranges: RangeReader = rangeReader(book, frames, (sheet, at, here) => single(sheet, at, here));
  let depth = 0;

  function tell(tree: ExcelTree, here: Here): Said {
    switch (tree.kind) {
      case 'number':
        return said({ kind: 'number', value: tree.value });
      case 'logical':
        return said({ kind: 'number', value: tree.value ? 1 : 0 });
      case 'nothing':
        return said({ kind: 'number', value: 0 });
      case 'text':
        return trouble('text', `"${tree.value}"`);
      case 'error':
        return trouble('error', tree.value);
      case 'name': {
        const meant = book.defined(tree.value, here.sheet);
        return meant ? tell(meant, here) : trouble('name', tree.value);
      }
      case 'cell': {
        const sheet = sheetOf(tree.sheet, here);
        return sheet === undefined ? trouble('other-sheet', tree.sheet ?? '') : single(sheet, tree.at, here);
      }
      case 'range':
        return trouble('range', rangeText(tree));
      case 'minus': {
        const of = tell(tree.of, here);
        if (!of.ok) return of;
        return said(
          of.value.kind === 'number'
            ? { kind: 'number', value: -of.value.value }
            : { kind: 'minus', of: of.value },
        );
      }
      case 'binary':
        return binary(tree, here);
      case 'call':
        return call(tree, here);
    }
  }

  function binary(tree: Extract<ExcelTree, { kind: 'binary' }>, here: Here): Said {
    const op = OPERATORS[tree.op];
    if (!op) return trouble('text', tree.op);
    const left = tell(tree.left, here);
    if (!left.ok) return left;
    const right = tell(tree.right, here);
    if (!right.ok) return right;
    // 5% is written as 5/100 by the reader of formulas.
    if (
      op === '/' &&
      left.value.kind === 'number' &&
      right.value.kind === 'number' &&
      right.value.value !== 0
    )
      return said({ kind: 'number', value: left.value.value / right.value.value });
    return said({ kind: 'binary', op, left: left.value, right: right.value });
  }

  function call(tree: Extract<ExcelTree, { kind: 'call' }>, here: Here): Said {
    const { name, args } = tree;
    if (name === 'IF') return conditional(args, here);
    if (name === 'CHOOSE' || (name === 'INDEX' && args.length === 2)) return choice(name, args, here);
    if (name === 'SUM' || name === 'AVERAGE' || name === 'SUMPRODUCT' || name === 'SUBTOTAL')
      return ranges.gather(name, args, here, tell);
    if (name === 'NPV') return ranges.presentValue(args, here, tell);
    if (name === 'PMT') return payment(args, here);
    if (name === 'YEAR' || name === 'MONTH') return calendar(name, args, here);
    if (name === 'TRUE' || name === 'FALSE') return said({ kind: 'number', value: name === 'TRUE' ? 1 : 0 });
    const same = Object.hasOwn(SAME, name) ? SAME[name] : undefined;
    if (!same || args.length < same[1] || args.length > same[2]) return trouble('function', name);
    const [fn] = same;
    const flat = ranges.spreadOut(args, here, tell);
    if (!flat.ok) return trouble(flat.trouble.reason, flat.trouble.what);
    if (fn === 'pow') {
      const [left, right] = flat.value;
      if (left && right) return said({ kind: 'binary', op: '^', left, right });
    }
    return said({ kind: 'call', fn, args: flat.value });
  }

  function conditional(args: readonly ExcelTree[], here: Here): Said {
    if (args.length < 2 || args.length > 3) return trouble('function', 'IF');
    const parts = args.map((each) => tell(each, here));
    const failed = parts.find((part) => !part.ok);
    if (failed) return failed;
    const [test, yes, no = { kind: 'number', value: 0 } as const] = parts.flatMap((part) =>
      part.ok ? [part.value] : [],
    );
    return test && yes ? said({ kind: 'call', fn: 'if', args: [test, yes, no] }) : trouble('function', 'IF');
  }

  /** CHOOSE(n, a, b, c) and INDEX(a:c, n): the scenario switches of models, as one condition in another. */
  function choice(name: string, args: readonly ExcelTree[], here: Here): Said {
    const [first, second] = args;
    const place = name === 'CHOOSE' ? first : second;
    const which = place ? tell(place, here) : undefined;
    if (!which?.ok || !first) return which ?? trouble('function', name);
    const options = name === 'CHOOSE' ? args.slice(1).map((each) => tell(each, here)) : undefined;
    const failed = options?.find((option) => !option.ok);
    if (failed) return failed;
    const flat = options
      ? { ok: true as const, value: options.flatMap((option) => (option.ok ? [option.value] : [])) }
      : ranges.listed(first, here);
    if (!flat.ok) return trouble(flat.trouble.reason, flat.trouble.what);
    const list = flat.value;
    const last = list.at(-1);
    if (!last || list.length > MOST_OPTIONS) return trouble('function', name);
    if (which.value.kind === 'number') {
      const only = list[Math.trunc(which.value.value) - 1];
      return only ? said(only) : trouble('function', name);
    }
    return said(
      list.slice(0, -1).reduceRight<SheetExpression>((rest, option, at) => {
        const test: SheetExpression = {
          kind: 'binary',
          op: '==',
          left: which.value,
          right: { kind: 'number', value: at + 1 },
        };
        return { kind: 'call', fn: 'if', args: [test, option, rest] };
      }, last),
    );
  }

  /** PMT(r, n, pv) = -pv r / (1 - (1 + r)^-n); with a future value or at the start of the period it stays in Excel. */
  function payment(args: readonly ExcelTree[], here: Here): Said {
    if (args.length !== 3) return trouble('function', 'PMT');
    const parts = args.map((each) => tell(each, here));
    const failed = parts.find((part) => !part.ok);
    if (failed) return failed;
    const [rate, number, amount] = parts.flatMap((part) => (part.ok ? [part.value] : []));
    if (!rate || !number || !amount) return trouble('function', 'PMT');
    const one: SheetExpression = { kind: 'number', value: 1 };
    const grown: SheetExpression = {
      kind: 'binary',
      op: '^',
      left: { kind: 'binary', op: '+', left: one, right: rate },
      right: { kind: 'minus', of: number },
    };
    return said({
      kind: 'binary',
      op: '/',
      left: { kind: 'binary', op: '*', left: { kind: 'minus', of: amount }, right: rate },
      right: { kind: 'binary', op: '-', left: one, right: grown },
    });
  }

  function calendar(name: 'YEAR' | 'MONTH', args: readonly ExcelTree[], here: Here): Said {
    const [only] = args;
    if (args.length !== 1 || only?.kind !== 'cell' || here.period === null) return trouble('function', name);
    const sheet = sheetOf(only.sheet, here);
    const frame = sheet === undefined ? undefined : frameAt(sheet, only.at.row, only.at.column);
    if (!frame || sheet === undefined) return trouble('function', name);
    const { along } = placeIn(frame, only.at.row, only.at.column);
    const period = frame.periods.get(along);
    // A date row may show the end of the period: the answer is checked against the stored values at the end.
    if (period === undefined) return trouble('function', name);
    return said({ kind: 'clock', name: name === 'YEAR' ? 'year' : 'month', back: here.period - period });
  }

  function single(sheet: number, at: CellPlace, here: Here): Said {
    const number = frameIndexAt(sheet, at.row, at.column);
    const frame = number === undefined ? undefined : frames[number];
    if (frame && number !== undefined) {
      const { line, along } = placeIn(frame, at.row, at.column);
      const period = frame.periods.get(along);
      if (period !== undefined) {
        const fixed = (frame.down ? at.fixedRow : at.fixedColumn) || here.period === null;
        const place = { frame: number, line };
        const back = (here.period ?? 0) - period;
        const clock = frame.included.has(line) ? undefined : clockOf(book, frame, line);
        if (clock && !fixed) return said(clock(back));
        // Above the header and outside of the lines there are assumptions, whatever column they stand in.
        if (!frame.lines.has(line)) return constant(sheet, at, here);
        return said(fixed ? { kind: 'fixed', ...place, period } : { kind: 'row', ...place, back });
      }
    }
    return constant(sheet, at, here);
  }

  /** A cell beside the periods: an assumption, or a formula over assumptions and whole rows. */
  function constant(sheet: number, at: CellPlace, here: Here): Said {
    const cell = book.cell(sheet, at.row, at.column);
    if (!cell) return said({ kind: 'number', value: 0 });
    const address = cellAddress(at.row, at.column);
    if (cell.t === 'e') return trouble('error', `${address} ${String(cell.v)}`);
    if (cell.f !== undefined && !/^=?\s*[-+]?[\d.]+%?\s*$/.test(cell.f)) {
      if (depth >= DEEPEST_CONSTANT) return trouble('circular', address);
      depth += 1;
      const tree = excelTree(cell.f);
      const inner = tree
        ? tell(tree, { sheet, frame: here.frame, period: null })
        : trouble('unreadable', address);
      depth -= 1;
      return inner;
    }
    if (book.figure(sheet, at.row, at.column) === undefined)
      return cell.t === 's' && String(cell.v).trim() !== ''
        ? trouble('text', address)
        : said({ kind: 'number', value: 0 });
    return said({ kind: 'constant', sheet, row: at.row, column: at.column });
  }

  function sheetOf(name: string | null, here: Here): number | undefined {
    return name === null ? here.sheet : book.sheetNamed(name);
  }

  function frameIndexAt(sheet: number, row: number, column: number): number | undefined {
    const found = frames.findIndex((frame) => covers(frame, sheet, row, column));
    return found === -1 ? undefined : found;
  }

  function frameAt(sheet: number, row: number, column: number): Frame | undefined {
    const found = frameIndexAt(sheet, row, column);
    return found === undefined ? undefined : frames[found];
  }

  return {
    say: (formula, here) => {
      const tree = excelTree(formula);
      return tree ? tell(tree, here) : trouble('unreadable', formula.slice(0, 40));
    },
  };
}

type Clock = (back: number) => SheetExpression;

/** A row that only counts the periods, or shows their years or months, is the calendar rather than a line. */
function clockOf(book: BookView, frame: Frame, line: number): Clock | undefined {
  const figures: { readonly period: number; readonly value: number }[] = [];
  for (const [along, period] of frame.periods) {
    if (period === 0) continue;
    const value = book.figure(frame.sheet, ...cellIn(frame, line, along));
    if (value === undefined) return undefined;
    figures.push({ period, value });
  }
  const [first] = figures;
  if (!first || figures.length < 2) return undefined;
  const shift = first.value - first.period;
  if (!Number.isInteger(shift) || !figures.every(({ period, value }) => value === period + shift))
    return undefined;
  return (back) => {
    const clock: SheetExpression = { kind: 'clock', name: 'period', back };
    return shift === 0
      ? clock
      : { kind: 'binary', op: '+', left: clock, right: { kind: 'number', value: shift } };
  };
}

function rangeText({ from, to }: Extract<ExcelTree, { kind: 'range' }>): string {
  return `${cellAddress(from.row, from.column)}:${cellAddress(to.row, to.column)}`;
}
