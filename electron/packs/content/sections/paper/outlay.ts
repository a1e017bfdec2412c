/**
 * What the project takes: investment by type and year with the working capital it ties up, what of it is contingency, and
 * how the whole budget splits into fixed, variable and investment beside the guide.
 */
import type { Line } from '../../../../../models/plan/schema.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, RATE } from '../../figures.ts';
import type { Block } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { sumOf } from '../../writing/shown-figures.ts';
import { type SpanRow, spanTables } from '../../writing/spans.ts';
import { columnTitle } from '../../writing/time-words.ts';

const CONTINGENCY = /contingen|reserve|预备费|不可预见|备用金/i;

export const outlay: SectionMaker = (context) => {
  const { plan, words, appraisal } = context;
  const { paper } = words;
  const investments = plan.lines.filter(({ kind }) => kind === 'investment');
  if (investments.length === 0) return { empty: paper.noOutlay };
  const workingCapital = appraisal.evaluation.values('$working_capital_change').some((value) => value !== 0);
  const together = appraisal.evaluation
    .values('$investment')
    .map((value, at) => value + (appraisal.evaluation.values('$working_capital_change')[at] ?? 0));
  const rows: readonly SpanRow[] = [
    ...byGroup(investments).flatMap(({ group, lines }): readonly SpanRow[] => [
      ...lines.map(
        (line): SpanRow => ({
          label: group === '' ? line.label : `${line.label}${words.paper.inGroup(group)}`,
          code: line.code,
          is: 'flow',
          look: 'plain',
          level: 0,
        }),
      ),
    ]),
    {
      label: paper.investmentTotal,
      code: '$investment',
      is: 'flow',
      look: workingCapital ? 'subtotal' : 'total',
      level: 0,
    },
    ...(workingCapital
      ? [
          {
            label: words.rows.$working_capital_change ?? '',
            code: '$working_capital_change',
            is: 'flow',
            look: 'plain',
            level: 0,
          } as const,
          {
            label: paper.outlayAndWorkingCapital,
            code: '$investment',
            is: 'flow',
            look: 'total',
            level: 0,
            own: { id: 'outlayAndWorkingCapital', values: together },
          } as const,
        ]
      : []),
  ];
  return {
    blocks: [
      ...paragraphs(lead(context)),
      ...spanTables(context, {
        title: paper.outlayTitle,
        rows,
        note: workingCapital ? paper.workingCapitalNote : '',
      }),
      ...contingency(context, investments),
      split(context),
    ],
  };
};

/** What is invested and when, and how much working capital comes on top of it. */
function lead(context: PackContext): string {
  const { words, appraisal, plan, money } = context;
  const total = sumOf(appraisal, '$investment', 0, plan.timeline.periods);
  const opening = appraisal.evaluation.values('$investment')[0] ?? 0;
  const balance = appraisal.evaluation.values('$working_capital');
  const most = balance.reduce((top, value) => Math.max(top, value), 0);
  const at = balance.indexOf(most);
  const said = Number.isFinite(total)
    ? words.lead.outlay(money(total), opening === 0 || opening === total ? '' : money(opening))
    : words.lead.outlayUnknown;
  if (balance.some((value) => !Number.isFinite(value))) {
    return `${said}${words.gap}${words.lead.workingCapitalUnknown}`;
  }
  if (most <= 0) return said;
  const when = at === 0 ? words.atOpening : words.atEndOf(columnTitle(plan.timeline, at));
  return `${said}${words.gap}${words.lead.workingCapital(money(most), when)}`;
}

function byGroup(
  lines: readonly Line[],
): readonly { readonly group: string; readonly lines: readonly Line[] }[] {
  const groups = [...new Set(lines.map(({ group }) => group.trim()))];
  return groups.map((group) => ({
    group: groups.length > 1 ? group : '',
    lines: lines.filter((line) => line.group.trim() === group),
  }));
}

function contingency(context: PackContext, investments: readonly Line[]): readonly Block[] {
  const { words, plan, appraisal } = context;
  const periods = plan.timeline.periods;
  const kept = investments.filter(({ label, code }) => CONTINGENCY.test(`${label} ${code}`));
  if (kept.length === 0) return notes(words.paper.noContingency);
  const amount = kept.reduce((sum, { code }) => sum + sumOf(appraisal, code, 0, periods), 0);
  const all = sumOf(appraisal, '$investment', 0, periods);
  return notes(
    words.paper.contingency(
      kept.map(({ label }) => label).join(words.comma),
      context.money(amount),
      context.rate(all === 0 ? null : amount / all),
    ),
  );
}

function split(context: PackContext): Block {
  const { words, appraisal, plan, unitText } = context;
  const { shares } = appraisal;
  const { guide } = plan.settings;
  // A sum that lacks a line is not shown, and no share of it: a dash would read as zero.
  const why = Number.isFinite(shares.total) ? {} : { why: words.notComputed };
  const part = (id: 'fixed' | 'variable' | 'investment', label: string) => {
    const share = shares.share?.[id] ?? null;
    const [from, to] = guide[id];
    const inside =
      share === null ? '' : share >= from && share <= to ? words.paper.within : words.paper.outside;
    return row([
      label,
      figure(`share:${id}:amount`, shares[id], context.amount, why),
      figure(`share:${id}`, share, RATE, why),
      words.paper.guideOf(context.rate(from, 0), context.rate(to, 0)),
      inside,
    ]);
  };
  const outside = plan.lines.filter(({ outsideBudget }) => outsideBudget === true).map(({ label }) => label);
  return table({
    title: words.paper.splitTitle,
    unit: unitText,
    columns: ['', words.paper.amount, words.paper.share, words.paper.guide, ''],
    rows: [
      part('fixed', words.kinds['fixed-cost']),
      part('variable', words.kinds['variable-cost']),
      part('investment', words.kinds.investment),
      row(
        [words.total, figure('share:total:amount', shares.total, context.amount, why), null, '', ''],
        'total',
      ),
    ],
    note: outside.length === 0 ? '' : words.paper.outsideBudget(outside.join(words.comma)),
  });
}
