/**
 * The order in which a plan's figures are read: profit, cash, and the corkscrews behind them.
 * Promises that every generated row appears somewhere (a row that no list names joins the end of its section),
 * and that a list never shows a row that the plan does not have. Computes nothing.
 */
import type { Line, Plan } from '../../../models/plan/schema.ts';
import type { RowStyle, StatementRow } from '../../../models/statements/generated.ts';

/** flow: summed over a year. balance: the last column counts. before: the balance with which the columns open. */
export type Reading = 'flow' | 'balance' | 'before' | 'rate' | 'check' | 'cumulative';

export type LayoutRow = {
  readonly id: string;
  readonly code: string;
  readonly style: RowStyle | 'opening';
  readonly reading: Reading;
  readonly sign: 1 | -1;
  /** `key` is a key of the statement words, `line` the label of a plan line; both: the word, for that line. */
  readonly label: { readonly key?: string; readonly line?: string };
  readonly indent: 0 | 1;
  /** What an opening balance holds before the opening column: assets that the plan starts with. */
  readonly start?: number;
};

export type SectionId =
  | 'profit'
  | 'cash'
  | 'value'
  | 'tax'
  | 'assets'
  | 'tax-assets'
  | 'working-capital'
  | 'funding'
  | 'checks';

export type LayoutSection = { readonly id: SectionId; readonly rows: readonly LayoutRow[] };

/** The rows of discounting are figures of the returns, not lines of the model; their codes begin with '@'. */
export const VALUE_ROWS = ['@flow', '@factor', '@present', '@presentCumulative'] as const;

export function statementLayout(plan: Plan, rows: readonly StatementRow[]): readonly LayoutSection[] {
  const build = layoutBuilder(plan, rows);
  const sections: LayoutSection[] = [
    { id: 'profit', rows: profitRows(build) },
    { id: 'cash', rows: cashRows(build, plan) },
    { id: 'value', rows: valueRows() },
    { id: 'tax', rows: taxRows(build) },
    { id: 'assets', rows: assetRows(build, plan, 'book') },
    { id: 'tax-assets', rows: assetRows(build, plan, 'tax') },
    { id: 'working-capital', rows: workingCapitalRows(build, plan) },
    { id: 'funding', rows: fundingRows(build) },
    {
      id: 'checks',
      rows: rows.filter((row) => row.section === 'checks').flatMap((row) => build.row(row.code)),
    },
  ];
  const shown = new Set(sections.flatMap((section) => section.rows.map((row) => row.code)));
  // No terminal value asked for: its rows are zeros by construction and would only be noise.
  if (plan.settings.terminalValue.method === 'none')
    shown.add('$terminal_value').add('$terminal_value_pretax');
  // The same for the disposal of an asset that is kept.
  for (const { code, investment } of plan.lines) {
    if (!investment?.disposal) shown.add(`$book_disposal__${code}`).add(`$tax_disposal__${code}`);
  }
  return sections
    .map((section) => ({
      id: section.id,
      rows: [
        ...section.rows,
        ...rows
          .filter((row) => row.section === section.id && !shown.has(row.code))
          .flatMap((row) => build.row(row.code)),
      ],
    }))
    .filter((section) => section.rows.length > 0);
}

type Builder = {
  /** A generated row by code, empty when the plan has none; `changed` overrides how it is shown. */
  readonly row: (code: string, changed?: Partial<LayoutRow>) => readonly LayoutRow[];
  readonly lines: (kind: Line['kind'], sign: 1 | -1) => readonly LayoutRow[];
  /** The opening row of a balance. */
  readonly before: (balance: string) => readonly LayoutRow[];
  readonly line: (line: Line, changed: Partial<LayoutRow>) => LayoutRow;
};

function layoutBuilder(plan: Plan, rows: readonly StatementRow[]): Builder {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const labels = new Map(plan.lines.map((line) => [line.code, line.label]));
  const line = (source: Line, changed: Partial<LayoutRow>): LayoutRow => ({
    id: source.code,
    code: source.code,
    style: 'line',
    reading: 'flow',
    sign: 1,
    label: { line: source.label },
    indent: 1,
    ...changed,
  });
  const row: Builder['row'] = (code, changed = {}) => {
    const found = byCode.get(code);
    if (!found) return [];
    const name = found.of === undefined ? undefined : labels.get(found.of);
    return [
      {
        id: `${code}/${changed.reading ?? ''}`,
        code,
        style: found.style,
        reading: readingOf(found),
        sign: found.sign,
        label: { key: found.label, ...(name === undefined ? {} : { line: name }) },
        indent: found.style === 'line' || found.style === 'rate' ? 1 : 0,
        ...changed,
      },
    ];
  };
  return {
    row,
    line,
    lines: (kind, sign) =>
      plan.lines.filter((item) => item.kind === kind).map((item) => line(item, { sign })),
    before: (balance) =>
      row(balance, { style: 'opening', reading: 'before', sign: 1, label: { key: 'opening' }, indent: 1 }),
  };
}

function readingOf(row: StatementRow): Reading {
  if (row.style === 'check') return 'check';
  if (row.style === 'rate') return 'rate';
  if (row.style === 'balance' || row.label === 'workingCapitalBalance') return 'balance';
  return 'flow';
}

function profitRows(build: Builder): readonly LayoutRow[] {
  return [
    ...build.lines('revenue', 1),
    ...build.row('$revenue'),
    ...build.lines('variable-cost', -1),
    ...build.row('$variable_cost'),
    ...build.row('$contribution'),
    ...build.lines('fixed-cost', -1),
    ...build.row('$fixed_cost'),
    ...build.row('$ebitda'),
    ...build.row('$depreciation'),
    ...build.row('$disposal_gain'),
    ...build.row('$ebit'),
    ...build.row('$tax_charge', { style: 'line', sign: -1, indent: 1 }),
    ...build.row('$operating_profit_after_tax'),
  ];
}

