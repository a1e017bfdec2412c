/** The explanation of a number of the simulation: how it is counted, from which draws, with which seed. */
import type { PackContext } from '../context.ts';
import type { Figure } from '../pack-content.ts';
import { distributionText } from '../writing/distribution-text.ts';
import { rangeRemarks } from '../writing/off-plan.ts';
import { type Ingredient, lineIngredient } from './ingredients.ts';
import type { Said } from './metric-explanation.ts';

const MOST_DRAWN = 8;

export function simulationExplanation(context: PackContext, figure: Figure): Said | null {
  const found = context.facts.simulation;
  if (found?.kind !== 'done' || !figure.id.startsWith('sim:')) return null;
  const { summary, seed, method } = found;
  const { explain, study } = context.words;
  const { loss, npv } = summary;
  const convention = explain.seeded(
    study.methods[method as keyof typeof study.methods] ?? method,
    String(seed),
  );
  const ingredients = drawn(context);
  const percentile = /^sim:p(\d+)$/.exec(figure.id)?.[1];
  if (percentile !== undefined) {
    return {
      text: explain.meaning.percentile(Number(percentile)),
      formula: explain.formula.percentile,
      withValues: '',
      convention,
      ingredients,
    };
  }
  if (figure.id === 'sim:mean') {
    return {
      text: explain.meaning.mean,
      formula: explain.formula.mean,
      withValues: '',
      convention,
      ingredients,
    };
  }
  if (figure.id !== 'sim:loss') return null;
  const below = Math.round(loss.share * npv.count);
  return {
    text: [
      explain.meaning.loss,
      explain.interval(context.rate(loss.low), context.rate(loss.high)),
      rangeRemarks(context)?.sentence ?? '',
    ]
      .filter((text) => text !== '')
      .join(context.words.gap),
    formula: explain.formula.loss,
    withValues: explain.lossValues(study.count(below), study.count(npv.count), figure.text),
    convention,
    ingredients,
  };
}

function drawn(context: PackContext): readonly Ingredient[] {
  const { facts } = context;
  const ids =
    facts.simulation?.kind === 'done' ? facts.simulation.summary.drivers.map(({ lineId }) => lineId) : [];
  return ids.slice(0, MOST_DRAWN).flatMap((id) => {
    const line = facts.shown.plan.lines.find((each) => each.id === id);
    return line?.uncertainty
      ? [lineIngredient(context, line, distributionText(context, line, line.uncertainty))]
      : [];
  });
}
