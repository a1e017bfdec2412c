/**
 * From checked trees to slots: resolves names, splits time functions off into hidden slots (each once, however often
 * it is written) and rewrites the rest in the few operations of Ir. Unknown names must have been refused before.
 */

import type { BinaryFunction, UnaryFunction } from '../evaluate/scalar-functions.ts';
import { type Ast, type AstOf, literalArgument } from '../parse/ast.ts';
import type { Ir, Slot } from './slots.ts';

export type Names = {
  /** Slot of a line's code. */
  readonly slotOf: (code: string) => number;
  readonly hasOpening: (code: string) => boolean;
};

export type Lowering = { readonly lower: (ast: Ast) => Ir; readonly slots: Slot[] };

const PERIOD: Ir = { op: 'clock', name: 'period' };
const ZERO: Ir = { op: 'literal', value: 0 };

/** `slots` already holds one entry a line; hidden slots are appended to it. */
export function createLowering(slots: Slot[], names: Names): Lowering {
  const hidden = new Map<string, number>();

  const hide = (slot: Slot): number => {
    const key = JSON.stringify(slot);
    const known = hidden.get(key);
    if (known !== undefined) return known;
    slots.push(slot);
    hidden.set(key, slots.length - 1);
    return slots.length - 1;
  };

  /** The slot that holds the history of an expression: the line itself for a plain name. */
  const history = (ast: Ast): number => {
    const ir = lower(ast);
    return ir.op === 'slot' ? ir.slot : hide({ kind: 'formula', periods: ir, opening: ir });
  };

  const lower = (ast: Ast): Ir => {
    switch (ast.kind) {
      case 'number':
        return { op: 'literal', value: ast.value };
      case 'clock':
        return { op: 'clock', name: ast.name };
      case 'name':
        return { op: 'slot', slot: names.slotOf(ast.code) };
      case 'unary':
        return unary(ast.op === '-' ? 'negate' : 'not', lower(ast.arg));
      case 'binary':
        return binary(ast.op, lower(ast.left), lower(ast.right));
      case 'call':
        return lowerCall(ast);
      case 'weights':
        throw new Error('weights outside spread');
    }
  };

  const shift = (call: AstOf<'call'>, by: number, fill: Ast | undefined): Ir => {
    const x = argument(call, 0);
    const opening = call.fn === 'lead' || someName(x, names.hasOpening);
    return { op: 'shift', slot: history(x), by, fill: fill ? lower(fill) : ZERO, opening };
  };

  const lowerCall = (call: AstOf<'call'>): Ir => {
    const of = (index: number): Ir => lower(argument(call, index));
    switch (call.fn) {
      case 'prev':
        return shift(call, 1, call.args[1]);
      case 'lag':
        return shift(call, literalArgument(call, 1, 0), call.args[2]);
      case 'lead':
        return shift(call, 0 - literalArgument(call, 1, 0), call.args[2]);
      case 'cumulative':
        return { op: 'slot', slot: hide({ kind: 'cumulative', of: of(0) }) };
      case 'total':
      case 'average':
        return { op: 'slot', slot: hide({ kind: call.fn, slot: history(argument(call, 0)) }) };
      case 'at':
        return { op: 'gather', slot: history(argument(call, 0)), column: of(1) };
      case 'grow':
        return binary('*', of(0), { op: 'slot', slot: hide({ kind: 'growth', rate: of(1) }) });
      case 'spread': {
        const weights = call.args[1]?.kind === 'weights' ? call.args[1].values : [];
        return { op: 'slot', slot: hide({ kind: 'spread', slot: history(argument(call, 0)), weights }) };
      }
      case 'ramp':
        return ramp(of(0), of(1), of(2), of(3));
      case 'between':
        return binary('and', binary('>=', PERIOD, of(0)), binary('<=', PERIOD, of(1)));
      case 'if':
        return { op: 'choose', condition: of(0), yes: of(1), no: of(2) };
      case 'and':
      case 'or':
        return call.args.length === 1 ? unary('truth', of(0)) : fold(call.fn, call.args.map(lower));
      case 'sum':
        return fold('+', call.args.map(lower));
      case 'min':
      case 'max':
        return fold(call.fn, call.args.map(lower));
      case 'round':
      case 'roundup':
      case 'rounddown':
        return binary(call.fn, of(0), call.args[1] ? of(1) : ZERO);
      case 'mod':
      case 'ifError':
        return binary(call.fn, of(0), of(1));
      case 'pow':
        return binary('^', of(0), of(1));
      default:
        return unary(call.fn, of(0));
    }
  };

  return { lower, slots };
}

/** From `from` in period `first` to `to` in period `last`, straight in between, constant outside. */
function ramp(from: Ir, to: Ir, first: Ir, last: Ir): Ir {
  const climbed = binary('*', binary('-', to, from), binary('-', PERIOD, first));
  const between = binary('+', from, binary('/', climbed, binary('-', last, first)));
  const early: Ir = { op: 'choose', condition: binary('<=', PERIOD, first), yes: from, no: between };
  return { op: 'choose', condition: binary('>=', PERIOD, last), yes: to, no: early };
}

function unary(fn: UnaryFunction, arg: Ir): Ir {
  return { op: 'unary', fn, arg };
}

function binary(fn: BinaryFunction, left: Ir, right: Ir): Ir {
  return { op: 'binary', fn, left, right };
}

function fold(fn: BinaryFunction, args: readonly Ir[]): Ir {
  return args.reduce((left, right) => binary(fn, left, right));
}

function argument(call: AstOf<'call'>, index: number): Ast {
  const found = call.args[index];
  if (!found) throw new Error(`${call.fn} lacks argument ${index}`);
  return found;
}

function someName(ast: Ast, test: (code: string) => boolean): boolean {
  switch (ast.kind) {
    case 'name':
      return test(ast.code);
    case 'unary':
      return someName(ast.arg, test);
    case 'binary':
      return someName(ast.left, test) || someName(ast.right, test);
    case 'call':
      return ast.args.some((part) => someName(part, test));
    default:
      return false;
  }
}
