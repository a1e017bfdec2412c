/** The post-investment review: what was approved or planned, what is expected now, how much of the difference has happened already. */
import type { OutlookReviewRow } from '../../../../contract/tracking/outlook-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, numberText, RATE, YEARS } from '../../figures.ts';
import type { Block, Cell, NumberForm } from '../../pack-content.ts';
import { paragraphs, row, table } from '../../writing/blocks.ts';
import { keptAsPlanned } from './no-entries.ts';
import { baselineNote, referenceWords } from './reference.ts';

export const review: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const against = referenceWords(context);
  const { title } = against;
  const report = facts.tracking?.outlook;
  if (!report || !facts.tracking?.hasActuals) return { title, empty: tracking.noActuals };
  const { month, given } = report.cutOver;
  const { rows, remarks } = report.review;
  const npv = rows.find(({ item }) => item === 'npv');
  const irr = rows.find(({ item }) => item === 'irr');
  const outlay = rows.find(({ item }) => item === 'outlay');
  return {
    title,
    blocks: [
      ...headline(context, [npv, irr, outlay]),
      ...paragraphs(
        ...remarks.map(({ code, params }) =>
          against.remarks[code]((name) => parameter(context, name, params[name])),
        ),
        `${month === null ? tracking.noCutOver : tracking.cutOver(month, given)}${words.gap}${baselineNote(context)}`,
        keptAsPlanned(context, report),
      ),
      table({
        title: against.reviewTitle,
        text: [4],
        columns: [
          '',
          against.reference,
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
        note: against.reviewNote,
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
        note: `${referenceWords(context).reference} ${approved}`,
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
  const { decisions } = referenceWords(context);
  if (typeof given === 'string') {
    return given === 'accept' || given === 'reject' || given === 'unclear' ? decisions[given] : given;
  }
  if (given === undefined) return context.words.none;
  if (name === 'years') return given.toFixed(1);
  return name === 'share' || name === 'irr' || name === 'hurdle' ? context.rate(given) : context.money(given);
}
