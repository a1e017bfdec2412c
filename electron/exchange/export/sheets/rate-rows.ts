/**
 * The rates at the top of the Assumptions sheet: the discount rate, given or built up as WACC, and the rates of the
 * hurdle, of MIRR and of the flows before tax, each brought to the basis of the flows. Inputs carry their path.
 */
import {
  hurdleRate,
  inFlowBasis,
  statedCostOfEquity,
  statedDiscountRate,
} from '../../../../models/returns/discount-rate.ts';
import type { Book } from '../book.ts';
import { formula, input, type Refs, type Row } from '../sheet-model.ts';

/** An input in the constant column whose code is its path in the plan. */
export function setting(key: string, path: string, label: string, value: number, number: Row['number']): Row {
  return {
    key,
    label,
    code: path,
    look: 'line',
    number,
    unit: number === 'rate' ? '%' : '',
    constant: () => input(value),
  };
}

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

export function rateRows({ plan, words }: Book): readonly Row[] {
  const { rate } = plan.settings.discounting;
  const at = 'settings.discounting.rate';
  const say = words.settings;
  if (rate.mode === 'given') return [setting('@rate', `${at}.rate`, say.rate, rate.rate, 'rate')];
  const { costOfEquity, preferred } = rate;
  const of =
    (refs: Refs) =>
    (key: string): string =>
      refs.constant(key);
  return [
    ...(costOfEquity === undefined
      ? [
          setting('@riskFree', `${at}.riskFree`, say.riskFree, rate.riskFree, 'rate'),
          setting('@beta', `${at}.beta`, say.beta, rate.beta, 'number'),
          setting('@marketPremium', `${at}.marketPremium`, say.marketPremium, rate.marketPremium, 'rate'),
          setting('@extraPremium', `${at}.extraPremium`, say.extraPremium, rate.extraPremium, 'rate'),
          derived('@costOfEquity', say.costOfEquity, capm, statedCostOfEquity(rate)),
        ]
      : [setting('@costOfEquity', `${at}.costOfEquity`, say.costOfEquity, costOfEquity, 'rate')]),
    setting('@costOfDebt', `${at}.costOfDebt`, say.costOfDebt, rate.costOfDebt, 'rate'),
    setting('@debtTaxRate', `${at}.taxRate`, say.debtTaxRate, rate.taxRate, 'rate'),
    setting('@equityValue', `${at}.equity`, say.equity, rate.equity, 'number'),
    setting('@debtValue', `${at}.debt`, say.debt, rate.debt, 'number'),
    ...(preferred
      ? [
          setting('@preferredValue', `${at}.preferred.value`, say.preferredValue, preferred.value, 'number'),
          setting('@preferredCost', `${at}.preferred.cost`, say.preferredCost, preferred.cost, 'rate'),
        ]
      : []),
    derived(
      '@rate',
      say.wacc,
      (refs) => wacc(of(refs), preferred !== undefined),
      statedDiscountRate(plan.settings),
    ),
  ];
}

function capm(refs: Refs): string {
  const of = (key: string): string => refs.constant(key);
  return `${of('@riskFree')}+${of('@beta')}*${of('@marketPremium')}+${of('@extraPremium')}`;
}

function wacc(of: (key: string) => string, hasPreferred: boolean): string {
  const sources = ['@equityValue', '@debtValue', ...(hasPreferred ? ['@preferredValue'] : [])].map(of);
  const capital = `(${sources.join('+')})`;
  const costs = [
    `${of('@equityValue')}*${of('@costOfEquity')}`,
    `${of('@debtValue')}*${of('@costOfDebt')}*(1-${of('@debtTaxRate')})`,
    ...(hasPreferred ? [`${of('@preferredValue')}*${of('@preferredCost')}`] : []),
  ];
  return `IF(${capital}=0,${of('@costOfEquity')},(${costs.join('+')})/IF(${capital}=0,1,${capital}))`;
}

/** Inflation where rate and flows differ in basis, and every other rate in the basis of the flows. */
export function basisRows(book: Book): readonly Row[] {
  const { plan, words } = book;
  const { hurdle, inflation, financeRate, reinvestRate, maxPaybackYears, preTaxRate } =
    plan.settings.discounting;
  const at = 'settings.discounting';
  const say = words.settings;
  return [
    ...(mixesBases(book) ? [setting('@inflation', `${at}.inflation`, say.inflation, inflation, 'rate')] : []),
    hurdle === null
      ? derived(
          '@hurdleStated',
          say.hurdle,
          (refs) => refs.constant('@rate'),
          statedDiscountRate(plan.settings),
        )
      : setting('@hurdleStated', `${at}.hurdle`, say.hurdle, hurdle, 'rate'),
    derived(
      '@hurdle',
      say.hurdleInFlows,
      (refs) => inFlows(book, refs.constant('@hurdleStated'), refs),
      hurdleRate(plan),
    ),
    ...ownRate(book, '@financeRate', `${at}.financeRate`, say.financeRate, financeRate),
    ...ownRate(book, '@reinvestRate', `${at}.reinvestRate`, say.reinvestRate, reinvestRate),
    ...ownRate(book, '@preTaxRate', `${at}.preTaxRate`, say.preTaxRate, preTaxRate ?? null),
    ...(maxPaybackYears === null
      ? []
      : [setting('@maxPayback', `${at}.maxPaybackYears`, say.maxPayback, maxPaybackYears, 'years')]),
  ];
}

/** A rate that is given in its own right; nothing where the discount rate stands for it. */
function ownRate(book: Book, key: string, path: string, label: string, value: number | null): readonly Row[] {
  if (value === null) return [];
  if (!mixesBases(book)) return [setting(key, path, label, value, 'rate')];
  const stated = `${key}Stated`;
  return [
    setting(stated, path, label, value, 'rate'),
    derived(
      key,
      `${label}, ${book.words.settings.inFlows}`,
      (refs) => inFlows(book, refs.constant(stated), refs),
      inFlowBasis(value, book.plan.settings),
    ),
  ];
}

function mixesBases({ plan }: Book): boolean {
  const { rateBasis, flowBasis } = plan.settings.discounting;
  return rateBasis !== flowBasis;
}

/** Fisher: a stated rate brought to the basis of the flows. */
export function inFlows(book: Book, rate: string, refs: Refs): string {
  if (!mixesBases(book)) return rate;
  const inflation = refs.constant('@inflation');
  return book.plan.settings.discounting.flowBasis === 'nominal'
    ? `${rate}+${inflation}+${rate}*${inflation}`
    : `(${rate}-${inflation})/(1+${inflation})`;
}
