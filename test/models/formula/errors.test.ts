/** What a wrong formula gets: a code, the exact place, a hint; and what hostile text gets: the same, at once. */
import { describe, expect, it } from 'vitest';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import type { FormulaError } from '../../../models/formula/formula-error.ts';
import { parseFormula } from '../../../models/formula/parse/parse-formula.ts';
import { driver, formula, series, years } from './build-lines.ts';

function refused(text: string): FormulaError {
  const result = parseFormula(text);
  if (result.ok) throw new Error(`'${text}' was accepted`);
  return result.error;
}

describe('a refused formula', () => {
  // [text, code, the offending stretch]
  it.each([
    ['', 'empty', ''],
    ['   ', 'empty', ''],
    ['1 +', 'syntax', '+'],
    ['1 + * 2', 'syntax', '*'],
    ['(1 + 2', 'syntax', '('],
    ['1 + 2)', 'syntax', ')'],
    ['spread(a, [1, 2)', 'syntax', ')'],
    ['2(3)', 'syntax', '('],
    ['2 a', 'syntax', 'a'],
    ['a b', 'syntax', 'b'],
    ['max(1,)', 'syntax', ')'],
    ['a ? b', 'syntax', 'b'],
    ['max(a ? 1, 2)', 'syntax', ','],
    ['a,b', 'not-allowed', ','],
    ['a.b', 'not-allowed', '.'],
    ['f = 1', 'not-allowed', '='],
    ['f(x) = x', 'not-allowed', '='],
    ['"text"', 'not-allowed', '"'],
    ["'text'", 'not-allowed', "'"],
    ['[1, 2]', 'not-allowed', '1'],
    ['max([1, 2])', 'not-allowed', '1'],
    ['a[1]', 'syntax', '['],
    ['a:b', 'not-allowed', ':'],
    ['1:3', 'not-allowed', ':'],
    ['{a: 1}', 'not-allowed', '{'],
    ['a; b', 'not-allowed', ';'],
    ['a!', 'not-allowed', '!'],
    ["a'", 'not-allowed', "'"],
    ['a # note', 'not-allowed', '#'],
    ['a && b', 'not-allowed', '&'],
    ['a | b', 'not-allowed', '|'],
    ['3 to 4', 'syntax', 'to'],
    ['in', 'not-allowed', 'in'],
    ['😀 + 1', 'not-allowed', '😀'],
    ['a % b', 'ambiguous', '%'],
    ['5% 2', 'ambiguous', '%'],
    ['a%', 'ambiguous', '%'],
    ['not a > b', 'ambiguous', 'a > b'],
    ['a < b < c', 'ambiguous', 'a'],
    ['foo(1)', 'unknown-function', 'foo'],
    ['If(1, 2, 3)', 'unknown-function', 'If'],
    ['import(a)', 'unknown-function', 'import'],
    ['eval(1)', 'unknown-function', 'eval'],
    ['toString()', 'unknown-function', 'toString'],
    ['constructor(1)', 'unknown-function', 'constructor'],
    ['__proto__()', 'unknown-function', '__proto__'],
    ['if(1, 2)', 'wrong-arguments', 'if(1, 2)'],
    ['1 + prev()', 'wrong-arguments', 'prev()'],
    ['lag(a, b)', 'wrong-arguments', 'b'],
    ['lag(a, -1)', 'wrong-arguments', '1'],
    ['lag(a, 1.5)', 'wrong-arguments', '1.5'],
    ['spread(a, b)', 'wrong-arguments', 'b'],
    ['spread(a, [b])', 'not-allowed', 'b'],
    ['1e999', 'not-allowed', '1e999'],
  ])('%s: %s at %s', (text, code, stretch) => {
    const error = refused(text);
    expect(error.code).toBe(code);
    expect(text.slice(error.start, error.end)).toBe(stretch);
  });

  it('is given the right name where one is near', () => {
    expect(refused('Prev(x)').params).toMatchObject({ name: 'Prev', suggestion: 'prev' });
    expect(refused('cumulatve(x)').params).toMatchObject({ suggestion: 'cumulative' });
    expect(refused('zzzzzz(x)').params).toEqual({ name: 'zzzzzz' });
  });

  it('is refused at once when it is a million characters long', () => {
    const text = 'a+'.repeat(500_000);
    expect(refused(text).code).toBe('too-long');
  });

  it.each([
    ['brackets', `${'('.repeat(1000)}1${')'.repeat(1000)}`],
    ['calls', `${'abs('.repeat(500)}1${')'.repeat(500)}`],
    ['signs', `${'-'.repeat(3000)}1`],
    ['nots', `${'not '.repeat(900)}1`],
    ['powers', `${'2^'.repeat(1500)}2`],
    ['conditions', `${'1?1:'.repeat(900)}1`],
    ['a sum of 1,500 terms', `${'a+'.repeat(1500)}a`],
  ])('is refused quickly and safely when nested too deeply: %s', (_, text) => {
    expect(refused(text).code).toBe('too-deep');
  });

  it('survives any text without throwing', () => {
    const pieces = [
      'a',
      '1',
      '(',
      ')',
      '[',
      ']',
      ',',
      '?',
      ':',
      '+',
      '-',
      '^',
      '%',
      'not',
      'and',
      'prev(',
      '$',
      '.',
      ' ',
      '=',
      '年',
    ];
    let state = 12345;
    for (let round = 0; round < 5000; round += 1) {
      let text = '';
      for (let index = 0; index < 8; index += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        text += pieces[(state >>> 16) % pieces.length];
      }
      expect(typeof parseFormula(text).ok).toBe('boolean');
    }
  });

  it('accepts twenty brackets and sixty squares', () => {
    expect(parseFormula(`${'('.repeat(20)}1${')'.repeat(20)}`).ok).toBe(true);
    expect(parseFormula(Array.from({ length: 90 }, () => 'a^2').join(' + ')).ok).toBe(true);
  });
});

