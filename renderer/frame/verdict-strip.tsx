/**
 * The verdict, always in sight: the decision, NPV, IRR, payback and, where the plan has uncertain
 * lines, P(NPV < 0), each with its change since the last edit.
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
import { LossMetric } from './loss-metric.tsx';
import { deltaOf, StripMetric } from './strip-metric.tsx';

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
  const against = t('frame.against', { hurdle: format.rate(appraisal.hurdle) });
  const explain = (metric: 'npv' | 'irr' | 'payback') =>
    open(metricCode(metric, 'postTax', 'withTerminal'), 0);
  return (
    <section className={styles.strip} aria-label={t('frame.verdict')}>
      <span className={styles.decision} data-decision={decision}>
        <Icon size={17} stroke={1.8} style={{ transform: 'translateY(3px)' }} aria-hidden="true" />
        {t(`frame.decision.${decision}`)}
      </span>
      <StripMetric
        label={t('frame.npv')}
        value={npv === null || empty ? none : `${format.money(npv)} ${format.unit}`}
        delta={deltaOf(npv, previous?.headline.npv ?? null, (value) => format.money(value))}
        onOpen={() => explain('npv')}
      />
      <StripMetric
        label={t('frame.irr')}
        {...(empty ? { value: none } : valued(format.irr(irr, appraisal.hurdle)))}
        delta={deltaOf(rateOf(appraisal), previous ? rateOf(previous) : null, (value) =>
          t('frame.points', { points: (value * 100).toFixed(2) }),
        )}
        onOpen={() => explain('irr')}
      />
      <StripMetric
        label={t('frame.payback')}
        {...(empty ? { value: none } : valued(format.payback(payback)))}
        delta={deltaOf(
          yearsOf(appraisal),
          previous ? yearsOf(previous) : null,
          (value) => value.toFixed(2),
          -1,
        )}
        onOpen={() => explain('payback')}
      />
      <LossMetric />
      <span className={styles.against} title={against}>
        {against}
      </span>
    </section>
  );
}

function valued({ text, note }: Noted): { readonly value: string; readonly note: string | null } {
  return { value: text, note };
}

function rateOf(appraisal: Appraisal): number | null {
  const { irr } = appraisal.headline;
  return irr.kind === 'unique' ? irr.rate : null;
}

function yearsOf(appraisal: Appraisal): number | null {
  const { payback } = appraisal.headline;
  return payback.kind === 'reached' ? payback.years : null;
}
