/**
 * The Assumptions sheet: settings as input cells, the rates of each period that follow from them, and the drivers
 * by group. Codes of settings are their paths in the plan, so that a changed cell finds its way back.
 */

import { hurdleRate, statedDiscountRate } from '../../../../models/returns/discount-rate.ts';
import { costOfEquity } from '../../../../models/returns/wacc.ts';
import { type Book, isRateUnit } from '../book.ts';
import { lineRow } from '../line-row.ts';
import { formula, input, type Refs, type Row, type TimeSheet } from '../sheet-model.ts';

export function assumptionSheet(book: Book): TimeSheet {
  return {
    key: 'assumptions',
    title: book.words.sheets.assumptions,
    rows: [
      { label: book.words.settings.title, look: 'heading', number: 'text' },
      ...rateRows(book),
      ...basisRows(book),
      ...otherSettings(book),
      ...periodRates(book),
      ...drivers(book),
    ],
  };
}

type SettingRow = (key: string, path: string, label: string, value: number, number: Row['number']) => Row;

/** An input in the constant column whose code is its path in the plan. */
const setting: SettingRow = (key, path, label, value, number) => ({
  key,
  label,
  code: path,
  look: 'line',
  number,
  unit: number === 'rate' ? '%' : '',
  constant: () => input(value),
});

function derived(key: string, label: string, text: (refs: Refs) => string, value: number): Row {
  return {
    key,
    label,
    look: 'line',
    number: 'rate',
    unit: '%',
    constant: (refs) => formula(text(refs), value),
  };
}

function rateRows({ plan, words }: Book): readonly Row[] {
  const { rate } = plan.settings.discounting;
  const at = 'settings.discounting.rate';
  const say = words.settings;
  if (rate.mode === 'given') return [setting('@rate', `${at}.rate`, say.rate, rate.rate, 'rate')];
  const equityCost = costOfEquity(rate);
  return [
    setting('@riskFree', `${at}.riskFree`, say.riskFree, rate.riskFree, 'rate'),
    setting('@beta', `${at}.beta`, say.beta, rate.beta, 'number'),
    setting('@marketPremium', `${at}.marketPremium`, say.marketPremium, rate.marketPremium, 'rate'),
    setting('@extraPremium', `${at}.extraPremium`, say.extraPremium, rate.extraPremium, 'rate'),
    setting('@costOfDebt', `${at}.costOfDebt`, say.costOfDebt, rate.costOfDebt, 'rate'),
    setting('@debtTaxRate', `${at}.taxRate`, say.debtTaxRate, rate.taxRate, 'rate'),
    setting('@equityValue', `${at}.equity`, say.equity, rate.equity, 'number'),
    setting('@debtValue', `${at}.debt`, say.debt, rate.debt, 'number'),
    derived(
      '@costOfEquity',
      say.costOfEquity,
      (refs) => {
        const of = (key: string): string => refs.constant(key);
        return `${of('@riskFree')}+${of('@beta')}*${of('@marketPremium')}+${of('@extraPremium')}`;
      },
      equityCost,
    ),
    derived(
      '@rate',
      say.wacc,
      (refs) => {
        const of = (key: string): string => refs.constant(key);
        const capital = `(${of('@equityValue')}+${of('@debtValue')})`;
        const debt = `${of('@debtValue')}*${of('@costOfDebt')}*(1-${of('@debtTaxRate')})`;
        return `IF(${capital}=0,${of('@costOfEquity')},(${of('@equityValue')}*${of('@costOfEquity')}+${debt})/IF(${capital}=0,1,${capital}))`;
      },
      statedDiscountRate(plan.settings),
    ),
  ];
}

/** Inflation where rate and flows differ in basis, and the hurdle in the basis of the flows. */
function basisRows(book: Book): readonly Row[] {
  const { plan, words } = book;
  const { hurdle, inflation, financeRate, reinvestRate, maxPaybackYears } = plan.settings.discounting;
  const at = 'settings.discounting';
  const say = words.settings;
  const first = book.discounting.annualRates[0] ?? 0;
  const optional = (
    key: string,
    name: string,
    label: string,
    value: number | null,
    otherwise: string,
    shown: number,
  ): Row =>
    value === null
      ? derived(
          key,
          label,
          (refs) => (otherwise === '$discount_rate' ? refs.cell(otherwise, 1) : refs.constant(otherwise)),
          shown,
        )
      : setting(key, `${at}.${name}`, label, value, 'rate');
  return [
    ...(mixesBases(book) ? [setting('@inflation', `${at}.inflation`, say.inflation, inflation, 'rate')] : []),
    optional('@hurdleStated', 'hurdle', say.hurdle, hurdle, '@rate', statedDiscountRate(plan.settings)),
    derived(
      '@hurdle',
      say.hurdleInFlows,
      (refs) => inFlows(book, refs.constant('@hurdleStated'), refs),
      hurdleRate(plan),
    ),
    optional('@financeRate', 'financeRate', say.financeRate, financeRate, '$discount_rate', first),
    optional('@reinvestRate', 'reinvestRate', say.reinvestRate, reinvestRate, '$discount_rate', first),
    ...(maxPaybackYears === null
      ? []
      : [setting('@maxPayback', `${at}.maxPaybackYears`, say.maxPayback, maxPaybackYears, 'years')]),
  ];
}

