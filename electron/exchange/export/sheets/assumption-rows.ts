/**
 * The Assumptions sheet: settings as input cells, the rates of each period that follow from them, and the drivers
 * by group. Codes of settings are their paths in the plan, so that a changed cell finds its way back.
 */

import { type Book, isRateUnit } from '../book.ts';
import { lineRow } from '../line-row.ts';
import { formula, input, type Refs, type Row, type TimeSheet } from '../sheet-model.ts';
import { basisRows, inFlows, rateRows, setting } from './rate-rows.ts';

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
  const { plan, words, values } = book;
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
        const value = book.discountings.postTax.annualRates[Math.max(0, column - 1)] ?? 0;
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
