/**
 * Calls the spreadsheet functions of models/returns/excel by name, with the cell values of a case.
 * Promises Excel's reading of blanks, booleans, text and errors. Must not hold expected values.
 */

import { fv, nper, pmt, pv } from '../../models/returns/excel/annuity.ts';
import {
  type CellValue,
  rangeNumbers,
  scalar,
  scalars,
  strictRangeNumbers,
} from '../../models/returns/excel/arguments.ts';
import { db, ddb, sln, syd } from '../../models/returns/excel/asset.ts';
import { excelIrr, excelMirr, excelNpv, excelXirr, excelXnpv } from '../../models/returns/excel/cash-flow.ts';
import type { FinanceValue } from '../../models/returns/excel/finance-error.ts';
import { effect, fvschedule, nominal, pduration, rri } from '../../models/returns/excel/interest.ts';
import { cumipmt, cumprinc, ipmt, ispmt, ppmt } from '../../models/returns/excel/loan-schedule.ts';
import { rate } from '../../models/returns/excel/rate.ts';
import { vdb } from '../../models/returns/excel/variable-declining.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** Functions of scalars: argument names in order ('?' where it may be left out) and the call. */
const SCALAR_CALLS: Readonly<
  Record<
    string,
    {
      readonly names: readonly string[];
      readonly strict?: true;
      readonly call: (...args: number[]) => FinanceValue;
    }
  >
> = {
  PV: {
    names: ['rate', 'nper', 'pmt', 'fv', 'type'],
    call: (a = 0, b = 0, c = 0, d, e) => pv(a, b, c, d, e),
  },
  FV: {
    names: ['rate', 'nper', 'pmt', 'pv', 'type'],
    call: (a = 0, b = 0, c = 0, d, e) => fv(a, b, c, d, e),
  },
  PMT: {
    names: ['rate', 'nper', 'pv', 'fv', 'type'],
    call: (a = 0, b = 0, c = 0, d, e) => pmt(a, b, c, d, e),
  },
  NPER: {
    names: ['rate', 'pmt', 'pv', 'fv', 'type'],
    call: (a = 0, b = 0, c = 0, d, e) => nper(a, b, c, d, e),
  },
  RATE: {
    names: ['nper', 'pmt', 'pv', 'fv', 'type', 'guess'],
    call: (a = 0, b = 0, c = 0, d, e, f) => rate(a, b, c, d, e, f),
  },
  IPMT: {
    names: ['rate', 'per', 'nper', 'pv', 'fv', 'type'],
    call: (a = 0, b = 0, c = 0, d = 0, e, f) => ipmt(a, b, c, d, e, f),
  },
  PPMT: {
    names: ['rate', 'per', 'nper', 'pv', 'fv', 'type'],
    call: (a = 0, b = 0, c = 0, d = 0, e, f) => ppmt(a, b, c, d, e, f),
  },
  ISPMT: { names: ['rate', 'per', 'nper', 'pv'], call: (a = 0, b = 0, c = 0, d = 0) => ispmt(a, b, c, d) },
  CUMIPMT: {
    names: ['rate', 'nper', 'pv', 'start', 'end', 'type'],
    strict: true,
    call: (a = 0, b = 0, c = 0, d = 0, e = 0, f = 0) => cumipmt(a, b, c, d, e, f),
  },
  CUMPRINC: {
    names: ['rate', 'nper', 'pv', 'start', 'end', 'type'],
    strict: true,
    call: (a = 0, b = 0, c = 0, d = 0, e = 0, f = 0) => cumprinc(a, b, c, d, e, f),
  },
  EFFECT: { names: ['nominal_rate', 'npery'], strict: true, call: (a = 0, b = 0) => effect(a, b) },
  NOMINAL: { names: ['effect_rate', 'npery'], strict: true, call: (a = 0, b = 0) => nominal(a, b) },
  RRI: { names: ['nper', 'pv', 'fv'], call: (a = 0, b = 0, c = 0) => rri(a, b, c) },
  PDURATION: { names: ['rate', 'pv', 'fv'], call: (a = 0, b = 0, c = 0) => pduration(a, b, c) },
  SLN: { names: ['cost', 'salvage', 'life'], call: (a = 0, b = 0, c = 0) => sln(a, b, c) },
  SYD: { names: ['cost', 'salvage', 'life', 'per'], call: (a = 0, b = 0, c = 0, d = 0) => syd(a, b, c, d) },
  DB: {
    names: ['cost', 'salvage', 'life', 'period', 'month'],
    call: (a = 0, b = 0, c = 0, d = 0, e) => db(a, b, c, d, e),
  },
  DDB: {
    names: ['cost', 'salvage', 'life', 'period', 'factor'],
    call: (a = 0, b = 0, c = 0, d = 0, e) => ddb(a, b, c, d, e),
  },
  VDB: {
    names: ['cost', 'salvage', 'life', 'start', 'end', 'factor', 'no_switch'],
    call: (a = 0, b = 0, c = 0, d = 0, e = 0, f, g) => vdb(a, b, c, d, e, f, g !== undefined && g !== 0),
  },
};

