/**
 * The Assumptions sheet: the scenario switch, settings as input cells, the rates of each period that follow from them,
 * and the drivers by group. Codes of settings are their paths in the plan, so that a changed cell finds its way back;
 * lines that a scenario overrides stand here as planned, wherever they are used.
 */
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import { type Book, chosenOf, lineLook } from '../book.ts';
import { baseRow, lineRow, liveRow } from '../line-row.ts';
import { type SettingSpec, settingRows } from '../scenarios/setting-choice.ts';
import { switchRows } from '../scenarios/switch-rows.ts';
import { formula, input, type Refs, type Row, type TimeSheet } from '../sheet-model.ts';
import { uncertaintyRows } from '../simulation/uncertainty-rows.ts';
import { basisRows, inFlows, rateRows } from './rate-rows.ts';

export function assumptionSheet(book: Book): TimeSheet {
  return {
    key: 'assumptions',
    title: book.words.sheets.assumptions,
    rows: [
      ...switchRows(book),
      { label: book.words.settings.title, look: 'heading', number: 'text' },
      ...rateRows(book),
      ...basisRows(book),
      ...otherSpecs(book).flatMap((spec) => settingRows(book, spec)),
      ...periodRates(book),
      ...drivers(book),
      ...plannedBudget(book),
      ...uncertaintyRows(book),
    ],
  };
}

export function otherSpecs({ plan, words }: Pick<Book, 'plan' | 'words'>): readonly SettingSpec[] {
  const { terminalValue } = plan.settings;
  const say = words.settings;
  const usesDays = plan.lines.some((line) => line.workingCapital?.basis === 'days');
  return [
    {
      key: '@tax',
      path: 'settings.tax.rate',
      label: say.taxRate,
      number: 'rate',
      setting: 'taxRate',
      limits: [0, 1],
      read: ({ settings }) => settings.tax.rate,
    },
    ...(terminalValue.method === 'perpetuity'
      ? [
          {
            key: '@growth',
            path: 'settings.terminalValue.growth',
            label: say.growth,
            number: 'rate',
            setting: 'terminalGrowth',
            read: ({ settings }) =>
              settings.terminalValue.method === 'perpetuity' ? settings.terminalValue.growth : null,
          } satisfies SettingSpec,
        ]
      : []),
    ...(terminalValue.method === 'multiple'
      ? [
          {
            key: '@multiple',
            path: 'settings.terminalValue.multiple',
            label: say.multiple,
            number: 'multiple',
            setting: 'terminalMultiple',
            read: ({ settings }) =>
              settings.terminalValue.method === 'multiple' ? settings.terminalValue.multiple : null,
          } satisfies SettingSpec,
        ]
      : []),
    ...(usesDays
      ? [
          {
            key: '@daysInYear',
            path: 'settings.workingCapital.daysInYear',
            label: say.daysInYear,
            number: 'integer',
            read: ({ settings }) => settings.workingCapital.daysInYear,
          } satisfies SettingSpec,
        ]
      : []),
  ];
}

/** Rates that are given by period: which of the plans gives them, and where they stand. */
export type PeriodRates = {
  readonly key: string;
  readonly path: string;
  readonly label: string;
  readonly read: (plan: Plan) => readonly (number | null)[] | undefined;
};

export function periodRateSpecs({ words }: Pick<Book, 'words'>): readonly [PeriodRates, PeriodRates] {
  return [
    {
      key: '@rateByPeriod',
      path: 'settings.discounting.rate.byPeriod',
      label: words.settings.rateByPeriod,
      read: ({ settings: { discounting } }) =>
        discounting.rate.mode === 'given' ? discounting.rate.byPeriod : undefined,
    },
    {
      key: '@taxByPeriod',
      path: 'settings.tax.byPeriod',
      label: words.settings.taxByPeriod,
      read: ({ settings }) => settings.tax.byPeriod,
    },
  ];
}