function cashRows(build: Builder, plan: Plan): readonly LayoutRow[] {
  const terminal = plan.settings.terminalValue.method !== 'none';
  return [
    ...build.row('$ebitda', { style: 'line', indent: 1 }),
    ...build.row('$working_capital_change', { style: 'line', sign: -1, indent: 1 }),
    ...build.row('$investment', { style: 'line', sign: -1, indent: 1 }),
    ...build.row('$disposal_proceeds', { style: 'line', indent: 1 }),
    ...build.row('$fcf_pretax', { style: 'subtotal' }),
    ...build.row('$tax_paid'),
    ...build.row('$fcf'),
    ...build.row('$fcf_cumulative', { style: 'line', indent: 1, reading: 'cumulative' }),
    ...(terminal ? build.row('$terminal_value') : []),
  ];
}

function valueRows(): readonly LayoutRow[] {
  const row = (
    code: (typeof VALUE_ROWS)[number],
    key: string,
    reading: Reading,
    style: RowStyle,
  ): LayoutRow => ({
    id: code,
    code,
    style,
    reading,
    sign: 1,
    label: { key },
    indent: style === 'total' ? 0 : 1,
  });
  return [
    row('@flow', 'flowValued', 'flow', 'line'),
    row('@factor', 'discountFactor', 'rate', 'rate'),
    row('@present', 'presentValue', 'flow', 'total'),
    row('@presentCumulative', 'presentValueCumulative', 'cumulative', 'line'),
  ];
}

function taxRows(build: Builder): readonly LayoutRow[] {
  return [
    ...build.row('$ebitda', { style: 'line', indent: 1 }),
    ...build.row('$tax_depreciation', { style: 'line', indent: 1 }),
    ...build.row('$disposal_proceeds', { style: 'line', indent: 1 }),
    ...build.row('$tax_disposals', { style: 'line', indent: 1 }),
    ...build.row('$taxable_profit'),
    ...build.before('$losses'),
    ...build.row('$loss_added'),
    ...build.row('$loss_used'),
    ...build.row('$loss_expired'),
    ...build.row('$losses'),
    ...build.row('$tax_rate'),
    ...build.row('$tax_charge'),
    ...build.before('$tax_payable'),
    ...build.row('$tax_charge', { id: '$tax_charge/corkscrew', style: 'line', indent: 1 }),
    ...build.row('$tax_paid'),
    ...build.row('$tax_payable'),
  ];
}

function assetRows(build: Builder, plan: Plan, basis: 'book' | 'tax'): readonly LayoutRow[] {
  const assets = plan.lines.filter((line) => line.kind === 'investment');
  const single = assets.flatMap((asset) => {
    const balance = `$${basis}_value__${asset.code}`;
    return [
      ...build.before(balance).map((row) => ({
        ...row,
        label: { key: 'opening', line: asset.label },
        start: asset.investment?.existing?.[basis] ?? 0,
      })),
      build.line(asset, { id: `${basis}/${asset.code}`, label: { key: 'additions', line: asset.label } }),
      ...build.row(`$${basis}_depreciation__${asset.code}`),
      ...(asset.investment?.disposal ? build.row(`$${basis}_disposal__${asset.code}`) : []),
      ...build.row(balance),
    ];
  });
  if (assets.length === 0) return [];
  const charge = basis === 'book' ? '$depreciation' : '$tax_depreciation';
  const start = assets.reduce((sum, asset) => sum + (asset.investment?.existing?.[basis] ?? 0), 0);
  return [
    ...single,
    ...build.before(`$${basis}_value`).map((row) => ({ ...row, start })),
    ...build.row('$investment', { id: `$investment/${basis}`, style: 'line', indent: 1 }),
    ...build.row(charge, { id: `${charge}/${basis}`, style: 'line', indent: 1 }),
    ...build.row(`$${basis}_disposals`, { style: 'line', indent: 1 }),
    ...build.row(`$${basis}_value`, { style: 'total' }),
  ];
}

function workingCapitalRows(build: Builder, plan: Plan): readonly LayoutRow[] {
  if (!plan.lines.some((line) => line.kind === 'working-capital')) return [];
  return [
    ...plan.lines
      .filter((line) => line.kind === 'working-capital')
      .flatMap((line) => build.row(`$wc__${line.code}`)),
    ...build.before('$working_capital'),
    ...build.row('$working_capital_change', { style: 'line', indent: 1 }),
    ...build.row('$working_capital'),
  ];
}

function fundingRows(build: Builder): readonly LayoutRow[] {
  if (build.row('$cash_flow').length === 0) return [];
  return [
    ...build.before('$debt'),
    ...build.row('$loan_draws'),
    ...build.row('$loan_repayments'),
    ...build.row('$debt'),
    ...build.row('$fcf', { id: '$fcf/funding', style: 'line', indent: 1 }),
    ...build.row('$loan_draws', { id: '$loan_draws/cash' }),
    ...build.row('$loan_repayments', { id: '$loan_repayments/cash' }),
    ...build.row('$interest'),
    ...build.row('$interest_tax_shield'),
    ...build.row('$equity'),
    ...build.row('$dividends'),
    ...build.row('$cash_flow'),
    ...build.row('$cash'),
    ...build.row('$operating_profit_after_tax', {
      id: '$operating_profit_after_tax/funding',
      style: 'line',
      indent: 1,
    }),
    ...build.row('$interest', { id: '$interest/profit' }),
    ...build.row('$interest_tax_shield', { id: '$interest_tax_shield/profit' }),
    ...build.row('$net_profit'),
  ];
}
