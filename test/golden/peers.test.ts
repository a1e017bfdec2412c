/**
 * Every case of cases/peers.json: values pinned by the tests of other implementations or cached by Excel 16.
 * Promises that each case is run or is listed below with the reason why it can't be. Sources stand in the file.
 */
import { describe, expect, it } from 'vitest';
import { type DatedFlow, xirr, xnfv, xnpv } from '../../models/returns/dated/dated-flows.ts';
import type { DayCount } from '../../models/returns/dated/day-count.ts';
import { npv } from '../../models/returns/discount.ts';
import { rate } from '../../models/returns/excel/rate.ts';
import { type IrrResult, irr, irrRates } from '../../models/returns/irr.ts';
import { expectClose, type GoldenCase, numberOf, numbersOf, readCases, type Tolerance } from './case-file.ts';
import { callExcel, canCall } from './excel-call.ts';

/** Cases that are facts about another program and not about the function, with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'ic-rate-sheet1-f20':
    'Excel stops after 20 Newton steps; the rate exists (see "finds the rate where Excel gives up")',
  'ic-mirr-sheet1-b2': 'the cached cell holds the text of its formula, not a result',
};

const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  'act/365F': 'act/365F',
  'actual/365': 'act/365F',
  '30E/360': '30E/360',
};

const cases = readCases('peers.json');

describe('peers.json', () => {
  it('has 215 cases, of which all but two are run', () => {
    expect(cases.length).toBe(215);
    expect(cases.filter(({ id }) => id in NOT_RUN).length).toBe(2);
  });

  for (const item of cases) {
    const reason = NOT_RUN[item.id];
    if (reason !== undefined) it(`${item.kind} ${item.id}`, ({ skip }) => skip(reason));
    else it(`${item.kind} ${item.id} gives what the peer pins`, () => run(item));
  }

  it('finds the rate where Excel gives up', () => {
    // ic-rate-sheet1-f20: 3300 payments of 200 in advance for 8000. A perpetuity in advance costs 200 (1 + r) / r,
    // so r = 200 / 7800; what 3300 periods lack of eternity is (1 + r)^-3300, about 1e-36.
    expectClose(rate(3300, -200, 8000, 0, 1), 200 / 7800, { abs: 1e-14, rel: 0 });
  });
});

function run(item: GoldenCase): void {
  if (item.kind.startsWith('fn.')) {
    const name = item.kind.slice(3);
    expect(canCall(name), `no function ${name}`).toBe(true);
    compare(callExcel(name, item.inputs), item);
    return;
  }
  switch (item.kind) {
    case 'irr':
      checkRates(irr(numbersOf(item.inputs.flows)), item);
      return;
    case 'xirr':
    case 'xirr.daycount': {
      const dayCount = DAY_COUNTS[String(item.inputs.day_count ?? 'act/365F')];
      if (dayCount === undefined) throw new Error(`unknown day count in ${item.id}`);
      const result = xirr(datedFlows(item), dayCount);
      if (result.kind === 'bad-date') throw new Error(`flow ${result.index} has a bad date`);
      checkRates(result, item);
      return;
    }
    case 'npv': {
      const first = numberOf(item.inputs.first_period) === 0 ? 0 : 1;
      const value = npv(numberOf(item.inputs.rate), numbersOf(item.inputs.flows), { firstPeriod: first });
      compare(value, item);
      return;
    }
    case 'mirr':
      compare(callExcel('MIRR', item.inputs), item);
      return;
    case 'xnpv':
    case 'xnfv': {
      const discount = numberOf(item.inputs.rate);
      const result =
        item.kind === 'xnpv'
          ? xnpv(discount, datedFlows(item), { base: 'first' })
          : xnfv(discount, datedFlows(item));
      compare(result.kind === 'value' ? result.value : result.kind, item);
      return;
    }
    default:
      throw new Error(`no runner for ${item.kind}`);
  }
}

function compare(actual: number | string, { expected, tolerance }: GoldenCase): void {
  if ('value' in expected) {
    expectClose(actual, expected.value, tolerance);
    return;
  }
  // Peers that are no spreadsheets say 'invalid' for whatever error they raise.
  if (expected.error === 'invalid') expect(typeof actual).toBe('string');
  else expect(actual).toBe(expected.error);
}

function checkRates(result: IrrResult, { inputs, expected, tolerance }: GoldenCase): void {
  const rates = irrRates(result);
  if (typeof inputs.guess === 'number' && inputs.guess <= -1) {
    expect(callExcel('IRR', { values: inputs.flows, guess: inputs.guess })).toBe(expected.error);
    return;
  }
  if ('error' in expected) expect(result.kind).toBe('none');
  if ('rate' in expected) {
    expect(rates.some((value) => near(value, expected.rate, tolerance))).toBe(true);
  }
  if (!('all_roots' in expected)) return;
  const roots = numbersOf(expected.all_roots);
  expect(rates.length, `roots ${rates.join(', ')} against ${roots.join(', ')}`).toBe(roots.length);
  // all_roots are computed to float64, also where the peer's own figure has three digits.
  const tight = { abs: Math.min(tolerance.abs, 1e-8), rel: Math.min(tolerance.rel, 1e-8) };
  roots.forEach((root, k) => {
    expectClose(rates[k], root, tight, `root ${k}`);
  });
}

function near(actual: number, expected: unknown, { abs, rel }: Tolerance): boolean {
  const value = numberOf(expected);
  return Math.abs(actual - value) <= Math.max(abs, rel * Math.max(Math.abs(actual), Math.abs(value)));
}

function datedFlows({ inputs }: GoldenCase): readonly DatedFlow[] {
  const { dates } = inputs;
  if (!Array.isArray(dates)) throw new Error('the case should hold dates');
  return numbersOf(inputs.amounts).map((amount, k) => {
    const date: unknown = dates[k];
    if (typeof date !== 'string' && typeof date !== 'number') throw new Error('the case should hold dates');
    return { date, amount };
  });
}
