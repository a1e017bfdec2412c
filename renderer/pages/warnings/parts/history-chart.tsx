/**
 * The number that a rule watches, bucket by bucket, with its lines: where it stood, when it was yellow (▲) or red (■).
 * Buckets without a number leave a gap. The axis takes in the lines and zero only where they are near.
 */
import { formatAmount } from '../../../../models/text/format-number.ts';
import { apart } from '../../../charts/apart.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { spanOf, spanTicks } from '../../sensitivity/span-ticks.ts';
import { useWidth } from '../../sensitivity/use-width.ts';
import { type Colour, Shape } from './light.tsx';
import classes from './parts.module.css';
import type { RuleUnit } from './rule-words.ts';

export type HistoryPoint = {
  readonly name: string;
  readonly value: number | null;
  readonly light: Colour | null;
};

export type HistoryLine = {
  readonly light: Colour;
  readonly value: number;
  readonly name: string;
};

type Props = {
  readonly title: string;
  readonly subtitle: string;
  readonly points: readonly HistoryPoint[];
  readonly lines: readonly HistoryLine[];
  readonly unit: RuleUnit;
  readonly write: (value: number) => string;
  /** On the axis and at the lines; the subtitle tells the unit. */
  readonly bare: (value: number) => string;
  readonly height?: number;
};

const LEFT = 64;
const RIGHT = 92;
const TOP = 10;
const FOOT = 22;
const SIGN = 9;
const LINE_HEIGHT = 15;

export function HistoryChart({ title, subtitle, points, lines, unit, write, bare, height = 180 }: Props) {
  const { t } = useText();
  const { ref, width } = useWidth<HTMLDivElement>();
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      height={height}
      table={{
        head: [t('warnings.chart.bucket'), t('warnings.chart.value')],
        rows: points.map(({ name, value }) => [name, value]),
        format: write,
      }}
    >
      <div ref={ref} style={{ height }}>
        {width > 0 ? (
          <Plot
            name={`${title}. ${subtitle}`}
            points={points}
            lines={lines}
            unit={unit}
            write={write}
            bare={bare}
            width={width}
            height={height}
          />
        ) : null}
      </div>
    </ChartFrame>
  );
}

type PlotProps = Pick<Props, 'points' | 'lines' | 'unit' | 'write' | 'bare'> & {
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

function Plot({ name, points, lines, unit, write, bare, width, height }: PlotProps) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = spanOf([...values, ...lines.map(({ value }) => value)], null);
  const right = Math.max(LEFT + 40, width - RIGHT);
  const foot = height - FOOT;
  const x = (index: number) => LEFT + ((index + 0.5) / Math.max(1, points.length)) * (right - LEFT);
  const y = (value: number) => TOP + (1 - (value - low) / (high - low)) * (foot - TOP);
  const names = apart(
    lines.map(({ value }) => y(value)),
    LINE_HEIGHT,
  );
  const ticks = spanTicks(low, high, 4);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor((right - LEFT) / 84))));
  const band = (right - LEFT) / Math.max(1, points.length);
  return (
    <svg data-chart className={classes.plot} width={width} height={height} role="img" aria-label={name}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--h-rule)" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {tickText(tick, step, unit, bare)}
          </text>
        </g>
      ))}
      {lines.map((line, index) => (
        <g key={line.light} className={classes.light} data-light={line.light}>
          <line
            x1={LEFT}
            x2={right}
            y1={y(line.value)}
            y2={y(line.value)}
            stroke="currentColor"
            strokeDasharray={line.light === 'red' ? undefined : '5 3'}
          />
          <text x={right + 8} y={(names[index] ?? 0) + 4} data-line>
            {line.name}
          </text>
        </g>
      ))}
      {pathsOf(points, x, y).map((path) => (
        <path key={path} d={path} fill="none" stroke="var(--h-text)" strokeWidth="1.5" />
      ))}
      {points.map((point, index) => (
        <g key={point.name}>
          {index % every === 0 ? (
            <text x={x(index)} y={height - 6} textAnchor="middle">
              {point.name}
            </text>
          ) : null}
          {point.value === null ? null : (
            <svg
              className={classes.light}
              data-light={point.light ?? 'none'}
              x={x(index) - SIGN / 2}
              y={y(point.value) - SIGN / 2}
              width={SIGN}
              height={SIGN}
              viewBox="0 0 12 12"
              aria-hidden="true"
            >
              {point.light === 'green' ? <circle cx="6" cy="6" r="2.6" /> : <Shape light={point.light} />}
            </svg>
          )}
          <rect x={x(index) - band / 2} y={TOP} width={band} height={foot - TOP} fill="transparent">
            <title>{`${point.name}: ${point.value === null ? '–' : write(point.value)}`}</title>
          </rect>
        </g>
      ))}
    </svg>
  );
}

/** One path a run of buckets with numbers. */
export function pathsOf(
  points: readonly HistoryPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
): readonly string[] {
  const paths: string[] = [];
  let current = '';
  points.forEach(({ value }, index) => {
    if (value === null) {
      if (current !== '') paths.push(current);
      current = '';
    } else {
      current += `${current === '' ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    }
  });
  return current === '' ? paths : [...paths, current];
}

function tickText(tick: number, step: number, unit: RuleUnit, write: (value: number) => string): string {
  if (unit === 'money' || unit === 'days') return write(tick);
  const shown = unit === 'percent' ? tick * 100 : tick;
  const size = unit === 'percent' ? step * 100 : step;
  const digits = [0, 1, 2, 3, 4].find(
    (count) => Math.abs(size * 10 ** count - Math.round(size * 10 ** count)) < 1e-6,
  );
  const text = shown === 0 ? '0' : formatAmount(shown, { digits: digits ?? 4 });
  if (unit !== 'percent') return text;
  return text.endsWith(')') ? `${text.slice(0, -1)} %)` : `${text} %`;
}
