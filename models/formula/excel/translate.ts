/**
 * One cell's formula in Excel's language, giving the same number when Excel, LibreOffice or another engine
 * recalculates it: no array entry, no volatile functions, no names. Time functions become references to other
 * columns; at the edges of the plan they become their fill. The text has no leading '='.
 */

import { expressionHasOpening } from '../explain/trace.ts';
import { type Ast, type AstOf, literalArgument } from '../parse/ast.ts';
import type { ExcelContext, TranslationError } from './context.ts';
import { type OverColumns, translateOverColumns } from './over-columns.ts';
import { atom, call, infix, minus, numberPiece, type Piece } from './write.ts';

/** Excel's own limit for a formula. */
const MAX_LENGTH = 8192;

const COMPARISON: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const SAME_IN_EXCEL = {
  min: 'MIN',
  max: 'MAX',
  sum: 'SUM',
  abs: 'ABS',
  sign: 'SIGN',
  mod: 'MOD',
  sqrt: 'SQRT',
  exp: 'EXP',
  ln: 'LN',
  log10: 'LOG10',
  floor: 'INT',
  ifError: 'IFERROR',
} as const;

export function toExcel(ast: Ast, context: ExcelContext): string | TranslationError {
  const { text } = createTranslator(context).number(ast, context.column);
  if (text.length <= MAX_LENGTH) return text;
  const params = { length: text.length, limit: MAX_LENGTH };
  const message = `The formula has ${text.length} characters in Excel, more than the ${MAX_LENGTH} allowed there; give the part under cumulative, total or spread a line of its own.`;
  return { kind: 'translation-error', code: 'too-long', params, message };
}

