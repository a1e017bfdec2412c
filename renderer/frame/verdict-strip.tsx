/**
 * The verdict, always in sight: the decision, NPV, IRR and payback, each with its change since the last edit.
 * Each figure opens its explanation.
 */
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { type Noted, useFormat } from '../app/use-format.ts';
import { metricCode } from '../explain/explain-target.ts';
import { useText } from '../i18n/use-text.ts';
import { useExplain } from '../state/explain.ts';
import { usePlan } from '../state/plan-context.tsx';
import styles from './frame.module.css';

const ICONS = { accept: IconCircleCheck, reject: IconCircleX, unclear: IconHelpCircle } as const;

export function VerdictStrip() {
  const { t } = useText();
  const { plan, appraisal, previous } = usePlan();
  const format = useFormat(plan.settings);
  const { open } = useExplain();
  const { decision } = appraisal.verdict;
  const { npv, irr, payback } = appraisal.headline;
  const none = t('frame.notAvailable');
  const empty = appraisal.headline.flows.every((flow) => flow === 0);
  const Icon = ICONS[decision];
  const explain = (metric: 'npv' | 'irr' | 'payback') =>
    open(metricCode(metric, 'postTax', 'withTerminal'), 0);
  return (
    <section className={styles.strip} aria-label={t('frame.verdict')}>
      <span className={styles.decision} data-decision={decision}>
        <Icon size={17} stroke={1.8} style={{ transform: 'translateY(3px)' }} aria-hidden="true" />
        {t(`frame.decision.${decision}`)}
      </span>
      <Metric
        label={t('frame.npv')}
        value={npv === null || empty ? none : `${format.money(npv)} ${format.unit}`}
        delta={delta(npv, previous?.headline.npv ?? null, (value) => format.money(value))}
        onOpen={() => explain('npv')}
      />
      <Metric
        label={t('frame.irr')}
        {...(empty ? { value: none } : valued(format.irr(irr, appraisal.hurdle)))}
        delta={delta(rateOf(appraisal), previous ? rateOf(previous) : null, (value) =>
          t('frame.points', { points: (value * 100).toFixed(2) }),
        )}
        onOpen={() => explain('irr')}
      />
      <Metric
        label={t('frame.payback')}
        {...(empty ? { value: none } : valued(format.payback(payback)))}
        delta={delta(
          yearsOf(appraisal),
          previous ? yearsOf(previous) : null,
          (value) => value.toFixed(2),
          -1,
        )}
        onOpen={() => explain('payback')}
      />
      <span className={styles.metricLabel}>
        {t('frame.against', { hurdle: format.rate(appraisal.hurdle) })}
      </span>
    </section>
  );
}

type Delta = { readonly text: string; readonly judgement: 'good' | 'bad' } | null;
type MetricProps = {
  readonly label: string;
  readonly value: string;
  /** What has to be known to read the value. */
  readonly note?: string | null;
  readonly delta: Delta;
  readonly onOpen: () => void;
};

function valued({ text, note }: Noted): Pick<MetricProps, 'value' | 'note'> {
  return { value: text, note };
}

function Metric({ label, value, note = null, delta: change, onOpen }: MetricProps) {
  return (
    <button type="button" className={styles.metric} onClick={onOpen}>
      <span className={styles.metricLabel}>{label}</span>
      <span className={styles.metricValue}>{value}</span>
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
function delta(
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

function rateOf(appraisal: Appraisal): number | null {
  const { irr } = appraisal.headline;
  return irr.kind === 'unique' ? irr.rate : null;
}

function yearsOf(appraisal: Appraisal): number | null {
  const { payback } = appraisal.headline;
  return payback.kind === 'reached' ? payback.years : null;
}
