/**
 * A second, deliberately plain implementation of the formula semantics: recursive, one cell at a time, on its own
 * expression trees that are printed to text. It shares no code with the engine; only the rules are the same.
 */
export type Tree =
  | { readonly t: 'num'; readonly v: number }
  | { readonly t: 'name'; readonly code: string }
  | { readonly t: 'clock'; readonly name: 'period' | 'isOpening' | 'yearFraction' | 'planYear' | 'periods' }
  | { readonly t: 'neg' | 'not'; readonly a: Tree }
  | { readonly t: 'bin'; readonly op: string; readonly a: Tree; readonly b: Tree }
  | { readonly t: 'call'; readonly fn: string; readonly args: readonly Tree[] }
  | { readonly t: 'weights'; readonly w: readonly number[] };

export type NaiveLine = {
  readonly code: string;
  readonly held: boolean;
  readonly source:
    | { readonly kind: 'constant'; readonly value: number; readonly opening?: number }
    | { readonly kind: 'series'; readonly values: readonly number[]; readonly opening?: number }
    | { readonly kind: 'formula'; readonly tree: Tree; readonly opening?: Tree };
};

export function print(tree: Tree): string {
  switch (tree.t) {
    case 'num':
      return tree.v < 0 ? `(${tree.v})` : String(tree.v);
    case 'name':
      return tree.code;
    case 'clock':
      return tree.name;
    case 'neg':
      return `(-${print(tree.a)})`;
    case 'not':
      return `not(${print(tree.a)})`;
    case 'bin':
      return `(${print(tree.a)} ${tree.op} ${print(tree.b)})`;
    case 'weights':
      return `[${tree.w.join(', ')}]`;
    case 'call':
      return `${tree.fn}(${tree.args.map(print).join(', ')})`;
  }
}

