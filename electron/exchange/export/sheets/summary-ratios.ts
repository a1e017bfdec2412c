/** Budget shares, break-even and accounting return on the Summary sheet, as live formulas over the totals. */
import type { Kind } from '../../../../models/plan/schema.ts';
import type { Book } from '../book.ts';
import { type CellLook, type Content, formula, type Refs } from '../sheet-model.ts';
import { SUMMED, totalKey } from './budget-rows.ts';
import { header, type SummaryRow, text } from './summary-cells.ts';

const PARTS = [
  ['fixed', 'fixed-cost'],
  ['variable', 'variable-cost'],
  ['investment', 'investment'],
] as const satisfies readonly (readonly [string, Kind])[];

export function shareRows(book: Book, refs: Refs): readonly SummaryRow[] {
  const { shares } = book.appraisal;
  const { summary } = book.returnsWords;
  const all = PARTS.map(([, kind]) => budgetTotal(book, refs, kind)).join('+');
  const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;
  return [
    header([summary.shares, summary.amount, summary.share, summary.guide]),
    ...PARTS.map(([part, kind]): SummaryRow => {
      const own = budgetTotal(book, refs, kind);
      const [from, to] = book.plan.settings.guide[part];
      return [
        text(summary[part]),
        [formula(own, shares[part]), { role: 'link', number: 'amount' }],
        shares.share === null
          ? null
          : [formula(`(${own})/(${all})`, shares.share[part]), { role: 'formula', number: 'rate' }],
        text(`${percent(from)} – ${percent(to)}`, { role: 'note' }),
      ];
    }),
  ];
}

/** The total of a kind less its lines that are no part of the budget (cost of goods). */
function budgetTotal(book: Book, refs: Refs, kind: Kind): string {
  const code = SUMMED[kind];
  const lines = book.plan.lines.filter((line) => line.kind === kind);
  if (code === undefined || lines.length === 0) return '0';
  const outside = lines.filter((line) => line.outsideBudget === true);
  return [refs.total(totalKey(code)), ...outside.map((line) => refs.total(line.code))].join('-');
}

export function ratioRows(book: Book, refs: Refs): readonly SummaryRow[] {
  const { breakEven, accountingReturn } = book.appraisal;
  const { summary, notDefined } = book.returnsWords;
  const revenue = refs.total('$revenue');
  const ratio = `${refs.total('$contribution')}/${revenue}`;
  const breakEvenRevenue = `(${refs.total('$fixed_cost')}+${refs.total('$depreciation')})/(${ratio})`;
  const annualProfit = `${refs.total('$operating_profit_after_tax')}/${refs.constant('@operatingPeriods')}*${refs.constant('@perYear')}`;
  const row = (
    label: string,
    words: string,
    value: number | null,
    number: CellLook['number'],
  ): SummaryRow => {
    const content: Content = value === null ? { kind: 'text', text: notDefined } : formula(words, value);
    return [
      text(label),
      [content, { role: value === null ? 'note' : 'formula', number: value === null ? 'text' : number }],
    ];
  };
  return [
    header([summary.ratios]),
    row(summary.contributionRatio, ratio, breakEven.contributionRatio, 'rate'),
    row(summary.breakEvenRevenue, breakEvenRevenue, breakEven.revenue, 'amount'),
    row(summary.breakEvenVolume, `${breakEvenRevenue}/${revenue}`, breakEven.volumeShare, 'rate'),
    row(summary.marginOfSafety, `1-${breakEvenRevenue}/${revenue}`, breakEven.marginOfSafety, 'rate'),
    row(
      summary.accountingReturn,
      `${annualProfit}/((${refs.total('$investment')}+${refs.cell('$book_value', book.periods)}+${refs.total('$book_disposals')})/2)`,
      accountingReturn.onAverage,
      'rate',
    ),
    row(
      summary.accountingInitial,
      `${annualProfit}/${refs.total('$investment')}`,
      accountingReturn.onInitial,
      'rate',
    ),
  ];
}
