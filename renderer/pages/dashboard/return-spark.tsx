/**
 * A return month by month as a small line, what was approved as a pale one at its height. The figures are beside it; the
 * drawing says the shape only.
 */
type Props = { readonly values: readonly (number | null)[]; readonly approved: number | null };

const WIDTH = 168;
const HEIGHT = 34;

export function ReturnSpark({ values, approved }: Props) {
  const all = [...values, approved].filter((value) => value !== null);
  if (values.filter((value) => value !== null).length < 2)
    return <svg width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  const low = Math.min(...all);
  const high = Math.max(low + 1e-9, ...all);
  const y = (value: number): string => (3 + (1 - (value - low) / (high - low)) * (HEIGHT - 6)).toFixed(1);
  const points = values.flatMap((value, place) =>
    value === null ? [] : [`${((place / (values.length - 1)) * WIDTH).toFixed(1)} ${y(value)}`],
  );
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      {approved === null ? null : (
        <path d={`M0 ${y(approved)}H${WIDTH}`} stroke="var(--h-rule-strong)" strokeWidth={1} />
      )}
      <path d={`M${points.join('L')}`} fill="none" stroke="var(--h-text)" strokeWidth={1.6} />
    </svg>
  );
}