export function interpret(lines: readonly NaiveLine[], periods: number, perYear: number) {
  const byCode = new Map(lines.map((line) => [line.code, line]));
  const memo = new Map<string, number>();

  const get = (code: string): NaiveLine => {
    const line = byCode.get(code);
    if (!line) throw new Error(code);
    return line;
  };
  const opens = (tree: Tree): boolean => {
    if (tree.t === 'name') return get(tree.code).held || get(tree.code).source.opening !== undefined;
    if (tree.t === 'neg' || tree.t === 'not') return opens(tree.a);
    if (tree.t === 'bin') return opens(tree.a) || opens(tree.b);
    return tree.t === 'call' && tree.args.some(opens);
  };
  const cell = (code: string, column: number): number => {
    const key = `${code}@${column}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const { source, held } = get(code);
    let value: number;
    if (source.kind === 'constant') {
      value = column > 0 ? source.value : (source.opening ?? (held ? source.value : 0));
    } else if (source.kind === 'series') {
      value = column > 0 ? (source.values[column - 1] ?? 0) : (source.opening ?? 0);
    } else if (column > 0) value = evaluate(source.tree, column);
    else if (source.opening) value = evaluate(source.opening, 0);
    else value = held ? evaluate(source.tree, 0) : 0;
    memo.set(key, value);
    return value;
  };
  const back = (x: Tree, from: number, fill: Tree | undefined, column: number): number => {
    if (from >= 1 || (from === 0 && opens(x))) return evaluate(x, from);
    return fill ? evaluate(fill, column) : 0;
  };
  const call = (fn: string, args: readonly Tree[], column: number): number => {
    const tree = (index: number): Tree => {
      const found = args[index];
      if (!found) throw new Error(fn);
      return found;
    };
    const number = (index: number): number => evaluate(tree(index), column);
    const range = (from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, index) => evaluate(tree(0), from + index));
    switch (fn) {
      case 'prev':
        return back(tree(0), column - 1, args[1], column);
      case 'lag':
        return back(tree(0), column - number(1), args[2], column);
      case 'lead':
        return column + number(1) <= periods
          ? evaluate(tree(0), column + number(1))
          : args[2]
            ? number(2)
            : 0;
      case 'cumulative':
        return range(0, column).reduce((sum, value) => sum + value);
      case 'total':
        return range(0, periods).reduce((sum, value) => sum + value);
      case 'average':
        return range(1, periods).reduce((sum, value) => sum + value) / periods;
      case 'at': {
        const place = number(1);
        if (Number.isNaN(place)) return Number.NaN;
        const target = Math.sign(place) * Math.floor(Math.abs(place) + 0.5);
        return target >= 0 && target <= periods ? evaluate(tree(0), target) : 0;
      }
      case 'grow': {
        let product = 1;
        for (let k = 2; k <= column; k += 1) {
          const factor = 1 + evaluate(tree(1), k);
          product *= perYear === 1 ? factor : factor ** (1 / perYear);
        }
        return number(0) * product;
      }
      case 'spread': {
        const weights = tree(1);
        let sum = 0;
        if (weights.t !== 'weights') throw new Error('weights');
        weights.w.forEach((weight, j) => {
          if (column - j >= 1) sum += weight * evaluate(tree(0), column - j);
        });
        return sum;
      }
      case 'if': {
        const truth = number(0);
        return Number.isNaN(truth) ? Number.NaN : truth !== 0 ? number(1) : number(2);
      }
      case 'min':
        return Math.min(...args.map((_, index) => number(index)));
      case 'max':
        return Math.max(...args.map((_, index) => number(index)));
      case 'sum':
        return args.map((_, index) => number(index)).reduce((a, b) => a + b);
      case 'abs':
        return Math.abs(number(0));
      case 'ifError':
        return Number.isFinite(number(0)) ? number(0) : number(1);
      case 'ramp': {
        const [from, to, first, last] = [number(0), number(1), number(2), number(3)];
        if (column >= last) return to;
        if (column <= first) return from;
        return from + ((to - from) * (column - first)) / (last - first);
      }
      case 'between':
        return column >= number(0) && column <= number(1) ? 1 : 0;
      default:
        throw new Error(fn);
    }
  };
  const compare = (a: number, b: number, holds: boolean): number =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : holds ? 1 : 0;
  const evaluate = (tree: Tree, column: number): number => {
    switch (tree.t) {
      case 'num':
        return tree.v;
      case 'name':
        return cell(tree.code, column);
      case 'clock':
        if (tree.name === 'period') return column;
        if (tree.name === 'isOpening') return column === 0 ? 1 : 0;
        if (tree.name === 'yearFraction') return 1 / perYear;
        return tree.name === 'periods' ? periods : Math.ceil(column / perYear);
      case 'neg':
        return -evaluate(tree.a, column);
      case 'not': {
        const a = evaluate(tree.a, column);
        return compare(a, 0, a === 0);
      }
      case 'weights':
        throw new Error('weights');
      case 'call':
        return call(tree.fn, tree.args, column);
      case 'bin': {
        const a = evaluate(tree.a, column);
        const b = evaluate(tree.b, column);
        if (tree.op === '+') return a + b;
        if (tree.op === '-') return a - b;
        if (tree.op === '*') return a * b;
        if (tree.op === '/') return b === 0 ? Number.NaN : a / b;
        if (tree.op === '<') return compare(a, b, a < b);
        if (tree.op === '<=') return compare(a, b, a <= b);
        if (tree.op === '>') return compare(a, b, a > b);
        if (tree.op === '>=') return compare(a, b, a >= b);
        if (tree.op === '==') return compare(a, b, a === b);
        if (tree.op === '!=') return compare(a, b, a !== b);
        if (tree.op === 'and') return compare(a, b, a !== 0 && b !== 0);
        if (tree.op === 'or') return compare(a, b, a !== 0 || b !== 0);
        throw new Error(tree.op);
      }
    }
  };
  return cell;
}
