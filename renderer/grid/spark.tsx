/** A series as a line of a few pixels' height: its shape, not its size. Decorative; the values are in the grid. */

const WIDTH = 88;
const HEIGHT = 16;

export function Spark({ values }: { readonly values: readonly number[] }) {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return null;
  const low = Math.min(...finite, 0);
  const high = Math.max(...finite, 0);
  const span = high - low || 1;
  const step = WIDTH / (values.length - 1);
  const points = values
    .map(
      (value, index) =>
        `${(index * step).toFixed(1)},${(HEIGHT - ((value - low) / span) * HEIGHT).toFixed(1)}`,
    )
    .join(' ');
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      style={{ marginLeft: 8, verticalAlign: 'middle', overflow: 'visible' }}
    >
      <polyline points={points} fill="none" stroke="var(--h-input)" strokeWidth="1.3" />
    </svg>
  );
}
