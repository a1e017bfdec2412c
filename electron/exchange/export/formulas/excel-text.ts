/**
 * An expression of the engine as the text of one Excel cell. Promises the engine's meaning, not the looks: Excel
 * binds the minus sign tighter than ^ and mixes truth with numbers, so brackets and IF(...,1,0) are written out.
 * Works on the engine's lowered form, in which every history (cumulative, spread, ...) is a row of its own.
 */
import type { BinaryFunction, UnaryFunction } from '../../../../models/formula/evaluate/scalar-functions.ts';
import type { Ir } from '../../../../models/formula/graph/slots.ts';
import type { ClockName } from '../../../../models/formula/parse/ast.ts';

export type CellReferences = {
  readonly column: number;
  readonly periods: number;
  /** A slot in a column; one-value slots ignore the column. */
  readonly slot: (slot: number, column: number) => string;
  /** A slot over the opening and all periods; null for one-value slots. */
  readonly whole: (slot: number) => string | null;
  readonly clock: (name: ClockName, column: number) => string;
};

/** How tightly a text binds in Excel: an atom never needs brackets. */
const ATOM = 9;
const SIGN = 5;
const LEVELS: Readonly<Partial<Record<BinaryFunction, number>>> = { '^': 4, '*': 3, '/': 3, '+': 2, '-': 2 };
const COMPARE = 1;

type Text = { readonly text: string; readonly level: number; readonly truth: boolean };

export function excelText(ir: Ir, at: CellReferences): string {
  return asNumber(write(ir, at)).text;
}

function write(ir: Ir, at: CellReferences): Text {
  switch (ir.op) {
    case 'literal':
      return ir.value < 0 ? { text: literal(ir.value), level: SIGN, truth: false } : atom(literal(ir.value));
    case 'clock':
      return atom(at.clock(ir.name, at.column));
    case 'slot':
      return atom(at.slot(ir.slot, at.column));
    case 'shift': {
      const source = at.column - ir.by;
      const exists = source <= at.periods && (source >= 1 || (source === 0 && ir.opening));
      return exists ? atom(at.slot(ir.slot, source)) : write(ir.fill, at);
    }
    case 'gather':
      return gather(ir, at);
    case 'unary':
      return unary(ir.fn, ir.arg, at);
    case 'binary':
      return binary(ir.fn, ir.left, ir.right, at);
    case 'choose':
      return atom(`IF(${condition(ir.condition, at)},${number(ir.yes, at)},${number(ir.no, at)})`);
  }
}

function gather(ir: Extract<Ir, { op: 'gather' }>, at: CellReferences): Text {
  if (ir.column.op === 'literal') {
    const column = Math.round(ir.column.value);
    return atom(column >= 0 && column <= at.periods ? at.slot(ir.slot, column) : '0');
  }
  const place = `ROUND(${number(ir.column, at)},0)`;
  const whole = at.whole(ir.slot);
  const found = whole === null ? at.slot(ir.slot, 0) : `INDEX(${whole},1,${place}+1)`;
  return atom(`IF(AND(${place}>=0,${place}<=${at.clock('periods', at.column)}),${found},0)`);
}

function unary(fn: UnaryFunction, arg: Ir, at: CellReferences): Text {
  switch (fn) {
    case 'negate':
      return { text: `-${bracketed(asNumber(write(arg, at)), ATOM)}`, level: SIGN, truth: false };
    case 'not':
      return { text: `NOT(${condition(arg, at)})`, level: ATOM, truth: true };
    case 'truth':
      return { text: condition(arg, at), level: COMPARE, truth: true };
    case 'ceil':
      return { text: `-INT(-${bracketed(asNumber(write(arg, at)), ATOM)})`, level: SIGN, truth: false };
    case 'floor':
      return atom(`INT(${number(arg, at)})`);
    case 'abs':
    case 'sign':
    case 'sqrt':
    case 'exp':
    case 'ln':
    case 'log10':
      return atom(`${fn.toUpperCase()}(${number(arg, at)})`);
  }
}

function binary(fn: BinaryFunction, left: Ir, right: Ir, at: CellReferences): Text {
  switch (fn) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '^': {
      const level = LEVELS[fn] ?? ATOM;
      // Excel reads -a^b as (-a)^b and a^b^c from the left: everything but an atom gets brackets there.
      const leftText = bracketed(asNumber(write(left, at)), fn === '^' ? ATOM : level);
      const rightText = bracketed(asNumber(write(right, at)), fn === '^' ? ATOM : level + 1);
      const plainRight = rightText.startsWith('-') ? `(${rightText})` : rightText;
      return { text: `${leftText}${fn}${plainRight}`, level, truth: false };
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const sign = fn === '==' ? '=' : fn === '!=' ? '<>' : fn;
      const sides = [left, right].map((side) => bracketed(asNumber(write(side, at)), COMPARE + 1));
      return { text: sides.join(sign), level: COMPARE, truth: true };
    }
    case 'and':
    case 'or': {
      const parts = flatten(fn, [left, right]).map((part) => condition(part, at));
      return { text: `${fn.toUpperCase()}(${parts.join(',')})`, level: ATOM, truth: true };
    }
    case 'min':
    case 'max':
      return atom(
        `${fn.toUpperCase()}(${flatten(fn, [left, right])
          .map((part) => number(part, at))
          .join(',')})`,
      );
    case 'mod':
    case 'round':
    case 'roundup':
    case 'rounddown':
    case 'ifError':
      return atom(`${fn.toUpperCase()}(${number(left, at)},${number(right, at)})`);
  }
}

/** min(a, min(b, c)) is one function call in Excel. */
function flatten(fn: BinaryFunction, parts: readonly Ir[]): readonly Ir[] {
  return parts.flatMap((part) =>
    part.op === 'binary' && part.fn === fn ? flatten(fn, [part.left, part.right]) : [part],
  );
}

function number(ir: Ir, at: CellReferences): string {
  return asNumber(write(ir, at)).text;
}

function condition(ir: Ir, at: CellReferences): string {
  const text = write(ir, at);
  return text.truth ? text.text : `${bracketed(text, COMPARE + 1)}<>0`;
}

/** Truth as 1 and 0, as the engine has it. */
function asNumber(text: Text): Text {
  return text.truth ? atom(`IF(${text.text},1,0)`) : text;
}

function bracketed({ text, level }: Text, needed: number): string {
  return level < needed ? `(${text})` : text;
}

function atom(text: string): Text {
  return { text, level: ATOM, truth: false };
}

function literal(value: number): string {
  return String(value).toUpperCase();
}
