/**
 * The marks of the outlook's timeline (IBCS): what was approved outlined, what has happened solid, what is forecast
 * hatched, and the band of the forecast as a whisker. Placed by the chart's own plot area.
 */
import { useId } from 'react';
import { usePlotArea } from 'recharts';
import type { Bar } from './timeline-points.ts';

type Props = {
  readonly bars: readonly Bar[];
  readonly columns: number;
  readonly low: number;
  readonly high: number;
};

const WIDEST = 46;
const WHISKER = 6;

export function OutlookBars({ bars, columns, low, high }: Props) {
  const plot = usePlotArea();
  const hatch = useId();
  if (!plot || high <= low) return null;
  const band = plot.width / columns;
  const y = (value: number) => plot.y + (1 - (value - low) / (high - low)) * plot.height;
  const box = (value: number) => ({
    y: y(Math.max(0, value)),
    height: Math.max(1, y(Math.min(0, value)) - y(Math.max(0, value))),
  });
  return (
    <g>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--h-ground)" />
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--h-text-2)" strokeWidth="2.4" />
        </pattern>
      </defs>
      {bars.map((bar) => {
        const room = (bar.to - bar.from + 1) * band;
        const width = Math.min(WIDEST, room * 0.62);
        const x = plot.x + ((bar.from + bar.to + 1) / 2) * band - width / 2;
        const solid = width * bar.happened;
        return (
          <g key={bar.key}>
            {bar.reference === null || bar.reference === 0 ? null : (
              <rect
                x={x - Math.min(4, room * 0.12)}
                width={width}
                {...box(bar.reference)}
                fill="none"
                stroke="var(--h-text-3)"
              />
            )}
            {bar.value === null || bar.value === 0 ? null : (
              <>
                <rect x={x} width={solid} {...box(bar.value)} fill="var(--h-text-2)" />
                <rect
                  x={x + solid}
                  width={width - solid}
                  {...box(bar.value)}
                  fill={`url(#${hatch})`}
                  stroke={width - solid > 0 ? 'var(--h-text-2)' : 'none'}
                  strokeWidth={0.8}
                />
              </>
            )}
            {bar.low === null || bar.high === null || bar.happened === 1 || room < WHISKER ? null : (
              <path
                d={`M${x + width / 2 - 3} ${y(bar.high)}h6m-3 0V${y(bar.low)}m-3 0h6`}
                stroke="var(--h-accent)"
                fill="none"
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

type CutProps = { readonly place: number; readonly columns: number; readonly text: string };

/** The upright line behind the last month that has happened. */
export function CutLine({ place, columns, text }: CutProps) {
  const plot = usePlotArea();
  if (!plot || place < 0) return null;
  const x = plot.x + ((place + 1) / columns) * plot.width;
  const left = x - plot.x > plot.width / 2;
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={plot.y - 18}
        y2={plot.y + plot.height}
        stroke="var(--h-accent)"
        strokeDasharray="2 3"
      />
      <text
        x={left ? x - 6 : x + 6}
        y={plot.y - 8}
        fontSize={12}
        fontWeight={600}
        fill="var(--h-accent)"
        textAnchor={left ? 'end' : 'start'}
      >
        {text}
      </text>
    </g>
  );
}
