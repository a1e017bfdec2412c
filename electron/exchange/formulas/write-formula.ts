/**
 * Writes what a row says as a formula of the plan: rows become codes, assumption cells become drivers, rows that are not
 * imported (totals) are written out in place. Promises text whose value is the plan line's: scaled and turned as the
 * mapping says. It must not evaluate; whether the numbers agree is checked afterwards.
 */
import { LIMITS } from '../../../models/plan/limits.ts';
import {
  alike,
  allAlike,
  atom,
  callPiece,
  convert,
  differenceOf,
  inBrackets,
  negative,
  numberPiece,
  type Piece,
  POWER,
  sumOf,
} from './formula-piece.ts';
import type { RowFormula } from './row-formula.ts';
import type { RowPlace, SheetExpression, Trouble } from './sheet-expression.ts';

export type LineName = {
  readonly code: string;
  /** Scale with the sign: the line's value is the sheet's figure times this. */
  readonly factor: number;
  /** Its opening column may hold something, which running sums over periods must leave out. */
  readonly opening: boolean;
};

export type Naming = {
  /** Undefined for a row that is not imported. */
  readonly line: (place: RowPlace) => LineName | undefined;
  readonly formulaOf: (place: RowPlace) => RowFormula | undefined;
  readonly constant: (sheet: number, row: number, column: number) => LineName | undefined;
  readonly periods: number;
};

export type Written =
  | { readonly ok: true; readonly piece: Piece }
  | { readonly ok: false; readonly trouble: Trouble };

const DEEPEST = 12;

export function writeFormula(expression: SheetExpression, naming: Naming): Written {
  let failed: Trouble | undefined;
  const fail = (reason: Trouble['reason'], what: string): Piece => {
    failed ??= { reason, what };
    return numberPiece(0);
  };
  let depth = 0;

  function piece(each: SheetExpression): Piece {
    switch (each.kind) {
      case 'number':
        return numberPiece(each.value);
      case 'constant': {
        const named = naming.constant(each.sheet, each.row, each.column);
        return named ? atom(named.code, named.factor) : fail('row-left-out', 'constant');
      }
      case 'clock':
        return clock(each.name, each.back);
      case 'minus':
        return negative(piece(each.of));
      case 'binary':
        return binary(each.op, piece(each.left), piece(each.right));
      case 'call':
        return call(each.fn, each.args.map(piece));
      case 'row':
        return shifted(figureOf(each), each.back);
      case 'fixed':
        return within(figureOf(each), (text) => `at(${text}, ${each.period})`);
      case 'span':
        return span(each);
      case 'running':
        return shifted(
          within(periodsOnly(each, each.from), (text) => `cumulative(${text})`),
          each.back,
        );
      case 'present-value':
        return presentValue(each);
    }
  }

  function figureOf(place: RowPlace): Piece {
    const named = naming.line(place);
    if (named) return atom(named.code, named.factor);
    const formula = naming.formulaOf(place);
    if (formula?.kind !== 'formula' || formula.odd.length > 0 || formula.start.kind === 'given') {
      const why =
        formula?.kind === 'stays' && formula.trouble.reason !== 'inconsistent' ? formula.trouble : undefined;
      return fail(why?.reason ?? 'row-left-out', why?.what ?? rowText(place));
    }
    if (depth >= DEEPEST) return fail('circular', rowText(place));
    depth += 1;
    const rest = piece(formula.rest);
    const { start } = formula;
    const whole =
      start.kind === 'none'
        ? rest
        : conditional(
            start.kind === 'formula' ? 1 : start.until,
            start.kind === 'formula' ? piece(start.expression) : numberPiece(0),
            rest,
          );
    depth -= 1;
    return whole;
  }

  /** Only the periods from one on, without an opening. */
  function periodsOnly(place: RowPlace, from: number): Piece {
    const figure = figureOf(place);
    const opening = naming.line(place)?.opening ?? true;
    if (from === 0 || (from === 1 && !opening)) return figure;
    return within(figure, (text) => `if(period >= ${from}, ${text}, 0)`);
  }

  function span({ from, to, mean, ...place }: Extract<SheetExpression, { kind: 'span' }>): Piece {
    if (mean)
      return from === 1 && to === naming.periods
        ? within(figureOf(place), (text) => `average(${text})`)
        : fail('range', rowText(place));
    if (to === naming.periods) return within(periodsOnly(place, from), (text) => `total(${text})`);
    return within(figureOf(place), (text) => `total(if(${insideText(from, to)}, ${text}, 0))`);
  }

  function presentValue(each: Extract<SheetExpression, { kind: 'present-value' }>): Piece {
    const rate = convert(piece(each.rate), 1);
    const year = each.from === 1 ? 'period' : `(period - ${each.from - 1})`;
    return within(
      figureOf(each),
      (text) =>
        `total(if(${insideText(each.from, each.to)}, ${bracketed(text)} / (1 + ${rate.text}) ^ ${year}, 0))`,
    );
  }

  function insideText(from: number, to: number): string {
    const parts = [
      ...(from > 0 ? [`period >= ${from}`] : []),
      ...(to < naming.periods ? [`period <= ${to}`] : []),
    ];
    return parts.length === 0 ? 'true' : parts.join(' and ');
  }

  const result = piece(expression);
  if (failed) return { ok: false, trouble: failed };
  if (result.text.length > LIMITS.formulaLength)
    return { ok: false, trouble: { reason: 'too-long', what: String(result.text.length) } };
  return { ok: true, piece: result };
}

