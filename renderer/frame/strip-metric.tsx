/**
 * One figure of the verdict strip: its name, its value, what must be known to read it, and its change since the last
 * edit. A button: each figure leads to where it comes from. Computes nothing but the change.
 */
import styles from './frame.module.css';

export type Delta = { readonly text: string; readonly judgement: 'good' | 'bad' } | null;

type Props = {
  readonly label: string;
  readonly value: string;
  /** What has to be known to read the value. */
  readonly note?: string | null;
  readonly delta: Delta;
  /** The value is of before the last edit and is being renewed. */
  readonly stale?: boolean;
  /** Why the value is not final yet; null where it is. Leave it out where a value is always final. */
  readonly provisional?: string | null;
  readonly title?: string;
  readonly onOpen: () => void;
};

export function StripMetric(props: Props) {
  const { label, value, note = null, delta: change, stale, provisional, title, onOpen } = props;
  return (
    <button
      type="button"
      className={styles.metric}
      onClick={onOpen}
      data-stale={stale || undefined}
      {...(title === undefined ? {} : { title })}
    >
      <span className={styles.metricLabel}>{label}</span>
      <span
        className={styles.metricValue}
        data-may-change={provisional === undefined ? undefined : true}
        data-provisional={provisional ? true : undefined}
      >
        {value}
        {provisional ? <span className="visually-hidden"> ({provisional})</span> : null}
      </span>
      {note === null ? null : <span className={styles.metricNote}>{note}</span>}
      {change ? (
        <span className={styles.delta} data-judgement={change.judgement}>
          {change.text}
        </span>
      ) : null}
    </button>
  );
}

/** The change since the last edit; `better` is -1 where less is better. Nothing where there was none. */
export function deltaOf(
  now: number | null,
  before: number | null,
  format: (size: number) => string,
  better: 1 | -1 = 1,
): Delta {
  if (now === null || before === null) return null;
  const difference = now - before;
  if (Math.abs(difference) <= 1e-9 * Math.max(Math.abs(now), Math.abs(before), 1e-6)) return null;
  const text = `${difference > 0 ? '▲' : '▼'} ${format(Math.abs(difference))}`;
  return { text, judgement: difference * better > 0 ? 'good' : 'bad' };
}