function createTranslator(context: ExcelContext): OverColumns {
  const { periods } = context;
  const time = (name: 'period' | 'yearFraction', column: number): Piece =>
    atom(context.timeCell(name, column));

  /** A number. */
  const number = (ast: Ast, column: number): Piece => {
    switch (ast.kind) {
      case 'number':
        return numberPiece(ast.value);
      case 'clock':
        return ast.name === 'periods' ? numberPiece(periods) : atom(context.timeCell(ast.name, column));
      case 'name':
        return atom(context.cell(ast.code, column));
      case 'unary':
        return ast.op === '-' ? minus(number(ast.arg, column)) : truth(ast, column);
      case 'binary':
        return binary(ast, column);
      case 'call':
        return fromCall(ast, column);
      case 'weights':
        return numberPiece(0);
    }
  };

  /** A condition, for the places where Excel wants one. */
  const condition = (ast: Ast, column: number): Piece => {
    if (ast.kind === 'unary' && ast.op === 'not') return call('NOT', condition(ast.arg, column));
    if (ast.kind === 'binary') {
      const operator = COMPARISON[ast.op];
      if (operator !== undefined) return infix(number(ast.left, column), operator, number(ast.right, column));
      if (ast.op === 'and' || ast.op === 'or') {
        return call(ast.op.toUpperCase(), condition(ast.left, column), condition(ast.right, column));
      }
    }
    if (ast.kind === 'call' && (ast.fn === 'and' || ast.fn === 'or' || ast.fn === 'not')) {
      return call(ast.fn.toUpperCase(), ...ast.args.map((arg) => condition(arg, column)));
    }
    if (ast.kind === 'call' && ast.fn === 'between') return betweenCondition(ast, column);
    return infix(number(ast, column), '<>', numberPiece(0));
  };

  /** 1 or 0, never TRUE or FALSE, which would vanish in a sum. */
  const truth = (ast: Ast, column: number): Piece =>
    call('IF', condition(ast, column), numberPiece(1), numberPiece(0));

  const betweenCondition = (ast: AstOf<'call'>, column: number): Piece => {
    const period = time('period', column);
    return call(
      'AND',
      infix(period, '>=', argument(ast, 0, column)),
      infix(period, '<=', argument(ast, 1, column)),
    );
  };

  const binary = (ast: AstOf<'binary'>, column: number): Piece => {
    const { op } = ast;
    if (COMPARISON[op] !== undefined || op === 'and' || op === 'or') return truth(ast, column);
    if (op === '^') return power(ast.left, ast.right, column);
    if (op === 'mod') return call('MOD', number(ast.left, column), number(ast.right, column));
    return infix(number(ast.left, column), op, number(ast.right, column));
  };

  /** Excel has no 0^0; here it is 1. The test is only written where it could matter. */
  const power = (base: Ast, exponent: Ast, column: number): Piece => {
    const b = number(base, column);
    const e = number(exponent, column);
    const plain = infix(b, '^', e);
    const fixed = exponent.kind === 'number' && exponent.value !== 0;
    return fixed || isOnePlus(base)
      ? plain
      : call('IF', infix(e, '=', numberPiece(0)), numberPiece(1), plain);
  };

  const argument = (ast: AstOf<'call'>, index: number, column: number): Piece => {
    const found = ast.args[index];
    return found ? number(found, column) : numberPiece(0);
  };

  const shifted = (ast: AstOf<'call'>, source: number, fill: Ast | undefined, column: number): Piece => {
    const [x] = ast.args;
    if (!x) return numberPiece(0);
    const opening = ast.fn === 'lead' || expressionHasOpening(x, context.hasOpening);
    if (source <= periods && (source >= 1 || (source === 0 && opening))) return number(x, source);
    return fill ? number(fill, column) : numberPiece(0);
  };

  const ramp = (ast: AstOf<'call'>, column: number): Piece => {
    const period = time('period', column);
    const [from, to, first, last] = [0, 1, 2, 3].map((index) => argument(ast, index, column));
    if (!from || !to || !first || !last) return numberPiece(0);
    const climbed = infix(infix(to, '-', from), '*', infix(period, '-', first));
    const between = infix(from, '+', infix(climbed, '/', infix(last, '-', first)));
    const early = call('IF', infix(period, '<=', first), from, between);
    return call('IF', infix(period, '>=', last), to, early);
  };

  const fromCall = (ast: AstOf<'call'>, column: number): Piece => {
    const arg = (index: number): Piece => argument(ast, index, column);
    switch (ast.fn) {
      case 'prev':
        return shifted(ast, column - 1, ast.args[1], column);
      case 'lag':
        return shifted(ast, column - literalArgument(ast, 1, 0), ast.args[2], column);
      case 'lead':
        return shifted(ast, column + literalArgument(ast, 1, 0), ast.args[2], column);
      case 'ramp':
        return ramp(ast, column);
      case 'between':
      case 'and':
      case 'or':
      case 'not':
        return truth(ast, column);
      case 'if': {
        const [test] = ast.args;
        return call('IF', test ? condition(test, column) : numberPiece(0), arg(1), arg(2));
      }
      case 'round':
      case 'roundup':
      case 'rounddown':
        return call(ast.fn.toUpperCase(), arg(0), arg(1));
      case 'ceil':
        return minus(call('INT', minus(arg(0))));
      case 'pow': {
        const [base, exponent] = ast.args;
        return base && exponent ? power(base, exponent, column) : numberPiece(0);
      }
      case 'cumulative':
      case 'total':
      case 'average':
      case 'at':
      case 'grow':
      case 'spread':
        return translateOverColumns(ast, column, translator, context);
      default:
        return call(SAME_IN_EXCEL[ast.fn], ...ast.args.map((part) => number(part, column)));
    }
  };

  const translator: OverColumns = { number };
  return translator;
}

/** 1 + rate and the like: zero only for a rate of -100 %. */
function isOnePlus(ast: Ast): boolean {
  return (
    (ast.kind === 'number' && ast.value > 0) ||
    (ast.kind === 'binary' && ast.op === '+' && (isOnePlus(ast.left) || isOnePlus(ast.right)))
  );
}
