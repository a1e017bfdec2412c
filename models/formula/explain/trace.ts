/**
 * Follows the computation of one cell on the tree itself, one number at a time, and notes which cells of other lines
 * it read and where a number was first lost. Slow and simple; used for one cell that a person looks at.
 */
import type { Clock } from '../evaluate/clock.ts';
import { growthFactor } from '../evaluate/kernels.ts';
import { BINARY, type BinaryFunction, UNARY, type UnaryFunction } from '../evaluate/scalar-functions.ts';
import { type Ast, type AstOf, children, literalArgument } from '../parse/ast.ts';

export type CellReader = {
  readonly value: (code: string, column: number) => number;
  readonly hasOpening: (code: string) => boolean;
  readonly clock: Clock;
  readonly periods: number;
};

export type Fault = {
  readonly reason: 'division-by-zero' | 'not-a-number' | 'too-large' | 'depends-on-cell';
  /** The cell that already was not a number, for depends-on-cell. */
  readonly on?: { readonly code: string; readonly column: number };
  readonly column?: number;
};

export type Tracer = {
  readonly evaluate: (ast: Ast, column: number) => number;
  readonly fault: () => Fault | undefined;
  readonly ingredients: () => readonly {
    readonly code: string;
    readonly column: number;
    readonly value: number;
  }[];
};

/** Does an expression count as having an opening: does any name in it? */
export function expressionHasOpening(ast: Ast, hasOpening: (code: string) => boolean): boolean {
  if (ast.kind === 'name') return hasOpening(ast.code);
  return children(ast).some((child) => expressionHasOpening(child, hasOpening));
}

export function createTracer(reader: CellReader): Tracer {
  const read = new Map<string, { readonly code: string; readonly column: number; readonly value: number }>();
  let fault: Fault | undefined;
  const { periods, clock } = reader;

  const cell = (code: string, column: number): number => {
    const value = reader.value(code, column);
    read.set(`${code}@${column}`, { code, column, value });
    if (!Number.isFinite(value)) fault ??= { reason: 'depends-on-cell', on: { code, column } };
    return value;
  };

  const checked = (value: number, fn: string, right?: number): number => {
    if (!Number.isFinite(value)) {
      const byZero = right === 0 && (fn === '/' || fn === 'mod');
      fault ??= {
        reason: byZero
          ? 'division-by-zero'
          : Number.isNaN(value) && fn !== '^' && fn !== 'exp'
            ? 'not-a-number'
            : overflow(fn, right),
      };
    }
    return value;
  };

  const overflow = (fn: string, right: number | undefined): Fault['reason'] => {
    return fn === '^' && right !== undefined && !Number.isInteger(right) ? 'not-a-number' : 'too-large';
  };

  const unary = (fn: UnaryFunction, x: number): number => checked(UNARY[fn](x), fn);
  const binary = (fn: BinaryFunction, a: number, b: number): number => checked(BINARY[fn](a, b), fn, b);

  const range = (ast: Ast, from: number, to: number): readonly number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => evaluate(ast, from + index));

  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b);

  const shift = (call: AstOf<'call'>, source: number, fill: Ast | undefined, column: number): number => {
    const [x] = call.args;
    if (!x) return Number.NaN;
    const opening = call.fn === 'lead' || expressionHasOpening(x, reader.hasOpening);
    const exists = source <= periods && (source >= 1 || (source === 0 && opening));
    if (exists) return evaluate(x, source);
    return fill ? evaluate(fill, column) : 0;
  };

  const evaluate = (ast: Ast, column: number): number => {
    switch (ast.kind) {
      case 'number':
        return ast.value;
      case 'clock':
        return clock[ast.name][column] ?? Number.NaN;
      case 'name':
        return cell(ast.code, column);
      case 'unary':
        return unary(ast.op === '-' ? 'negate' : 'not', evaluate(ast.arg, column));
      case 'binary':
        return binary(ast.op, evaluate(ast.left, column), evaluate(ast.right, column));
      case 'call':
        return call(ast, column);
      case 'weights':
        return Number.NaN;
    }
  };

  const call = (ast: AstOf<'call'>, column: number): number => {
    const { args } = ast;
    const [first] = args;
    const number = (index: number): number => {
      const argument = args[index];
      return argument ? evaluate(argument, column) : 0;
    };
    if (!first) return Number.NaN;
    switch (ast.fn) {
      case 'prev':
        return shift(ast, column - 1, args[1], column);
      case 'lag':
        return shift(ast, column - literalArgument(ast, 1, 0), args[2], column);
      case 'lead':
        return shift(ast, column + literalArgument(ast, 1, 0), args[2], column);
      case 'cumulative':
        return sum(range(first, 0, column));
      case 'total':
        return sum(range(first, 0, periods));
      case 'average':
        return sum(range(first, 1, periods)) / periods;
      case 'at': {
        const place = BINARY.round(number(1), 0);
        if (Number.isNaN(place)) return place;
        return place >= 0 && place <= periods ? evaluate(first, place) : 0;
      }
      case 'grow': {
        const base = number(0);
        const [, rate] = args;
        if (!rate || column < 2) return base;
        const part = clock.yearFraction[column] ?? 1;
        const growth = range(rate, 2, column).reduce(
          (product, value) => product * growthFactor(value, part),
          1,
        );
        return checked(base * growth, 'grow');
      }
      case 'spread': {
        const weights = args[1]?.kind === 'weights' ? args[1].values : [];
        return weights.reduce(
          (result, weight, j) => (column - j >= 1 ? result + weight * evaluate(first, column - j) : result),
          0,
        );
      }
      case 'ramp':
        return ramp(number, column);
      case 'between': {
        const from = BINARY['>='](column, number(0));
        return BINARY.and(from, BINARY['<='](column, number(1)));
      }
      case 'if': {
        const truth = number(0);
        if (Number.isNaN(truth)) return truth;
        return number(truth === 0 ? 2 : 1);
      }
      case 'ifError': {
        const before = fault;
        const value = number(0);
        if (Number.isFinite(value)) return value;
        fault = before;
        return number(1);
      }
      case 'and':
      case 'or':
        return args.length === 1
          ? unary('truth', number(0))
          : fold(
              ast.fn,
              args.map((_, index) => number(index)),
            );
      case 'sum':
        return fold(
          '+',
          args.map((_, index) => number(index)),
        );
      case 'min':
      case 'max':
        return fold(
          ast.fn,
          args.map((_, index) => number(index)),
        );
      case 'round':
      case 'roundup':
      case 'rounddown':
      case 'mod':
        return binary(ast.fn, number(0), number(1));
      case 'pow':
        return binary('^', number(0), number(1));
      default:
        return unary(ast.fn, number(0));
    }
  };

  const fold = (fn: BinaryFunction, values: readonly number[]): number =>
    values.reduce((a, b) => binary(fn, a, b));

  const ramp = (number: (index: number) => number, column: number): number => {
    const [first, last] = [number(2), number(3)];
    if (Number.isNaN(first) || Number.isNaN(last)) return Number.NaN;
    if (column >= last) return number(1);
    if (column <= first) return number(0);
    return number(0) + ((number(1) - number(0)) * (column - first)) / (last - first);
  };

  return { evaluate, fault: () => fault, ingredients: () => [...read.values()] };
}
