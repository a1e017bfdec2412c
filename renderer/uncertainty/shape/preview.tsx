/**
 * The live drawing of a distribution: its density, or its cumulative probability, with P10, P50 and P90 marked and
 * named. Says the same in words for those who do not see it.
 */
import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import classes from '../uncertainty.module.css';
import type { Shape } from './shape.ts';

const WIDTH = 380;
const HEIGHT = 190;
const LEFT = 12;
const RIGHT = 368;
const TOP = 34;
const FOOT = 160;

type Props = {
  readonly shape: Shape;
  readonly cumulative: boolean;
  readonly figure: (value: number) => string;
};

export function DistributionPreview({ shape, cumulative, figure }: Props) {
  const { t } = useText();
  const id = useId();
  const { points, p10, p50, p90 } = shape;
  const first = points[0]?.x ?? 0;
  const last = points.at(-1)?.x ?? 1;
  const air = last > first ? (last - first) * 0.03 : 1;
  const [low, high] = [first - air, last + air];
  const most = cumulative ? 1 : Math.max(...points.map(({ density }) => density), 1e-300);
  const x = (value: number) => LEFT + ((value - low) / (high - low)) * (RIGHT - LEFT);
  const y = (value: number) => FOOT - (value / most) * (FOOT - TOP);
  const heightOf = (index: number) => (cumulative ? points[index]?.cumulative : points[index]?.density) ?? 0;
  const line = points.map((point, index) => `${x(point.x).toFixed(1)},${y(heightOf(index)).toFixed(1)}`);
  const words = t('simulation.editor.previewWords', { p10: figure(p10), p50: figure(p50), p90: figure(p90) });
  const marks = [
    ['P10', p10],
    ['P50', p50],
    ['P90', p90],
  ] as const;
  const ends = marks.map(([, value]) => x(value));
  // Names that would run into one another stand on lines of their own.
  const crowded = ends.some((end, index) => index > 0 && end - (ends[index - 1] ?? 0) < 74);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.preview} role="img" aria-labelledby={id}>
      <title id={id}>{words}</title>
      {shape.kind === 'curve' ? (
        <>
          <polygon
            points={`${x(first)},${FOOT} ${line.join(' ')} ${x(last)},${FOOT}`}
            fill="var(--h-accent-soft)"
          />
          <polyline points={line.join(' ')} fill="none" stroke="var(--h-accent)" strokeWidth="2" />
        </>
      ) : (
        points.map((point, index) => (
          <line
            key={point.x}
            x1={x(point.x)}
            x2={x(point.x)}
            y1={FOOT}
            y2={y(heightOf(index))}
            stroke="var(--h-accent)"
            strokeWidth={points.length > 30 ? 3 : 7}
          />
        ))
      )}
      <line x1={LEFT} x2={RIGHT} y1={FOOT} y2={FOOT} stroke="var(--h-rule-strong)" />
      {marks.map(([name, value], index) => {
        const at = x(value);
        const top = crowded ? 12 + index * 11 : 24;
        return (
          <g key={name}>
            <line x1={at} x2={at} y1={top + 4} y2={FOOT} stroke="var(--h-text)" strokeDasharray="2 3" />
            <text x={at} y={top} textAnchor={at < 60 ? 'start' : at > WIDTH - 60 ? 'end' : 'middle'}>
              {`${name} ${figure(value)}`}
            </text>
          </g>
        );
      })}
      <text x={LEFT} y={HEIGHT - 14} data-quiet>
        {figure(first)}
      </text>
      <text x={RIGHT} y={HEIGHT - 14} textAnchor="end" data-quiet>
        {figure(last)}
      </text>
    </svg>
  );
}
