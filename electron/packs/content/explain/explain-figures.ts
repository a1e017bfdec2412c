/**
 * How each headline number came about: formula in names and with values, the convention, and what went in with its source
 * and owner. One explanation for each figure that stands in a headline, wherever it stands.
 */
import type { PackContext } from '../context.ts';
import { figuresOfBlock } from '../figures.ts';
import type { Explanation, Figure, Section } from '../pack-content.ts';
import { metricExplanation } from './metric-explanation.ts';
import { reviewExplanation } from './review-explanation.ts';
import { simulationExplanation } from './simulation-explanation.ts';
import { varianceExplanation } from './variance-explanation.ts';

export function explanationsOf(context: PackContext, sections: readonly Section[]): readonly Explanation[] {
  const found = new Map<string, Explanation>();
  for (const { label, figure } of headlines(sections)) {
    if (found.has(figure.id)) continue;
    found.set(figure.id, explain(context, label, figure));
  }
  // Peak funding is asked for in words of its own, and matters as much.
  const peak = sections
    .flatMap(({ blocks }) => blocks.flatMap(figuresOfBlock))
    .find(({ id }) => id.startsWith('metric:peakFunding:postTax'));
  if (peak && !found.has(peak.id)) {
    found.set(peak.id, explain(context, context.words.metrics.peakFunding, peak));
  }
  // Metrics stand together: they share their convention and what went into them.
  const isMetric = ({ figureId }: Explanation): boolean => figureId.startsWith('metric:');
  const all = [...found.values()];
  return [...all.filter(isMetric), ...all.filter((each) => !isMetric(each))];
}

function headlines(
  sections: readonly Section[],
): readonly { readonly label: string; readonly figure: Figure }[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'headline' ? block.items : [])),
  );
}

function explain(context: PackContext, label: string, figure: Figure): Explanation {
  const own =
    varianceExplanation(context, figure) ??
    metricExplanation(context, figure) ??
    simulationExplanation(context, figure) ??
    reviewExplanation(context, figure);
  const nothing = { text: '', formula: '', withValues: '', convention: '', ingredients: [] };
  return { figureId: figure.id, title: label, ...(own ?? nothing) };
}
