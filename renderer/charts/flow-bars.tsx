/**
 * The bars of the cash-flow chart: one for each group of columns, outlined because a plan is outlined (IBCS), as
 * wide as the time it covers. The opening is a moment and therefore narrow.
 */
import { usePlotArea } from 'recharts';
import type { CashBar } from './cash-points.ts';

type Props = {
  readonly bars: readonly CashBar[];
  readonly columns: number;
  readonly low: number;
  readonly high: number;
};

const MOMENT = 9;
const WIDEST = 44;

export function FlowBars({ bars, columns, low, high }: Props) {
  const plot = usePlotArea();
  if (!plot || high <= low) return null;
  const band = plot.width / columns;
  const y = (value: number) => plot.y + (1 - (value - low) / (high - low)) * plot.height;
  return (
    <g>
      {bars.map(({ group, flow }) => {
        if (!Number.isFinite(flow) || flow === 0) return null;
        const room = (group.to - group.from + 1) * band;
        const width = group.kind === 'opening' ? Math.min(MOMENT, room * 3) : Math.min(WIDEST, room * 0.7);
        const middle = plot.x + ((group.from + group.to + 1) / 2) * band;
        const [top, bottom] = [y(Math.max(0, flow)), y(Math.min(0, flow))];
        return (
          <rect
            key={group.key}
            x={middle - width / 2}
            y={top}
            width={width}
            height={Math.max(1, bottom - top)}
            fill="var(--h-ground-3)"
            stroke="var(--h-text-2)"
            strokeWidth={room < 6 ? 0.5 : 1}
          />
        );
      })}
    </g>
  );
}
