/** The explanation of an expected number of the review: actuals so far, forecast after them, beside what was approved or planned. */
import type { PackContext } from '../context.ts';
import { numberText, RATE, YEARS } from '../figures.ts';
import type { Figure } from '../pack-content.ts';
import { referenceWords } from '../sections/tracking/reference.ts';
import type { Said } from './metric-explanation.ts';

export function reviewExplanation(context: PackContext, figure: Figure): Said | null {
  const { facts, words, amount } = context;
  const item = /^review:([^:]+):expected$/.exec(figure.id)?.[1];
  const report = facts.tracking?.outlook;
  const found = report?.review.rows.find((each) => each.item === item);
  if (!report || !found) return null;
  const { explain, tracking } = words;
  const { reference } = referenceWords(context);
  const form = item === 'irr' ? RATE : item === 'payback' || item === 'discounted-payback' ? YEARS : amount;
  const text = (value: number | null): string => (value === null ? words.none : numberText(value, form));
  const ingredient = (label: string, value: number | null, source: string) => ({
    label,
    text: text(value),
    source,
    owner: words.explain.noOwner,
  });
  return {
    text: explain.meaning.expected,
    formula: explain.formula.expected,
    withValues: `${reference} ${text(found.approved)}${words.semicolon}${tracking.expected} ${figure.text}`,
    convention: explain.outlookConvention,
    ingredients: [
      ingredient(reference, found.approved, report.baseline?.name ?? explain.computed),
      ...(found.differenceToDate === null
        ? []
        : [
            ingredient(tracking.happened, found.differenceToDate, explain.computed),
            ingredient(tracking.ahead, found.differenceRemaining, explain.computed),
          ]),
    ],
  };
}
