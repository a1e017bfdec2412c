/**
 * Words inside a chart instead of a legend: the name and value of a line at its end, and a marked moment.
 * They are placed by the chart's own plot area and must not overlap one another.
 */
import { usePlotArea } from 'recharts';
import { apart } from './apart.ts';
import classes from './chart-frame.module.css';

export type EndLabel = {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly colour: string;
};

type EndProps = { readonly low: number; readonly high: number; readonly labels: readonly EndLabel[] };

/** Two lines of text a label: name and value. */
const LABEL_HEIGHT = 32;

export function EndLabels({ low, high, labels }: EndProps) {
  const plot = usePlotArea();
  if (!plot || high <= low) return null;
  const at = (value: number) => plot.y + (1 - (value - low) / (high - low)) * plot.height;
  const drawn = labels.filter((label) => Number.isFinite(label.value));
  const heights = apart(
    drawn.map((label) => at(label.value)),
    LABEL_HEIGHT,
  );
  return (
    <g>
      {drawn.map((label, index) => (
        <text
          key={label.name}
          className={classes.direct}
          x={plot.x + plot.width + 8}
          y={heights[index] ?? 0}
          fill={label.colour}
        >
          <tspan x={plot.x + plot.width + 8} dy={-2}>
            {label.name}
          </tspan>
          <tspan x={plot.x + plot.width + 8} dy={14}>
            {label.text}
          </tspan>
        </text>
      ))}
    </g>
  );
}

type Mark = { readonly text: string; readonly position: number | null; readonly colour: string };
type MarkProps = { readonly steps: number; readonly marks: readonly Mark[] };

/** Room for the words of a mark, and how far they may reach beyond the plot. */
const MARK_WIDTH = 140;
const BEYOND = 100;

/**
 * Thin upright lines at fractions of the axis: 2.4 lies between the third and the fourth step, counted from 0. The
 * words of the earlier one stand left of its line and those of the later one right, so that neither is crossed.
 */
export function PaybackMark({ steps, marks }: MarkProps) {
  const plot = usePlotArea();
  if (!plot || steps === 0) return null;
  const drawn = marks
    .flatMap((mark) => (mark.position === null ? [] : [{ ...mark, position: mark.position }]))
    .toSorted((a, b) => a.position - b.position);
  return (
    <g>
      {drawn.map((mark, index) => {
        // A step is drawn in the middle of its band.
        const x = plot.x + ((mark.position + 0.5) / steps) * plot.width;
        const roomLeft = x - plot.x > MARK_WIDTH;
        const roomRight = x + MARK_WIDTH < plot.x + plot.width + BEYOND;
        const left = index === 0 ? roomLeft : !roomRight;
        return (
          <g key={mark.text}>
            <line
              x1={x}
              x2={x}
              y1={plot.y - 30 + index * 15}
              y2={plot.y + plot.height}
              stroke={mark.colour}
              strokeDasharray="2 3"
            />
            <text
              className={classes.direct}
              x={left ? x - 5 : x + 5}
              y={plot.y - 22 + index * 15}
              textAnchor={left ? 'end' : 'start'}
              fill={mark.colour}
            >
              {mark.text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
