/**
 * What a line's uncertainty says in a few words: its family, what it measures, its P10, P50 and P90 as the plan writes
 * the line's numbers. Display only.
 */
import type { Line, Settings } from '../../models/plan/schema.ts';
import type { Uncertainty } from '../../models/plan/what-if/uncertainty-schema.ts';
import { formatAmount } from '../../models/text/format-number.ts';
import { figureStyle } from '../app/plan-format.ts';
import { lineFigure } from '../app/what-if-words.ts';
import type { Texts } from '../i18n/use-text.ts';
import { pathBands } from './shape/path-bands.ts';
import { specShape } from './shape/shape.ts';

export function familyName({ t }: Texts, uncertainty: Uncertainty): string {
  if (uncertainty.type === 'path') return t(`simulation.path.${uncertainty.path.type}`);
  const { distribution } = uncertainty;
  const name = t(`simulation.family.${distribution.type}`);
  return distribution.type === 'percentiles' || distribution.type === 'moments'
    ? t('simulation.familyBy', { name, family: t(`simulation.family.${distribution.family}`) })
    : name;
}

export function measureWords({ t }: Texts, { type, measure }: Uncertainty): string {
  return t(`simulation.measure.${measure}.${type}`);
}

/** Whether the numbers of this uncertainty are typed in percent: those of a rate, unless they are factors on it. */
export function isRateOf(line: Line, measure: Uncertainty['measure'], currency: string): boolean {
  return measure === 'value' && figureStyle(line, currency) === 'rate';
}

export function uncertainFigure(
  line: Line,
  measure: Uncertainty['measure'],
  value: number,
  settings: Settings,
): string {
  return measure === 'factor' ? `× ${formatAmount(value, { digits: 3 })}` : lineFigure(line, value, settings);
}

export type Percentiles = readonly [number, number, number];

/** P10, P50 and P90; of a path those of the last period. null where it cannot be drawn. */
export function percentilesOf(uncertainty: Uncertainty, periods: number): Percentiles | null {
  if (uncertainty.type === 'once') {
    const shape = specShape(uncertainty.distribution);
    return shape ? [shape.p10, shape.p50, shape.p90] : null;
  }
  const { p10, p50, p90 } = pathBands(uncertainty.path, periods);
  const last = [p10.at(-1), p50.at(-1), p90.at(-1)].map((value) => value ?? Number.NaN);
  const [low = Number.NaN, middle = Number.NaN, high = Number.NaN] = last;
  return Number.isFinite(low + middle + high) ? [low, middle, high] : null;
}
