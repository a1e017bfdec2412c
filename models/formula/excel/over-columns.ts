/**
 * Functions that look at many columns, in Excel's language: running sums, totals, averages, lookups, growth and
 * spreading. A plain name becomes a range; an expression is written out column by column.
 */
import type { Ast, AstOf } from '../parse/ast.ts';
import type { ExcelContext } from './context.ts';
import { atom, call, infix, numberPiece, type Piece } from './write.ts';

/** The rest of the translator, as far as it is needed here. */
export type OverColumns = { readonly number: (ast: Ast, column: number) => Piece };

export function translateOverColumns(
  ast: AstOf<'call'>,
  column: number,
  translator: OverColumns,
  context: ExcelContext,
): Piece {
  const [x, second] = ast.args;
  const { periods } = context;
  if (!x) return numberPiece(0);
  switch (ast.fn) {
    case 'cumulative':
      return sum(x, 0, column, translator, context);
    case 'total':
      return sum(x, 0, periods, translator, context);
    case 'average':
      return infix(sum(x, 1, periods, translator, context), '/', numberPiece(periods));
    case 'at':
      return second ? lookup(x, second, column, translator, context) : numberPiece(0);
    case 'grow':
      return second ? growth(x, second, column, translator, context) : numberPiece(0);
    default:
      return spread(x, second?.kind === 'weights' ? second.values : [], column, translator, context);
  }
}

function columns(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function sum(x: Ast, from: number, to: number, translator: OverColumns, context: ExcelContext): Piece {
  if (x.kind === 'name') return call('SUM', atom(context.range(x.code, from, to)));
  return columns(from, to)
    .map((column) => translator.number(x, column))
    .reduce((left, right) => infix(left, '+', right));
}

/** The value in a computed column, 0 outside the plan. */
function lookup(x: Ast, place: Ast, column: number, translator: OverColumns, context: ExcelContext): Piece {
  const { periods } = context;
  if (place.kind === 'number') {
    const target = Math.floor(place.value + 0.5);
    return target <= periods ? translator.number(x, target) : numberPiece(0);
  }
  const target = call('ROUND', translator.number(place, column), numberPiece(0));
  const inside = call('AND', infix(target, '>=', numberPiece(0)), infix(target, '<=', numberPiece(periods)));
  const position = infix(target, '+', numberPiece(1));
  const found =
    x.kind === 'name'
      ? call('INDEX', atom(context.range(x.code, 0, periods)), numberPiece(1), position)
      : call('CHOOSE', position, ...columns(0, periods).map((at) => translator.number(x, at)));
  return call('IF', inside, found, numberPiece(0));
}

/**
 * base x product of (1 + rate) over periods 2..column, to the power of the year's part. FVSCHEDULE is that product
 * without array entry; a fixed rate needs none.
 */
function growth(base: Ast, rate: Ast, column: number, translator: OverColumns, context: ExcelContext): Piece {
  const start = translator.number(base, column);
  if (column < 2) return start;
  const part = atom(context.timeCell('yearFraction', column));
  if (rate.kind === 'number') {
    const years = infix(infix(atom(context.timeCell('period', column)), '-', numberPiece(1)), '*', part);
    return infix(start, '*', infix(onePlus(rate, column, translator), '^', years));
  }
  const product =
    rate.kind === 'name'
      ? call('FVSCHEDULE', numberPiece(1), atom(context.range(rate.code, 2, column)))
      : columns(2, column)
          .map((at) => onePlus(rate, at, translator))
          .reduce((left, right) => infix(left, '*', right));
  return infix(start, '*', infix(product, '^', part));
}

function onePlus(rate: Ast, column: number, translator: OverColumns): Piece {
  return infix(numberPiece(1), '+', translator.number(rate, column));
}

function spread(
  x: Ast,
  weights: readonly number[],
  column: number,
  translator: OverColumns,
  context: ExcelContext,
): Piece {
  const count = Math.min(weights.length, column);
  if (count === 0) return numberPiece(0);
  if (x.kind === 'name') {
    const cells = atom(context.range(x.code, column - count + 1, column));
    return call('SUMPRODUCT', cells, atom(context.weights(weights, count)));
  }
  return weights
    .slice(0, count)
    .map((weight, j) => infix(numberPiece(weight), '*', translator.number(x, column - j)))
    .reduce((left, right) => infix(left, '+', right));
}
