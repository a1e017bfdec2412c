/** What else could be done: nothing, the plan, and the scenarios that are named as options. Differences from the plan. */
import type { MetricId } from '../../../../../scenarios/metrics.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import type { Cell } from '../../pack-content.ts';
import { hints, row, table } from '../../writing/blocks.ts';
import { metricForm, scenarioFigure } from '../../writing/shown-figures.ts';
import { verdictText } from '../../writing/verdict-text.ts';
import { planColumns } from '../scenario-columns.ts';

const METRICS: readonly MetricId[] = [
  'npv',
  'irr',
  'payback',
  'discountedPayback',
  'profitabilityIndex',
  'peakFunding',
];
/** A scenario is an option by its name: 'Option B', '方案二', 'Alternative: lease'. */
const OPTION = /option|alternative|variant|方案|备选|比选/i;

export const options: SectionMaker = (context) => {
  const { words, facts } = context;
  const { paper } = words;
  const columns = planColumns(context).filter(
    ({ scenarioId, name }) =>
      scenarioId === context.pack.scenarioId || scenarioId === null || OPTION.test(name),
  );
  const rows = METRICS.map((id) =>
    row([
      labelled(context, id),
      nothing(context, id),
      ...columns.map(
        ({ scenarioId, appraisal }): Cell =>
          appraisal ? scenarioFigure(context, scenarioId, appraisal, id) : words.unknown,
      ),
    ]),
  );
  const decisions = row([
    paper.verdict,
    '',
    ...columns.map(({ appraisal }) => (appraisal ? verdictText(context, appraisal.verdict) : words.unknown)),
  ]);
  const shown = facts.shown.headline.npv;
  const differences = columns.flatMap(({ name, scenarioId, appraisal }) => {
    const npv = appraisal?.headline.npv ?? null;
    if (scenarioId === context.pack.scenarioId || npv === null || shown === null) return [];
    return [paper.optionDiffers(name, context.money(Math.abs(npv - shown)), npv >= shown)];
  });
  return {
    blocks: [
      table({
        title: paper.optionsTitle,
        columns: ['', paper.doNothing, ...columns.map(({ name }) => name)],
        rows: [...rows, decisions],
        note: paper.doNothingNote,
      }),
      ...(differences.length > 0
        ? [{ type: 'paragraphs' as const, texts: differences, look: 'plain' as const }]
        : []),
      ...(columns.length < 2 ? hints(paper.howToOption) : []),
    ],
  };
};

function labelled({ words, unitText }: PackContext, id: MetricId): string {
  return id === 'npv' || id === 'peakFunding'
    ? words.paper.withUnit(words.metrics[id], unitText)
    : words.metrics[id];
}

/** Incremental flows are measured against doing nothing, which therefore is zero by definition. */
function nothing(context: PackContext, id: MetricId): Cell {
  const isAmount = id === 'npv' || id === 'peakFunding';
  return isAmount ? figure(`nothing:${id}`, 0, metricForm(context, id)) : context.words.none;
}