function mixesBases({ plan }: Book): boolean {
  const { rateBasis, flowBasis } = plan.settings.discounting;
  return rateBasis !== flowBasis;
}

/** Fisher: a stated rate brought to the basis of the flows. */
function inFlows(book: Book, rate: string, refs: Refs): string {
  if (!mixesBases(book)) return rate;
  const inflation = refs.constant('@inflation');
  return book.plan.settings.discounting.flowBasis === 'nominal'
    ? `${rate}+${inflation}+${rate}*${inflation}`
    : `(${rate}-${inflation})/(1+${inflation})`;
}

function otherSettings({ plan, words }: Book): readonly Row[] {
  const { tax, terminalValue, workingCapital } = plan.settings;
  const say = words.settings;
  const usesDays = plan.lines.some((line) => line.workingCapital?.basis === 'days');
  return [
    setting('@tax', 'settings.tax.rate', say.taxRate, tax.rate, 'rate'),
    ...(terminalValue.method === 'perpetuity'
      ? [setting('@growth', 'settings.terminalValue.growth', say.growth, terminalValue.growth, 'rate')]
      : []),
    ...(terminalValue.method === 'multiple'
      ? [
          setting(
            '@multiple',
            'settings.terminalValue.multiple',
            say.multiple,
            terminalValue.multiple,
            'multiple',
          ),
        ]
      : []),
    ...(usesDays
      ? [
          setting(
            '@daysInYear',
            'settings.workingCapital.daysInYear',
            say.daysInYear,
            workingCapital.daysInYear,
            'integer',
          ),
        ]
      : []),
  ];
}

/** The rates of each period: a row of overrides where the plan has some, and the row that the formulas use. */
function periodRates(book: Book): readonly Row[] {
  const { plan, words, discounting, values } = book;
  const { rate } = plan.settings.discounting;
  const say = words.settings;
  const given = rate.mode === 'given' ? rate.byPeriod : undefined;
  const taxGiven = plan.settings.tax.byPeriod;
  const overrides = (key: string, path: string, label: string, cells: readonly (number | null)[]): Row => ({
    key,
    label,
    code: path,
    look: 'line',
    number: 'rate',
    unit: '%',
    cell: (column) => {
      const value = column === 0 ? null : (cells[column - 1] ?? null);
      return column === 0
        ? undefined
        : value === null
          ? { kind: 'text', text: '', look: 'input' }
          : input(value);
    },
  });
  const chosen = (refs: Refs, column: number, row: string, otherwise: string): string =>
    `IF(ISNUMBER(${refs.cell(row, column)}),${refs.cell(row, column)},${refs.constant(otherwise)})`;
  return [
    ...(given
      ? [overrides('@rateByPeriod', 'settings.discounting.rate.byPeriod', say.rateByPeriod, given)]
      : []),
    {
      key: '$discount_rate',
      code: '$discount_rate',
      label: say.discountRow,
      look: 'line',
      number: 'rate',
      unit: '%',
      cell: (column, refs) => {
        const value = discounting.annualRates[Math.max(0, column - 1)] ?? 0;
        if (column === 0) return formula(refs.cell('$discount_rate', 1), value);
        const stated = given ? chosen(refs, column, '@rateByPeriod', '@rate') : refs.constant('@rate');
        return formula(inFlows(book, stated, refs), value);
      },
    },
    ...(taxGiven ? [overrides('@taxByPeriod', 'settings.tax.byPeriod', say.taxByPeriod, taxGiven)] : []),
    {
      key: '$tax_rate',
      code: '$tax_rate',
      label: say.taxRow,
      look: 'line',
      number: 'rate',
      unit: '%',
      cell: (column, refs) =>
        formula(
          taxGiven && column > 0 ? chosen(refs, column, '@taxByPeriod', '@tax') : refs.constant('@tax'),
          values('$tax_rate')[column] ?? 0,
        ),
    },
  ];
}

function drivers(book: Book): readonly Row[] {
  const lines = book.plan.lines.filter((line) => line.kind === 'driver');
  const groups = [...new Set(lines.map((line) => line.group))];
  return groups.flatMap((group) => [
    { label: group === '' ? book.words.settings.noGroup : group, look: 'heading', number: 'text' } as const,
    ...lines
      .filter((line) => line.group === group)
      .map((line) => lineRow(book, line, { number: isRateUnit(line.unit) ? 'rate' : 'number' })),
  ]);
}