describe('names', () => {
  it('of hostile objects are only names of lines', () => {
    for (const name of [
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'pi',
      'e',
      'i',
      'null',
      'NaN',
      'Infinity',
    ]) {
      const model = compileModel(years(2), [formula('f', `${name} + 1`)]);
      expect(model.errors.get('f')).toMatchObject({
        code: 'unknown-name',
        params: { name },
        start: 0,
        end: name.length,
      });
      const known = compileModel(years(2), [driver(name, 4), formula('f', `${name} + 1`)]);
      expect([...evaluateModel(known).values('f')]).toEqual([0, 5, 5]);
    }
  });

  it('come in any script, composed or not', () => {
    const lines = [
      driver('单价', 3),
      driver('größe', 2),
      driver('цена', 5),
      series('〇销量', [1, 2]),
      formula('f', '单价 * gro\u0308ße * цена + 〇销量'),
    ];
    expect([...evaluateModel(compileModel(years(2), lines)).values('f')]).toEqual([0, 31, 32]);
  });

  it('of generated lines begin with a dollar sign', () => {
    const lines = [{ ...driver('$revenue', 7) }, formula('f', '$revenue * 2')];
    expect(evaluateModel(compileModel(years(1), lines)).values('f')[1]).toBe(14);
  });

  it('that are unknown get a suggestion and their place', () => {
    const model = compileModel(years(1), [driver('price', 3), formula('f', '2 * pirce')]);
    expect(model.errors.get('f')).toMatchObject({
      code: 'unknown-name',
      params: { name: 'pirce', suggestion: 'price' },
      start: 4,
      end: 9,
      part: 'formula',
    });
  });

  it('that are unknown in the opening formula say so', () => {
    const model = compileModel(years(1), [formula('f', '1', 'nope')]);
    expect(model.errors.get('f')).toMatchObject({ code: 'unknown-name', part: 'opening' });
  });

  it('that are reserved or doubled are refused as codes', () => {
    const model = compileModel(years(1), [
      driver('period', 3),
      driver('a', 1),
      driver('a', 2),
      formula('f', 'a'),
    ]);
    expect(model.errors.get('period')).toMatchObject({ code: 'invalid-name' });
    expect(model.errors.get('a')).toMatchObject({ code: 'duplicate-name' });
    expect(model.errors.get('f')).toMatchObject({ kind: 'depends', on: 'a' });
  });
});