/** The first periods one way, the others another. */
export function conditional(until: number, first: Piece, rest: Piece): Piece {
  const [b, a] = alike(rest, first);
  const test = until === 1 ? 'period == 1' : `period <= ${until}`;
  return atom(`if(${test}, ${a.text}, ${b.text})`, b.factor);
}

function within(piece: Piece, write: (text: string) => string): Piece {
  return piece.number !== undefined && piece.number === 0 ? piece : atom(write(piece.text), piece.factor);
}

function shifted(piece: Piece, back: number): Piece {
  if (back === 0 || piece.number !== undefined) return piece;
  if (back === 1) return atom(`prev(${piece.text})`, piece.factor);
  return atom(back > 0 ? `lag(${piece.text}, ${back})` : `lead(${piece.text}, ${-back})`, piece.factor);
}

function clock(name: 'period' | 'year' | 'month', back: number): Piece {
  if (back === 0) return atom(name);
  const text = back > 0 ? `${name} - ${back}` : `${name} + ${-back}`;
  // Years and months of other periods are those of the calendar there.
  if (name !== 'period') return shifted(atom(name), back);
  return { text, power: POWER.add, factor: 1 };
}

function binary(op: string, left: Piece, right: Piece): Piece {
  // -a * b is -(a * b): the minus may meet the one of a cost that is held positive.
  if ((op === '*' || op === '/') && (left.inner || right.inner)) {
    const product = binary(op, left.inner ?? left, right.inner ?? right);
    return left.inner && right.inner ? product : negative(product);
  }
  switch (op) {
    case '+':
      return sumOf(left, right);
    case '-':
      return differenceOf(left, right);
    case '*':
      return {
        text: `${inBrackets(left, POWER.multiply)} * ${inBrackets(right, POWER.minus)}`,
        power: POWER.multiply,
        factor: left.factor * right.factor,
      };
    case '/':
      return {
        text: `${inBrackets(left, POWER.multiply)} / ${inBrackets(right, POWER.minus)}`,
        power: POWER.multiply,
        factor: left.factor / right.factor,
      };
    case '^': {
      const base = convert(left, 1);
      const exponent = convert(right, 1);
      const text = `${inBrackets(base, POWER.atom)} ^ ${inBrackets(exponent, POWER.atom)}`;
      return { text, power: POWER.power, factor: 1 };
    }
    default: {
      const [a, b] = alike(left, right);
      const [one, other] = a.factor < 0 ? [b, a] : [a, b];
      const text = `${inBrackets(one, POWER.add)} ${op} ${inBrackets(other, POWER.add)}`;
      return { text, power: POWER.compare, factor: 1 };
    }
  }
}

const KEEPS_SCALE = new Set(['sum', 'ifError']);

function call(fn: string, args: readonly Piece[]): Piece {
  const [first = numberPiece(0), ...others] = args;
  if (fn === 'sum') {
    const [head = numberPiece(0), ...tail] = args;
    return tail.reduce(sumOf, head);
  }
  if (fn === 'if') {
    const [yes = numberPiece(0), no = numberPiece(0)] = others;
    const [a, b] = alike(yes, no);
    return callPiece('if', [truth(first), a, b], a.factor);
  }
  if (fn === 'min' || fn === 'max') {
    const all = allAlike(args);
    const factor = all[0]?.factor ?? 1;
    const turned = factor < 0 ? (fn === 'min' ? 'max' : 'min') : fn;
    return callPiece(turned, all, factor);
  }
  if (KEEPS_SCALE.has(fn)) {
    const all = allAlike(args);
    return callPiece(fn, all, all[0]?.factor ?? 1);
  }
  if (fn === 'abs') return callPiece('abs', [first], Math.abs(first.factor));
  if (fn === 'and' || fn === 'or' || fn === 'not') return callPiece(fn, args.map(truth), 1);
  return callPiece(
    fn,
    args.map((each) => convert(each, 1)),
    1,
  );
}

/** Whether a figure is zero does not hang on its scale. */
function truth(piece: Piece): Piece {
  return { ...piece, factor: 1 };
}

function bracketed(text: string): string {
  return /^[\p{L}\p{N}_.]+$/u.test(text) ? text : `(${text})`;
}

function rowText({ line }: RowPlace): string {
  return String(line + 1);
}
