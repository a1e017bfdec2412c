/** Why NPV differs between the scenario shown and another: each change with what it adds, together the difference. */
import type { Difference } from '../../../../../scenarios/bridge/differences.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import type { Block, Figure } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { metricFigure, scenarioFigure } from '../../writing/shown-figures.ts';
import { scenarioName } from '../scenario-columns.ts';

/** More bars than these nobody reads; the rest stands together. */
const MOST_STEPS = 9;

export const npvBridge: SectionMaker = (context) => {
  const { words, facts, pack, unitText, amount } = context;
  const { study } = words;
  const found = facts.bridge;
  if (!found) return { empty: study.noBridge };
  const { bridge, to, toId } = found;
  const names = { from: scenarioName(context, pack.scenarioId), to: scenarioName(context, toId) };
  if (bridge.kind === 'none') return { empty: study.bridgeNone(names.from, names.to) };
  const sorted = bridge.steps
    .map((step, index) => ({ ...step, index }))
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const kept = sorted.length > MOST_STEPS + 1 ? sorted.slice(0, MOST_STEPS) : sorted;
  const rest = sorted.slice(kept.length);
  const steps = [
    ...kept.map(({ difference, contribution, index }) => ({
      name: differenceName(context, difference),
      figure: figure(`bridge:${index}`, contribution, amount, tone(contribution)),
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            name: study.otherChanges(rest.length),
            figure: figure(
              'bridge:others',
              rest.reduce((sum, { contribution }) => sum + contribution, 0),
              amount,
            ),
          },
        ]),
  ];
  const from = metricFigure(context, 'npv');
  const end = scenarioFigure(context, toId, to, 'npv');
  const chart: Block = {
    type: 'chart',
    title: study.bridgeTitle(names.from, names.to),
    unit: unitText,
    chart: {
      kind: 'waterfall',
      steps: [
        { name: names.from, figure: from, total: true },
        ...steps.map((step) => ({ ...step, total: false })),
        { name: names.to, figure: end, total: true },
      ],
    },
    note: '',
  };
  const difference: Figure = figure('bridge:difference', (end.value ?? 0) - (from.value ?? 0), amount);
  return {
    blocks: [
      ...paragraphs(
        steps.length === 0 ? study.sameNpv(names.from, names.to) : lead(context, names, difference, steps),
      ),
      chart,
      table({
        title: study.bridgeTable,
        unit: unitText,
        columns: ['', words.metrics.npv],
        rows: [
          row([names.from, from], 'subtotal'),
          ...steps.map((step) => row([step.name, step.figure], 'plain', 1)),
          row([study.difference, difference], 'subtotal'),
          row([names.to, end], 'total'),
        ],
        note: `${bridge.method === 'sampled' ? study.bridgeSampled : study.bridgeExact}${words.gap}${words.lead.rounded}`,
      }),
      ...notes(kept.some(({ difference: { kind } }) => kind === 'setting') ? study.settingsMove : ''),
    ],
  };
};

function lead(
  { words, money }: PackContext,
  names: { readonly from: string; readonly to: string },
  difference: Figure,
  steps: readonly { readonly name: string; readonly figure: Figure }[],
): string {
  const gap = difference.value ?? 0;
  const [largest] = steps;
  const whole = words.lead.bridge(names.to, money(Math.abs(gap)), gap >= 0, names.from);
  return largest
    ? `${whole}${words.gap}${words.lead.bridgeMost(largest.name, money(largest.figure.value))}`
    : whole;
}

function tone(contribution: number): { readonly tone?: 'good' | 'bad' } {
  return contribution === 0 ? {} : { tone: contribution > 0 ? 'good' : 'bad' };
}

function differenceName({ words }: PackContext, difference: Difference): string {
  const { study } = words;
  if (difference.kind === 'lines') {
    const labels = difference.changes.map(({ from, to }) => (to ?? from)?.label ?? words.removedLine);
    const heading = (difference.changes[0]?.to ?? difference.changes[0]?.from)?.group ?? '';
    if (labels.length > 2 && heading !== '') return study.groupOf(heading, labels.length);
    return labels.join(words.comma);
  }
  const { section, key } = difference.change;
  if (section === 'discounting') return study.discountingKeys[key] ?? study.changedSections.discounting;
  if (section === 'tax') return study.taxKeys[key] ?? study.changedSections.tax;
  return study.changedSections[section];
}
