/** Why the net present value differs between here and there, as the same waterfall as between scenarios. */
import { useMemo } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Bridge } from '../../../../scenarios/bridge/bridge.ts';
import { headlineMetric } from '../../../../scenarios/metrics.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { BridgeQuestion } from '../../../workers/bridge-worker.ts';
import { BridgeChart } from '../../scenarios/bridge/bridge-chart.tsx';
import { useWorkerAnswer } from '../../scenarios/use-worker-answer.ts';
import styles from '../exchange.module.css';

const startWorker = (): Worker =>
  new Worker(new URL('../../../workers/bridge-worker.ts', import.meta.url), { type: 'module' });

type Props = { readonly mine: Plan; readonly theirs: Plan; readonly otherName: string };

export function CompareBridge({ mine, theirs, otherName }: Props) {
  const { t } = useText();
  const question = useMemo(
    (): BridgeQuestion => ({ from: mine, to: theirs, metric: headlineMetric('npv'), method: 'shapley' }),
    [mine, theirs],
  );
  const { answer, answered, renewing, failed } = useWorkerAnswer<BridgeQuestion, Bridge>(
    startWorker,
    question,
    'restart',
  );
  return (
    <section className={styles.bridge} aria-label={t('exchange.bridge')}>
      {failed ? (
        <p role="alert" className={styles.failed}>
          {t('scenarios.failed')}
        </p>
      ) : null}
      {answer && answered ? (
        <div aria-busy={renewing}>
          <BridgeChart
            answer={answer}
            question={answered}
            metric="npv"
            fromName={t('exchange.here')}
            toName={otherName}
          />
        </div>
      ) : null}
      {renewing ? (
        <p role="status" className={styles.quiet}>
          {t('scenarios.bridge.computing')}
        </p>
      ) : null}
    </section>
  );
}
