/**
 * A workbook's formula as a tree, by Excel's own rules: a minus binds before a power, powers go from left to right,
 * % comes after its number. Promises a tree or undefined, never an exception. It must not evaluate anything.
 */
import { type CellPlace, type ExcelToken, excelTokens } from './excel-tokens.ts';

export type ExcelTree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'logical'; readonly value: boolean }
  | { readonly kind: 'error'; readonly value: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'cell'; readonly sheet: string | null; readonly at: CellPlace }
  | {
      readonly kind: 'range';
      readonly sheet: string | null;
      readonly from: CellPlace;
      readonly to: CellPlace;
    }
  | { readonly kind: 'minus'; readonly of: ExcelTree }
  | { readonly kind: 'binary'; readonly op: string; readonly left: ExcelTree; readonly right: ExcelTree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExcelTree[] };

const POWER: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
/** Deeper ones are no budget's formulas, and would take the stack. */
const DEEPEST = 200;

export function excelTree(formula: string): ExcelTree | undefined {
  const tokens = excelTokens(formula.includes('[') ? withoutBrackets(formula) : formula);
  return tokens && tokens.length > 0 ? createReader(tokens)() : undefined;
}

/** OpenDocument writes [Sheet.A1] and [$Sheet.A1:.B2] for what Excel writes Sheet!A1 and Sheet!A1:B2. */
function withoutBrackets(formula: string): string {
  return formula.replace(
    /\[\$?(?:'((?:[^']|'')+)'|([^\]'[.]*))\.(\$?[A-Z]{1,3}\$?\d+)(?::(?:[^\].]*\.)?(\$?[A-Z]{1,3}\$?\d+))?\]/giu,
    (_, quoted: string | undefined, bare: string | undefined, from: string, to: string | undefined) => {
      const name = quoted ?? bare ?? '';
      const sheet = name === '' ? '' : `'${name}'!`;
      return `${sheet}${from}${to === undefined ? '' : `:${to}`}`;
    },
  );
}

function createReader(tokens: readonly ExcelToken[]): () => ExcelTree | undefined {
  let at = 0;
  let depth = 0;
  let broken = false;
  // Nothing is read any further: what is built so far is thrown away at the end.
  const fail = (): ExcelTree => {
    broken = true;
    at = tokens.length;
    return { kind: 'nothing' };
  };
  const isSign = (value: string): boolean => {
    const token = tokens[at];
    return token?.kind === 'sign' && token.value === value;
  };
  const take = (value: string): boolean => {
    if (!isSign(value)) return false;
    at += 1;
    return true;
  };
  const expect = (value: string): void => {
    if (!take(value)) fail();
  };

  function expression(least: number): ExcelTree {
    depth += 1;
    if (depth > DEEPEST) return fail();
    let left = prefixed();
    for (;;) {
      const token = tokens[at];
      const power = token?.kind === 'sign' ? POWER[token.value] : undefined;
      if (token?.kind !== 'sign' || power === undefined || power < least) break;
      at += 1;
      left = { kind: 'binary', op: token.value, left, right: expression(power + 1) };
    }
    depth -= 1;
    return left;
  }

  function prefixed(): ExcelTree {
    if (take('-')) return { kind: 'minus', of: prefixed() };
    if (take('+') || take('@')) return prefixed();
    let value = primary();
    while (take('%')) value = { kind: 'binary', op: '/', left: value, right: { kind: 'number', value: 100 } };
    return value;
  }

  function primary(): ExcelTree {
    const token = tokens[at];
    at += 1;
    switch (token?.kind) {
      case 'number':
      case 'text':
      case 'error':
        return token;
      case 'cell':
        return reference(token);
      case 'function':
        return { kind: 'call', name: token.value, args: callArguments() };
      case 'name':
        if (/^(?:true|false)$/i.test(token.value))
          return { kind: 'logical', value: /^true$/i.test(token.value) };
        return token;
      case 'sign': {
        if (token.value !== '(') return fail();
        const inner = expression(1);
        expect(')');
        return inner;
      }
      default:
        return fail();
    }
  }

  function reference(token: Extract<ExcelToken, { kind: 'cell' }>): ExcelTree {
    if (!take(':')) return token;
    const end = tokens[at];
    at += 1;
    if (end?.kind !== 'cell' || (end.sheet !== null && end.sheet !== token.sheet)) return fail();
    return { kind: 'range', sheet: token.sheet, from: token.at, to: end.at };
  }

  function callArguments(): readonly ExcelTree[] {
    expect('(');
    if (take(')')) return [];
    const args: ExcelTree[] = [];
    do {
      args.push(isSign(',') || isSign(';') || isSign(')') ? { kind: 'nothing' } : expression(1));
    } while (take(',') || take(';'));
    expect(')');
    return args;
  }

  return () => {
    const tree = expression(1);
    return broken || at < tokens.length ? undefined : tree;
  };
}
