/**
 * What a scatter can show: NPV, IRR and every uncertain input, with the numbers of the first trials and the way they
 * are written. Bounded in points, so that the page draws it at once. Pure but for words.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import { figureStyle } from '../../../app/plan-format.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { uncertainFigure } from '../../../uncertainty/uncertainty-words.ts';
import type { AxisKey } from '../choice.ts';
import { moneyWords, RATE_WORDS, stepDigits } from './metric-result.ts';

export type ScatterAxis = {
  readonly key: AxisKey;
  readonly name: string;
  readonly values: Float64Array;
  readonly figure: (value: number) => string;
  readonly tick: (value: number, step: number) => string;
};

export const MOST_POINTS = 2000;

export function scatterAxes({ t }: Texts, plan: Plan, summary: StudySummary): readonly ScatterAxis[] {
  const { sample, drivers } = summary;
  const { settings } = plan;
  return [
    { key: 'npv', name: t('simulation.metric.npv'), values: sample.npv, ...moneyWords(settings) },
    { key: 'irr', name: t('simulation.metric.irr'), values: sample.irr, ...RATE_WORDS },
    ...drivers.flatMap((driver, index): readonly ScatterAxis[] => {
      const line = plan.lines.find(({ id }) => id === driver.lineId);
      const values = sample.drivers[index];
      if (!line || !values) return [];
      const figure = (value: number) => uncertainFigure(line, driver.measure, value, settings);
      const style = driver.measure === 'factor' ? 'factor' : figureStyle(line, settings.currency);
      const tick =
        style === 'amount'
          ? moneyWords(settings).tick
          : style === 'rate'
            ? RATE_WORDS.tick
            : (value: number, step: number) =>
                value === 0 ? '0' : formatAmount(value, { digits: stepDigits(step) });
      return [{ key: driver.lineId, name: driver.label, values, figure, tick }];
    }),
  ];
}

export type ScatterPoint = { readonly trial: number; readonly x: number; readonly y: number };

/** The first trials that have both numbers. */
export function scatterPoints(x: Float64Array, y: Float64Array, most = MOST_POINTS): readonly ScatterPoint[] {
  const points: ScatterPoint[] = [];
  for (let trial = 0; trial < x.length && points.length < most; trial += 1) {
    const [at, high] = [x[trial], y[trial]];
    if (at !== undefined && high !== undefined && Number.isFinite(at) && Number.isFinite(high))
      points.push({ trial, x: at, y: high });
  }
  return points;
}

/** The point nearest to a place on the drawing, within `reach`; null where there is none. */
export function nearestPoint(
  points: readonly { readonly trial: number; readonly x: number; readonly y: number }[],
  x: number,
  y: number,
  reach: number,
): number | null {
  let best: number | null = null;
  let least = reach * reach;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance <= least) {
      least = distance;
      best = point.trial;
    }
  }
  return best;
}
