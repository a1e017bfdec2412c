/** Budget shares, break-even and accounting return on the Summary sheet, as live formulas over the totals. */
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Kind } from '../../../../models/plan/schema.ts';
import type { Book } from '../book.ts';
import { type CellLook, type Content, formula, type Refs } from '../sheet-model.ts';
import { SUMMED, totalKey } from '../sheets/budget-rows.ts';
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
        shareCell(book, `(${own})/(${all})`, part),
        text(`${percent(from)} – ${percent(to)}`, { role: 'note' }),
      ];
    }),
  ];
}

function shareCell(book: Book, words: string, part: (typeof PARTS)[number][0]): SummaryRow[number] {
  const { notDefined } = book.returnsWords;
  const all = book.set.members.map(({ appraisal }) => appraisal.shares.share);
  const share = book.appraisal.shares.share?.[part] ?? null;
  if (all.every((each) => each === null)) return null;
  return [
    all.includes(null)
      ? formula(`IFERROR(${words},"${notDefined}")`, share ?? notDefined)
      : formula(words, share ?? 0),
    { role: 'formula', number: 'rate' },
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
  const { summary, notDefined } = book.returnsWords;
  const revenue = refs.total('$revenue');
  const ratio = `${refs.total('$contribution')}/${revenue}`;
  const breakEvenRevenue = `(${refs.total('$fixed_cost')}+${refs.total('$depreciation')})/(${ratio})`;
  const annualProfit = `${refs.total('$operating_profit_after_tax')}/${refs.constant('@operatingPeriods')}*${refs.constant('@perYear')}`;
  const invested = refs.total('$investment');
  const average = `((${invested}+${refs.cell('$book_value', book.periods)}+${refs.total('$book_disposals')})/2)`;
  const row = (
    label: string,
    words: string,
    pick: (appraisal: Appraisal) => number | null,
    number: CellLook['number'],
    /** Only where this is positive does the figure mean something. */
    needs?: string,
  ): SummaryRow => {
    const all = book.set.members.map(({ appraisal }) => pick(appraisal));
    const value = pick(book.appraisal);
    if (all.every((each) => each === null))
      return [text(label), text(notDefined, { role: 'note', number: 'text' })];
    const guarded = needs === undefined ? words : `IF(${needs}>0,${words},"${notDefined}")`;
    const content: Content = all.includes(null)
      ? formula(`IFERROR(${guarded},"${notDefined}")`, value ?? notDefined)
      : formula(words, value ?? 0);
    return [text(label), [content, { role: 'formula', number }]];
  };
  return [
    header([summary.ratios]),
    row(summary.contributionRatio, ratio, ({ breakEven }) => breakEven.contributionRatio, 'rate'),
    row(summary.breakEvenRevenue, breakEvenRevenue, ({ breakEven }) => breakEven.revenue, 'amount', ratio),
    row(
      summary.breakEvenVolume,
      `${breakEvenRevenue}/${revenue}`,
      ({ breakEven }) => breakEven.volumeShare,
      'rate',
      ratio,
    ),
    row(
      summary.marginOfSafety,
      `1-${breakEvenRevenue}/${revenue}`,
      ({ breakEven }) => breakEven.marginOfSafety,
      'rate',
      ratio,
    ),
    row(
      summary.accountingReturn,
      `${annualProfit}/${average}`,
      ({ accountingReturn }) => accountingReturn.onAverage,
      'rate',
      average,
    ),
    row(
      summary.accountingInitial,
      `${annualProfit}/${invested}`,
      ({ accountingReturn }) => accountingReturn.onInitial,
      'rate',
      invested,
    ),
  ];
}
