/** Why profit differs from plan: volume, mix, price, cost and fixed cost, of the month and of the year to date. */

import { gapsOf } from '../../../../../models/tracking/variance/report/unbooked.ts';
import type { ProfitBridge } from '../../../../contract/tracking/variance-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import type { Block, Figure } from '../../pack-content.ts';
import { paragraphs, row, table } from '../../writing/blocks.ts';
import { noEntries } from './no-entries.ts';

const HUNDRED = 100;
const MOST_LINES = 3;

export const profitBridge: SectionMaker = (context) => {
  const { words, facts } = context;
  const bridges = facts.tracking?.bridges;
  if (!bridges || bridges.month.month === null) return { empty: words.tracking.noActuals };
  const { month, yearToDate } = bridges;
  const name = bridges.month.month;
  return {
    blocks: [
      ...paragraphs(...(facts.tracking?.variance ? noEntries(context, facts.tracking.variance) : [])),
      ...blocksOf(context, month, words.tracking.bridgeMonth(name)),
      ...blocksOf(context, yearToDate, words.tracking.bridgeYear(name)),
    ],
  };
};

function blocksOf(context: PackContext, bridge: ProfitBridge, title: string): readonly Block[] {
  const { words, unitText, amount } = context;
  const { tracking } = words;
  const value = (part: string, minor: number | null): Figure =>
    figure(`profit-bridge:${bridge.scope}:${part}`, minor === null ? null : minor / HUNDRED, amount);
  const missing = unbookedIds(context, bridge);
  const steps = bridge.bars.map(({ step, amount: minor, effect: computed, lines }) => {
    const lacking = lines.some(({ lineId }) => missing.has(lineId));
    const effect = lacking ? null : computed;
    return {
      name: tracking.steps[step],
      figure: {
        ...value(step, minor),
        ...(effect === null ? {} : { tone: effect === 'F' ? ('good' as const) : ('bad' as const) }),
      },
      letter: lacking ? tracking.incomplete : effect ? tracking.effect[effect] : '',
      lines,
    };
  });
  const ends = { plan: value('plan', bridge.plan), actual: value('actual', bridge.actual) };
  const [largest] = steps.toSorted((a, b) => Math.abs(b.figure.value ?? 0) - Math.abs(a.figure.value ?? 0));
  return [
    ...paragraphs(
      largest && (largest.figure.value ?? 0) !== 0 && missing.size === 0
        ? words.lead.stepMost(
            context.money(ends.plan.value),
            context.money(ends.actual.value),
            largest.name,
            context.money(largest.figure.value),
          )
        : '',
    ),
    {
      type: 'chart',
      title,
      unit: unitText,
      chart: {
        kind: 'waterfall',
        steps: [
          { name: tracking.planned, figure: ends.plan, total: true },
          ...steps.map(({ name, figure: shown }) => ({ name, figure: shown, total: false })),
          { name: tracking.actual, figure: ends.actual, total: true },
        ],
      },
      note: tracking.bridgeNote,
    },
    table({
      title: tracking.stepTable,
      text: [2, 3],
      unit: unitText,
      columns: ['', tracking.columns.delta, tracking.columns.effect, tracking.largest],
      rows: [
        row([tracking.planned, ends.plan, '', ''], 'subtotal'),
        ...(bridge.flexed === null
          ? []
          : [row([tracking.flexedProfit, value('flexed', bridge.flexed), '', ''], 'plain', 1)]),
        ...steps.map(({ name, figure: shown, letter, lines }) =>
          row([
            name,
            shown,
            letter,
            lines
              .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
              .slice(0, MOST_LINES)
              .map(({ label }) => label)
              .join(words.comma),
          ]),
        ),
        row([tracking.actual, ends.actual, '', ''], 'total'),
      ],
      note: words.lead.rounded,
    }),
  ];
}

/** Lines of the profit that are planned in these months and have no entry. */
function unbookedIds({ facts }: PackContext, { scope }: ProfitBridge): ReadonlySet<string> {
  const { missing } = gapsOf(
    facts.tracking?.variance?.rows ?? [],
    scope === 'month' ? 'month' : 'yearToDate',
  );
  return new Set(missing.flatMap(({ kind, lineId }) => (kind === 'investment' || !lineId ? [] : [lineId])));
}
