/** What is to be made best: a metric as planned, a percentile of its simulation, or its mean less a penalty on risk. */
import { Select } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { MetricSelect } from '../../sensitivity/metric-select.tsx';
import classes from '../portfolio.module.css';
import { objectiveMetric } from './optimise-words.ts';

type Props = {
  readonly plan: Plan;
  readonly optimisation: Optimisation;
  readonly onChange: (optimisation: Optimisation) => void;
};

const MEASURES = ['value', 'percentile', 'mean-risk'] as const;

export function ObjectiveFields({ plan, optimisation, onChange }: Props) {
  const { t } = useText();
  const { objective } = optimisation;
  const set = (patch: Partial<Optimisation['objective']>) =>
    onChange({ ...optimisation, objective: { ...objective, ...patch } });
  return (
    <div className={classes.toolbar}>
      <MetricSelect
        plan={plan}
        metric={objectiveMetric(optimisation)}
        label={t('portfolio.optimise.objective')}
        withView={false}
        onChange={({ id }) => set({ metric: id })}
      />
      <Select
        label={t('portfolio.optimise.measure')}
        w={230}
        value={objective.measure}
        data={MEASURES.map((value) => ({ value, label: t(`portfolio.optimise.measureOf.${value}`) }))}
        onChange={(value) => {
          const measure = MEASURES.find((known) => known === value);
          if (measure) set({ measure });
        }}
      />
      {objective.measure === 'percentile' ? (
        <div className={classes.short}>
          <KeptNumber
            label={t('portfolio.optimise.percentile')}
            value={objective.percentile}
            rate
            min={0.001}
            max={0.999}
            onKeep={(value) => value !== null && set({ percentile: value })}
          />
        </div>
      ) : null}
      {objective.measure === 'mean-risk' ? (
        <div className={classes.short}>
          <KeptNumber
            label={t('portfolio.optimise.penalty')}
            value={objective.penalty}
            min={0}
            max={100}
            onKeep={(value) => value !== null && set({ penalty: value })}
          />
        </div>
      ) : null}
    </div>
  );
}
