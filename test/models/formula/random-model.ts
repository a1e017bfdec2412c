/** Random models for the property tests: some inputs, some formulas that may look back at any line. */
import fc from 'fast-check';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import { type NaiveLine, print, type Tree } from './naive-interpreter.ts';

const INPUTS = ['driver', 'units', '单价'];
const FORMULAS = ['alpha', 'beta', 'gamma', 'delta'];

const amount = fc.integer({ min: -400, max: 400 }).map((n) => n / 8);
const small = fc.integer({ min: 0, max: 4 });
const num = (v: number): Tree => ({ t: 'num', v });

/** Names that may be used in the same period, names that may be used in earlier ones. */
function tree(same: readonly string[], any: readonly string[]): fc.Arbitrary<Tree> {
  const name = (codes: readonly string[]) =>
    fc.constantFrom(...codes).map((code): Tree => ({ t: 'name', code }));
  const clock = fc
    .constantFrom(
      'period' as const,
      'isOpening' as const,
      'yearFraction' as const,
      'planYear' as const,
      'periods' as const,
    )
    .map((clockName): Tree => ({ t: 'clock', name: clockName }));
  const leaf = fc.oneof(
    { weight: 4, arbitrary: name(same) },
    { weight: 2, arbitrary: amount.map((v) => num(Math.abs(v))) },
    { weight: 1, arbitrary: clock },
  );
  const call = (fn: string, ...args: readonly fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> =>
    fc.tuple(...args).map((list): Tree => ({ t: 'call', fn, args: list }));
  const earlier = fc.oneof(
    name(any),
    fc.tuple(name(any), name(any)).map(([a, b]): Tree => ({ t: 'bin', op: '+', a, b })),
  );
  const given = name(INPUTS);
  const weights = fc
    .array(
      fc.integer({ min: -8, max: 8 }).map((n) => n / 8),
      { minLength: 1, maxLength: 4 },
    )
    .map((w): Tree => ({ t: 'weights', w }));
  const { node } = fc.letrec<{ node: Tree }>((tie) => {
    const sub = tie('node');
    const bin = fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'), sub, sub)
      .map(([op, a, b]): Tree => ({ t: 'bin', op, a, b }));
    return {
      node: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        leaf,
        bin,
        bin,
        fc.tuple(fc.constantFrom('neg' as const, 'not' as const), sub).map(([t, a]): Tree => ({ t, a })),
        call('if', sub, sub, sub),
        call('min', sub, sub, sub),
        call('max', sub, sub),
        call('sum', sub, sub, sub),
        call('abs', sub),
        call('ifError', sub, sub),
        call('prev', earlier, amount.map(num)),
        call('prev', earlier),
        call('lag', earlier, small.filter((n) => n > 0).map(num), sub),
        call('lead', given, small.map(num), sub),
        call('cumulative', sub),
        call(
          'total',
          fc.oneof(
            given,
            fc.tuple(given, given).map(([a, b]): Tree => ({ t: 'bin', op: '*', a, b })),
          ),
        ),
        call('average', given),
        call('at', given, sub),
        call(
          'grow',
          sub,
          fc.integer({ min: -4, max: 8 }).map((n): Tree => num(n / 16)),
        ),
        call(
          'ramp',
          sub,
          sub,
          small.map(num),
          small.map((n) => num(n + 2)),
        ),
        call('between', small.map(num), small.map(num)),
        call('spread', sub, weights),
      ),
    };
  });
  return node;
}

const source = {
  constant: fc.record(
    { kind: fc.constant('constant' as const), value: amount, opening: amount },
    { requiredKeys: ['kind', 'value'] },
  ),
  series: fc.record(
    { kind: fc.constant('series' as const), values: fc.array(amount, { maxLength: 7 }), opening: amount },
    { requiredKeys: ['kind', 'values'] },
  ),
};

function formulaLine(code: string, index: number): fc.Arbitrary<NaiveLine> {
  const before = [...INPUTS, ...FORMULAS.slice(0, index)];
  return fc.record({
    code: fc.constant(code),
    held: fc.boolean(),
    source: fc.record(
      {
        kind: fc.constant('formula' as const),
        tree: tree(before, [...INPUTS, ...FORMULAS]),
        opening: tree(INPUTS, INPUTS),
      },
      { requiredKeys: ['kind', 'tree'] },
    ),
  });
}

export const randomModel = fc.record({
  periods: fc.integer({ min: 1, max: 7 }),
  perYear: fc.constantFrom(1, 4, 12),
  lines: fc.tuple(
    fc.record({ code: fc.constant('driver'), held: fc.constant(true), source: source.constant }),
    fc.record({ code: fc.constant('units'), held: fc.constant(false), source: source.series }),
    fc.record({ code: fc.constant('单价'), held: fc.boolean(), source: source.constant }),
    ...FORMULAS.map(formulaLine),
  ),
});

export function modelLine(line: NaiveLine): ModelLine {
  const { code, held, source: from } = line;
  const opening = from.opening;
  if (from.kind === 'formula') {
    const text = print(from.tree);
    const entry = { type: 'formula' as const, formula: text };
    const own = typeof opening === 'object' ? { ...entry, opening: print(opening) } : entry;
    return { code, entry: own, holdsAtOpening: held };
  }
  const entry =
    from.kind === 'constant'
      ? { type: 'constant' as const, value: from.value }
      : { type: 'series' as const, values: [...from.values] };
  const own = typeof opening === 'number' ? { ...entry, opening } : entry;
  return { code, entry: own, holdsAtOpening: held };
}

export const PERIODICITY: Readonly<Record<number, 'year' | 'quarter' | 'month'>> = {
  1: 'year',
  4: 'quarter',
  12: 'month',
};
