/** A difference as a bar from the middle: to the right above the reference, to the left below. The number stands beside it. */
import classes from './report.module.css';

const HALF = 15;
const HEIGHT = 10;

type Props = {
  readonly amount: number;
  /** What a bar of full length stands for. */
  readonly scale: number;
  readonly effect: 'F' | 'A' | null;
};

export function DeltaBar({ amount, scale, effect }: Props) {
  const share = scale > 0 ? Math.min(1, Math.abs(amount) / scale) : 0;
  // A difference that is there must be seen.
  const width = amount === 0 ? 0 : Math.max(1, share * HALF);
  return (
    <svg className={classes.bar} width={2 * HALF + 1} height={HEIGHT + 4} aria-hidden="true">
      <line x1={HALF + 0.5} x2={HALF + 0.5} y1={0} y2={HEIGHT + 4} stroke="var(--h-rule-strong)" />
      <rect
        x={amount < 0 ? HALF - width : HALF + 1}
        y={2}
        width={width}
        height={HEIGHT}
        fill={effect === 'A' ? 'var(--h-bad)' : effect === 'F' ? 'var(--h-good)' : 'var(--h-text-3)'}
      />
    </svg>
  );
}