describe('lines that depend on each other', () => {
  it('name the whole chain of a cycle on every line in it, and only there', () => {
    const lines = [
      formula('a', 'b + 1'),
      formula('b', 'c'),
      formula('c', 'a * 2'),
      formula('d', 'c + x'),
      driver('x', 1),
      formula('ok', 'x * 2'),
    ];
    const model = compileModel(years(2), lines);
    const chain = (code: string) => (model.errors.get(code) as FormulaError).params.chain;
    expect([chain('a'), chain('b'), chain('c')]).toEqual(['a → b → c → a', 'b → c → a → b', 'c → a → b → c']);
    expect(model.errors.get('d')).toMatchObject({ kind: 'depends', on: 'c' });
    const evaluation = evaluateModel(model);
    expect([...evaluation.values('ok')]).toEqual([0, 2, 2]);
    expect([...evaluation.values('d')]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('may loop through earlier periods', () => {
    const lines = [
      formula('cash', 'prev(cash) + profit', '10'),
      formula('profit', '5 - interest'),
      formula('interest', 'prev(debt) * 0.1'),
      formula('debt', 'max(0, prev(debt) - cash)', '100'),
    ];
    const model = compileModel(years(2), lines);
    expect(model.errors.size).toBe(0);
    // interest 10, profit -5, cash 5, debt 95; interest 9.5, profit -4.5, cash 0.5, debt 94.5
    expect([...evaluateModel(model).values('debt')]).toEqual([100, 95, 94.5]);
    const ownSum = compileModel(years(3), [formula('a', '1 + prev(cumulative(a))')]);
    expect([...evaluateModel(ownSum).values('a')]).toEqual([0, 1, 2, 4]);
  });

  it.each(['total(a)', 'average(a)', 'lead(a, 1)', 'at(a, 3)', 'prev(a) + total(a)'])(
    'may not need a later period of themselves: a = %s',
    (text) => {
      const error = compileModel(years(3), [formula('a', text)]).errors.get('a');
      expect(error).toMatchObject({ code: 'cycle', params: { reason: 'later-period', chain: 'a → a' } });
    },
  );

  it.each(['a', 'a + 1', 'cumulative(a)', 'spread(a, [1, 1])', 'lag(a, 0)', 'grow(a, 1%)'])(
    'may not need themselves in the same period: a = %s',
    (text) => {
      const error = compileModel(years(3), [formula('a', text)]).errors.get('a');
      expect(error).toMatchObject({ code: 'cycle', params: { reason: 'same-period', chain: 'a → a' } });
    },
  );

  it('name the root cause, not the neighbour', () => {
    const lines = [
      formula('bad', 'nope'),
      formula('b', 'bad + 1'),
      formula('c', 'prev(b)'),
      formula('d', 'total(c)'),
    ];
    const model = compileModel(years(2), lines);
    expect(['b', 'c', 'd'].map((code) => model.errors.get(code))).toEqual(
      ['b', 'c', 'd'].map(() => expect.objectContaining({ kind: 'depends', on: 'bad' })),
    );
  });

  it('tell what they read and who reads them', () => {
    const lines = [
      driver('x', 1),
      formula('a', 'prev(x) + total(b)'),
      formula('b', 'x + lead(x, 1) + prev(b)'),
    ];
    const model = compileModel(years(2), lines);
    expect(model.dependencies('a')).toEqual([
      { code: 'x', delay: 'earlier' },
      { code: 'b', delay: 'whole' },
    ]);
    expect(model.dependencies('b')).toEqual([
      { code: 'x', delay: 'whole' },
      { code: 'b', delay: 'earlier' },
    ]);
    expect(model.dependents('x')).toEqual(['a', 'b']);
    expect(model.order.indexOf('b')).toBeLessThan(model.order.indexOf('a'));
  });

  it('may stand in a chain of two thousand', () => {
    const lines = [
      driver('l0', 1),
      ...Array.from({ length: 1999 }, (_, index) => formula(`l${index + 1}`, `l${index} + 1`)),
    ];
    const shuffled = [...lines].reverse();
    expect(evaluateModel(compileModel(years(3), shuffled)).values('l1999')[3]).toBe(2000);
  });
});
