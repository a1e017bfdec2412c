/**
 * The ground of the page's drawings: a plot area, axes with round numbers, the line of the limit with its name. One
 * SVG with `data-chart`, so that it can be exported. Draws what it is given.
 */
import type { ReactNode } from 'react';
import { spanTicks } from '../../sensitivity/span-ticks.ts';
import marks from './drawing.module.css';

export type Scale = {
  readonly low: number;
  readonly high: number;
  readonly at: (value: number) => number;
};

export function scaleOf(low: number, high: number, from: number, to: number): Scale {
  const span = high - low || 1;
  return { low, high, at: (value) => from + ((value - low) / span) * (to - from) };
}

export type Area = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
};

type AxisProps = {
  readonly scale: Scale;
  readonly area: Area;
  readonly tick: (value: number, step: number) => string;
  readonly wanted?: number;
  readonly name?: string;
};

/** Ticks that an axis of this width has room for. */
export function ticksOf(
  scale: Scale,
  wanted = 6,
): { readonly ticks: readonly number[]; readonly step: number } {
  const ticks = spanTicks(scale.low, scale.high, wanted);
  return { ticks, step: (ticks[1] ?? 1) - (ticks[0] ?? 0) };
}

export function XAxis({ scale, area, tick, wanted = 6, name }: AxisProps) {
  const { ticks, step } = ticksOf(scale, wanted);
  return (
    <g className={marks.axis}>
      <line x1={area.left} x2={area.right} y1={area.foot} y2={area.foot} />
      {ticks.map((value) => (
        <text key={value} x={scale.at(value)} y={area.foot + 16} textAnchor="middle">
          {tick(value, step)}
        </text>
      ))}
      {name === undefined ? null : (
        <text x={area.right} y={area.foot + 34} textAnchor="end" data-name>
          {name}
        </text>
      )}
    </g>
  );
}

export function YAxis({ scale, area, tick, wanted = 4, name }: AxisProps) {
  const { ticks, step } = ticksOf(scale, wanted);
  return (
    <g className={marks.axis}>
      {ticks.map((value) => (
        <g key={value}>
          <line x1={area.left} x2={area.right} y1={scale.at(value)} y2={scale.at(value)} data-grid />
          <text x={area.left - 8} y={scale.at(value) + 4} textAnchor="end">
            {tick(value, step)}
          </text>
        </g>
      ))}
      {name === undefined ? null : (
        <text x={area.left - 8} y={area.top - 10} textAnchor="start" data-name>
          {name}
        </text>
      )}
    </g>
  );
}

type MarkProps = {
  readonly x: number;
  readonly area: Area;
  readonly text: string;
  readonly tone?: 'limit' | 'plan';
  /** Rows of names above the plot, from 0. */
  readonly row?: number;
};

/** An upright line with its name above the plot. */
export function UprightMark({ x, area, text, tone = 'limit', row = 0 }: MarkProps) {
  const right = x > area.left + (area.right - area.left) * 0.7;
  const y = area.top - 6 - row * 15;
  return (
    <g className={marks.mark} data-tone={tone}>
      <line x1={x} x2={x} y1={y - 10} y2={area.foot} />
      <text x={right ? x - 5 : x + 5} y={y} textAnchor={right ? 'end' : 'start'}>
        {text}
      </text>
    </g>
  );
}

export function Drawing(props: {
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <svg
      data-chart
      width={props.width}
      height={props.height}
      className={marks.drawing}
      role="img"
      aria-label={props.name}
    >
      {props.children}
    </svg>
  );
}
