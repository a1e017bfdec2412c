/** The live drawing of a path: the fan from P10 to P90 over the plan's periods, with the median. */
import { useId } from 'react';
import type { SeriesSpec } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from '../uncertainty.module.css';
import { pathBands } from './path-bands.ts';

const WIDTH = 380;
const HEIGHT = 190;
const LEFT = 12;
const RIGHT = 290;
const TOP = 14;
const FOOT = 160;

type Props = {
  readonly path: SeriesSpec;
  readonly periods: number;
  readonly from: string;
  readonly to: string;
  readonly figure: (value: number) => string;
};

export function PathPreview({ path, periods, from, to, figure }: Props) {
  const { t } = useText();
  const id = useId();
  const { p10, p50, p90 } = pathBands(path, periods);
  const low = Math.min(...p10);
  const span = Math.max(...p90) - low || 1;
  const x = (t: number) => LEFT + (t / Math.max(1, periods)) * (RIGHT - LEFT);
  const y = (value: number) => FOOT - ((value - low) / span) * (FOOT - TOP);
  const points = (values: readonly number[]) =>
    values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  const ends = [
    ['P90', p90.at(-1) ?? 0],
    ['P50', p50.at(-1) ?? 0],
    ['P10', p10.at(-1) ?? 0],
  ] as const;
  const [high, middle, least] = ends.map(([, value]) => figure(value));
  const words = t('simulation.editor.pathWords', {
    to,
    p10: least ?? '',
    p50: middle ?? '',
    p90: high ?? '',
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.preview} role="img" aria-labelledby={id}>
      <title id={id}>{words}</title>
      <polygon points={[...points(p90), ...points(p10).toReversed()].join(' ')} fill="var(--h-accent-soft)" />
      <polyline points={points(p50).join(' ')} fill="none" stroke="var(--h-accent)" strokeWidth="2" />
      {ends.map(([name, value]) => (
        <text key={name} x={RIGHT + 6} y={y(value) + 4}>
          {`${name} ${figure(value)}`}
        </text>
      ))}
      <line x1={LEFT} x2={RIGHT} y1={FOOT + 6} y2={FOOT + 6} stroke="var(--h-rule-strong)" />
      <text x={LEFT} y={HEIGHT - 10} data-quiet>
        {from}
      </text>
      <text x={RIGHT} y={HEIGHT - 10} textAnchor="end" data-quiet>
        {to}
      </text>
    </svg>
  );
}
