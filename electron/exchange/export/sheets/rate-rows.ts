/**
 * The rates at the top of the Assumptions sheet: the discount rate, given or built up as WACC, and the rates of the
 * hurdle, of MIRR and of the flows before tax, each brought to the basis of the flows. Inputs carry their path.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import {
  hurdleRate,
  inFlowBasis,
  statedCostOfEquity,
  statedDiscountRate,
} from '../../../../models/returns/discount-rate.ts';
import type { Book } from '../book.ts';
import { type SettingSpec, settingRows } from '../scenarios/setting-choice.ts';
import { formula, type Refs, type Row } from '../sheet-model.ts';

type Rate = Plan['settings']['discounting']['rate'];
type Wacc = Extract<Rate, { mode: 'wacc' }>;
type WaccNumber = Exclude<keyof Wacc, 'mode' | 'preferred'>;

const AT = 'settings.discounting.rate';

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

/** What a WACC is made of: two plans of one shape share its formula. */
function shapeOf({ settings }: Plan): string {
  const { rate } = settings.discounting;
  return rate.mode === 'given'
    ? 'given'
    : `wacc ${rate.costOfEquity !== undefined} ${rate.preferred !== undefined}`;
}

function waccOf({ settings }: Plan): Wacc | null {
  const { rate } = settings.discounting;
  return rate.mode === 'wacc' ? rate : null;
}

/** The discount rate and all that it is made of. */
export function rateSpecs({ plan, words }: Pick<Book, 'plan' | 'words'>): readonly SettingSpec[] {
  const { rate } = plan.settings.discounting;
  const say = words.settings;
  const shape = shapeOf(plan);
  const stated = {
    key: '@rate',
    number: 'rate',
    setting: 'discountRate',
    read: (each: Plan) => statedDiscountRate(each.settings),
  } as const;
  if (rate.mode === 'given') return [{ ...stated, path: `${AT}.rate`, label: say.rate }];
  const { costOfEquity, preferred } = rate;
  const part = (
    key: string,
    path: string,
    label: string,
    number: Row['number'],
    read: (wacc: Wacc) => number | undefined,
  ): SettingSpec => ({
    key,
    path: `${AT}.${path}`,
    label,
    number,
    // A scenario that states its rate in another way takes no part in these.
    read: (each) => read((shapeOf(each) === shape ? waccOf(each) : null) ?? rate) ?? null,
    ...(path === 'riskFree' || path === 'beta' || path === 'marketPremium' || path === 'costOfDebt'
      ? { setting: path }
      : {}),
  });
  const number = (key: string, name: WaccNumber, label: string, look: Row['number'] = 'rate'): SettingSpec =>
    part(key, name, label, look, (wacc) => wacc[name]);
  return [
    ...(costOfEquity === undefined
      ? [
          number('@riskFree', 'riskFree', say.riskFree),
          { ...number('@beta', 'beta', say.beta, 'number'), limits: [-10, 10] as const },
          number('@marketPremium', 'marketPremium', say.marketPremium),
          number('@extraPremium', 'extraPremium', say.extraPremium),
        ]
      : [number('@costOfEquity', 'costOfEquity', say.costOfEquity)]),
    number('@costOfDebt', 'costOfDebt', say.costOfDebt),
    { ...number('@debtTaxRate', 'taxRate', say.debtTaxRate), limits: [0, 1] },
    { ...number('@equityValue', 'equity', say.equity, 'number'), limits: [0, 1e300] },
    { ...number('@debtValue', 'debt', say.debt, 'number'), limits: [0, 1e300] },
    ...(preferred
      ? [
          part('@preferredValue', 'preferred.value', say.preferredValue, 'number', (w) => w.preferred?.value),
          part('@preferredCost', 'preferred.cost', say.preferredCost, 'rate', (w) => w.preferred?.cost),
        ]
      : []),
    {
      ...stated,
      path: '',
      label: say.wacc,
      follows: (each) => shapeOf(each) === shape,
      derived: (refs) => wacc((key) => refs.constant(key), preferred !== undefined),
    },
  ];
}

