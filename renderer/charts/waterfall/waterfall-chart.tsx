/**
 * A waterfall of lying bars, one a step, its name before it and its amount behind it. A change is solid in the colour of
 * its judgement; the states it leads between are as the caller says. It knows nothing of what the steps mean.
 */
import {
  Bar,
  BarChart,
  Cell,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import frame from '../chart-frame.module.css';
import { ChartFrame, type ChartTable } from '../chart-frame.tsx';
import { BarLabel, BarName, type Drawn, type TickPlace, Tip } from './waterfall-marks.tsx';

type Props = {
  readonly title: string;
  readonly subtitle: string;
  readonly table: ChartTable;
  readonly bars: readonly Drawn[];
  /** Of the axis. */
  readonly low: number;
  readonly high: number;
};

const BAR_HEIGHT = 26;
const NAME_WIDTH = 240;
const LABEL_ROOM = 96;

export function WaterfallChart({ title, subtitle, table, bars, low, high }: Props) {
  const height = bars.length * BAR_HEIGHT + 16;
  const drawn = bars.map((bar, index): Drawn => {
    const [from, to] = bar.range;
    // Two bars may bear one name; the axis needs them apart.
    return {
      ...bar,
      name: `${index} ${bar.name}`,
      range: [Math.max(from, low), Math.min(to, high)],
    };
  });
  return (
    <ChartFrame title={title} subtitle={subtitle} height={height} table={table}>
      <div className={frame.plot}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 900, height }}>
          <BarChart
            data={drawn}
            layout="vertical"
            barCategoryGap={5}
            margin={{ top: 4, right: LABEL_ROOM, bottom: 4, left: 0 }}
            title={`${title}. ${subtitle}`}
          >
            <XAxis type="number" domain={[low, high]} hide allowDataOverflow />
            <YAxis
              type="category"
              dataKey="name"
              width={NAME_WIDTH}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={(place: TickPlace) => <BarName place={place} />}
            />
            {low <= 0 && high >= 0 ? <ReferenceLine x={0} stroke="var(--h-rule-strong)" /> : null}
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--h-selection)' }}
              content={({ active, payload }) => {
                const tip: Drawn | undefined = active ? payload[0]?.payload : undefined;
                return tip ? <Tip drawn={tip} /> : null;
              }}
            />
            <Bar dataKey="range" isAnimationActive={false} minPointSize={2}>
              {drawn.map(({ name, colour, solid }) => (
                <Cell
                  key={name}
                  fill={solid ? colour : 'var(--h-ground-3)'}
                  stroke={colour}
                  strokeWidth={1}
                />
              ))}
              <LabelList dataKey="text" content={(place) => <BarLabel place={place} drawn={drawn} />} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}
