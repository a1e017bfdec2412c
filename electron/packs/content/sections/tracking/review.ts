/** The post-investment review: what was approved, what is expected now, how much of the difference has happened already. */
import type { OutlookReviewRow } from '../../../../contract/tracking/outlook-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, numberText, RATE, YEARS } from '../../figures.ts';
import type { Block, Cell, NumberForm } from '../../pack-content.ts';
import { paragraphs, row, table } from '../../writing/blocks.ts';
import { baselineNote } from './reference.ts';

export const review: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const report = facts.tracking?.outlook;
  if (!report || !facts.tracking?.hasActuals) return { empty: tracking.noActuals };
  const { month, given } = report.cutOver;
  const { rows, remarks } = report.review;
  const npv = rows.find(({ item }) => item === 'npv');
  const irr = rows.find(({ item }) => item === 'irr');
  const outlay = rows.find(({ item }) => item === 'outlay');
  return {
    blocks: [
      ...headline(context, [npv, irr, outlay]),
      ...paragraphs(
        ...remarks.map(({ code, params }) =>
          tracking.remarks[code]((name) => parameter(context, name, params[name])),
        ),
        `${month === null ? tracking.noCutOver : tracking.cutOver(month, given)}${words.gap}${baselineNote(context)}`,
      ),
      table({
        title: tracking.reviewTitle,
        text: [4],
        columns: [
          '',
          tracking.approved,
          tracking.expected,
          tracking.difference,
          tracking.columns.effect,
          tracking.happened,
          tracking.ahead,
        ],
        rows: rows.map((each) =>
          row([
            labelOf(context, each),
            ...(['approved', 'expected', 'difference'] as const).map(
              (part): Cell => value(context, each, part),
            ),
            each.effect ? tracking.effect[each.effect] : '',
            value(context, each, 'differenceToDate'),
            value(context, each, 'differenceRemaining'),
          ]),
        ),
        note: tracking.reviewNote,
      }),
    ],
  };
};

type Part = 'approved' | 'expected' | 'difference' | 'differenceToDate' | 'differenceRemaining';

function headline(context: PackContext, rows: readonly (OutlookReviewRow | undefined)[]): readonly Block[] {
  const { tracking } = context.words;
  const items = rows.flatMap((each) => {
    if (!each) return [];
    const approved =
      each.approved === null ? context.words.none : numberText(each.approved, formOf(context, each));
    return [
      {
        label: tracking.expectedOf(labelOf(context, each)),
        figure: value(context, each, 'expected'),
        note: `${tracking.approved} ${approved}`,
      },
    ];
  });
  return items.length === 0 ? [] : [{ type: 'headline', items }];
}

function labelOf({ words, unitText }: PackContext, each: OutlookReviewRow): string {
  const label = words.tracking.items[each.item];
  return isMoney(each) ? words.paper.withUnit(label, unitText) : label;
}

function isMoney({ item }: OutlookReviewRow): boolean {
  return item !== 'irr' && item !== 'payback' && item !== 'discounted-payback';
}

function formOf({ amount }: PackContext, each: OutlookReviewRow): NumberForm {
  if (isMoney(each)) return amount;
  return each.item === 'irr' ? RATE : YEARS;
}

function value(context: PackContext, each: OutlookReviewRow, part: Part) {
  return figure(`review:${each.item}:${part}`, each[part], formOf(context, each));
}

/** The numbers of a remark: amounts, shares and rates, years, verdicts. */
function parameter(context: PackContext, name: string, given: string | number | undefined): string {
  const { tracking } = context.words;
  if (typeof given === 'string') {
    return given === 'accept' || given === 'reject' || given === 'unclear'
      ? tracking.decisions[given]
      : given;
  }
  if (given === undefined) return context.words.none;
  if (name === 'years') return given.toFixed(1);
  return name === 'share' || name === 'irr' || name === 'hurdle' ? context.rate(given) : context.money(given);
}