/** The functions this can call, for the test that no case is passed over. */
export function canCall(name: string): boolean {
  return name in SCALAR_CALLS || name in RANGE_CALLS;
}

export function callExcel(name: string, inputs: Inputs): FinanceValue {
  const ranged = RANGE_CALLS[name];
  if (ranged !== undefined) return ranged(inputs);
  const entry = SCALAR_CALLS[name];
  if (entry === undefined) throw new Error(`no function ${name}`);
  const given = entry.names.filter((argument) => argument in inputs);
  const numbers = scalars(
    given.map((argument) => cell(inputs[argument])),
    entry.strict ?? false,
  );
  if (typeof numbers === 'string') return numbers;
  // An argument that is left out keeps its place, so that the ones after it do not move up.
  const byName = new Map(given.map((argument, k) => [argument, numbers[k]]));
  return Reflect.apply(
    entry.call,
    undefined,
    entry.names.map((argument) => byName.get(argument)),
  );
}

const RANGE_CALLS: Readonly<Record<string, (inputs: Inputs) => FinanceValue>> = {
  NPV: ({ rate: discount, values }) =>
    withNumbers(scalar(cell(discount)), rangeNumbers(cells(values)), excelNpv),
  IRR: ({ values, guess }) =>
    withNumbers(scalar(cell(guess ?? 0.1)), rangeNumbers(cells(values)), (a, b) => excelIrr(b, a)),
  MIRR: ({ values, flows, finance_rate, reinvest_rate }) => {
    const reinvest = scalar(cell(reinvest_rate));
    if (typeof reinvest !== 'number') return reinvest;
    return withNumbers(scalar(cell(finance_rate)), rangeNumbers(cells(values ?? flows)), (finance, list) =>
      excelMirr(list, finance, reinvest),
    );
  },
  FVSCHEDULE: ({ principal, schedule }) =>
    withNumbers(scalar(cell(principal)), strictRangeNumbers(cells(schedule)), fvschedule),
  XNPV: ({ rate: discount, values, dates }) =>
    withNumbers(scalar(cell(discount)), strictRangeNumbers(cells(values)), (a, b) =>
      excelXnpv(a, b, dateList(dates)),
    ),
  XIRR: ({ values, dates, guess }) =>
    withNumbers(scalar(cell(guess ?? 0.1)), strictRangeNumbers(cells(values)), (a, b) =>
      excelXirr(b, dateList(dates), a),
    ),
};

function withNumbers(
  first: ReturnType<typeof scalar>,
  list: ReturnType<typeof rangeNumbers>,
  call: (first: number, list: readonly number[]) => FinanceValue,
): FinanceValue {
  if (typeof first !== 'number') return first;
  return typeof list === 'string' ? list : call(first, list);
}

function cell(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  throw new Error(`not a cell value: ${JSON.stringify(value)}`);
}

function cells(value: unknown): readonly CellValue[] {
  return Array.isArray(value) ? value.map(cell) : [cell(value)];
}

function dateList(value: unknown): readonly (string | number)[] {
  return cells(value).filter((date) => typeof date === 'string' || typeof date === 'number');
}