export function rateRows(book: Book): readonly Row[] {
  const { plan, shown } = book;
  const { rate } = plan.settings.discounting;
  const own = waccOf(shapeOf(shown.plan) === shapeOf(plan) ? shown.plan : plan);
  return rateSpecs(book).flatMap((spec) => [
    ...settingRows(book, spec),
    ...(spec.key === '@extraPremium' && rate.mode === 'wacc' && own
      ? [derived('@costOfEquity', book.words.settings.costOfEquity, capm, statedCostOfEquity(own))]
      : []),
  ]);
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

type OwnRate = 'financeRate' | 'reinvestRate' | 'preTaxRate';
const OWN_RATES: readonly OwnRate[] = ['financeRate', 'reinvestRate', 'preTaxRate'];

/** Inflation where rate and flows differ in basis, the hurdle, the rates that may be given in their own right, the limit. */
export function basisSpecs(book: Pick<Book, 'plan' | 'words' | 'set'>): readonly SettingSpec[] {
  const at = 'settings.discounting';
  const say = book.words.settings;
  const of = (plan: Plan) => plan.settings.discounting;
  return [
    ...(mixesBases(book)
      ? [
          {
            key: '@inflation',
            path: `${at}.inflation`,
            label: say.inflation,
            number: 'rate',
            setting: 'inflation',
            read: (plan) => of(plan).inflation,
          } satisfies SettingSpec,
        ]
      : []),
    {
      key: '@hurdleStated',
      path: `${at}.hurdle`,
      label: say.hurdle,
      number: 'rate',
      setting: 'hurdle',
      read: (plan) => of(plan).hurdle,
      otherwise: (refs) => refs.constant('@rate'),
      otherwiseValue: (plan) => statedDiscountRate(plan.settings),
    },
    ...OWN_RATES.filter((name) => isStated(book, name)).map(
      (name): SettingSpec => ({
        key: mixesBases(book) ? `@${name}Stated` : `@${name}`,
        path: `${at}.${name}`,
        label: say[name],
        number: 'rate',
        setting: name,
        read: (plan) => of(plan)[name] ?? null,
        otherwise: (refs) => refs.constant('@rate'),
        otherwiseValue: (plan) => statedDiscountRate(plan.settings),
      }),
    ),
    ...(book.set.members.some(({ plan }) => of(plan).maxPaybackYears !== null)
      ? [
          {
            key: '@maxPayback',
            path: `${at}.maxPaybackYears`,
            label: say.maxPayback,
            number: 'years',
            setting: 'maxPaybackYears',
            limits: [0, 9999],
            read: (plan) => of(plan).maxPaybackYears,
            // No limit is a limit that nothing reaches.
            otherwise: () => String(NO_LIMIT),
            otherwiseValue: () => NO_LIMIT,
          } satisfies SettingSpec,
        ]
      : []),
  ];
}

/** Stands for a plan without a limit among others that have one. */
export const NO_LIMIT = 9999;

/** Does the plan or any scenario give this rate in its own right? */
export function isStated({ set }: Pick<Book, 'set'>, name: OwnRate): boolean {
  return set.members.some(({ plan }) => (plan.settings.discounting[name] ?? null) !== null);
}

/** Every other rate, in the basis of the flows. */
export function basisRows(book: Book): readonly Row[] {
  const { words, shown } = book;
  const say = words.settings;
  return basisSpecs(book).flatMap((spec) => {
    const rows = settingRows(book, spec);
    if (spec.key === '@hurdleStated') {
      const inBasis = (refs: Refs): string => inFlows(book, refs.constant('@hurdleStated'), refs);
      return [...rows, derived('@hurdle', say.hurdleInFlows, inBasis, hurdleRate(shown.plan))];
    }
    if (!spec.key.endsWith('Stated')) return rows;
    const stated = spec.read(shown.plan) ?? statedDiscountRate(shown.plan.settings);
    return [
      ...rows,
      derived(
        spec.key.replace(/Stated$/, ''),
        `${spec.label}, ${say.inFlows}`,
        (refs) => inFlows(book, refs.constant(spec.key), refs),
        inFlowBasis(stated, shown.plan.settings),
      ),
    ];
  });
}

function mixesBases({ plan }: Pick<Book, 'plan'>): boolean {
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