/** A row of rates by period, empty where the one rate holds. */
export function periodRateRow(
  key: string,
  label: string,
  cells: readonly (number | null)[],
  path?: string,
): Row {
  return {
    key,
    label,
    ...(path === undefined ? {} : { code: path }),
    look: 'line',
    number: 'rate',
    unit: '%',
    cell: (column) => {
      const value = column === 0 ? null : (cells[column - 1] ?? null);
      if (column === 0) return undefined;
      return value === null ? { kind: 'text', text: '', look: 'input' } : input(value);
    },
  };
}

/** The key of the row that holds a member's rates by period; null where it has none. */
export function periodRateKey(
  book: Pick<Book, 'set'>,
  { key, read }: PeriodRates,
  at: number,
): string | null {
  const texts = book.set.members.map(({ plan }) => JSON.stringify(read(plan) ?? null));
  if (texts[at] === 'null') return null;
  const first = texts.indexOf(texts[at] ?? '');
  return first === 0 ? key : `${key}.s${first + 1}`;
}

function periodRates(book: Book): readonly Row[] {
  const { plan, words, set } = book;
  const say = words.settings;
  const [discount, tax] = periodRateSpecs(book);
  const given = (spec: PeriodRates): readonly Row[] => {
    const cells = spec.read(plan);
    return cells ? [periodRateRow(spec.key, spec.label, cells, spec.path)] : [];
  };
  const stated = (spec: PeriodRates, column: number, otherwise: string, refs: Refs): string =>
    chosenOf(set, refs, (_, at) => {
      const key = periodRateKey(book, spec, at);
      if (key === null) return refs.constant(otherwise);
      return `IF(ISNUMBER(${refs.cell(key, column)}),${refs.cell(key, column)},${refs.constant(otherwise)})`;
    });
  return [
    ...given(discount),
    {
      key: '$discount_rate',
      code: '$discount_rate',
      label: say.discountRow,
      look: 'line',
      number: 'rate',
      unit: '%',
      cell: (column, refs) => {
        const value = book.discountings.postTax.annualRates[Math.max(0, column - 1)] ?? 0;
        if (column === 0) return formula(refs.cell('$discount_rate', 1), value);
        return formula(inFlows(book, stated(discount, column, '@rate', refs), refs), value);
      },
    },
    ...given(tax),
    {
      key: '$tax_rate',
      code: '$tax_rate',
      label: say.taxRow,
      look: 'line',
      number: 'rate',
      unit: '%',
      cell: (column, refs) =>
        formula(
          column > 0 ? stated(tax, column, '@tax', refs) : refs.constant('@tax'),
          book.values('$tax_rate')[column] ?? 0,
        ),
    },
  ];
}

function drivers(book: Book): readonly Row[] {
  const lines = book.plan.lines.filter((line) => line.kind === 'driver');
  const groups = [...new Set(lines.map((line) => line.group))];
  return groups.flatMap((group) => [
    { label: group === '' ? book.words.settings.noGroup : group, look: 'heading', number: 'text' } as const,
    ...lines.filter((line) => line.group === group).flatMap((line) => driverRows(book, line)),
  ]);
}

function driverRows(book: Book, line: Line): readonly Row[] {
  const more = { number: lineLook(book, line), outline: 1 } as const;
  const live = book.variants.lines.get(line.code);
  if (!live) return [lineRow(book, line, more)];
  return [
    baseRow(book, line, live, more),
    liveRow(book, line, { ...more, label: book.moreWords.inForce(line.label), code: '' }),
  ];
}

/** Lines of the budget that a scenario overrides: what was planned for them stands here, what is in force in the budget. */
function plannedBudget(book: Book): readonly Row[] {
  const rows = book.plan.lines.flatMap((line) => {
    const live = book.variants.lines.get(line.code);
    return live && line.kind !== 'driver' ? [baseRow(book, line, live, { outline: 1 })] : [];
  });
  return rows.length === 0
    ? []
    : [{ label: book.moreWords.plannedBudget, look: 'heading', number: 'text' }, ...rows];
}
