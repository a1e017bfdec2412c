/** Choosing a metric, and where it differs, before or after tax and with or without the terminal value. */
import { Select } from '@mantine/core';
import type { Plan } from '../../../models/plan/schema.ts';
import { METRIC_IDS, type Metric } from '../../../scenarios/metrics.ts';
import { metricName } from '../../app/what-if-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { hasViews } from './study-words.ts';

type Props = {
  readonly plan: Plan;
  readonly metric: Metric;
  readonly label: string;
  readonly withView?: boolean;
  readonly onChange: (metric: Metric) => void;
};

const TAXES = ['postTax', 'preTax'] as const;
const TERMINALS = ['withTerminal', 'withoutTerminal'] as const;

export function MetricSelect({ plan, metric, label, withView = true, onChange }: Props) {
  const texts = useText();
  const { t } = texts;
  const hasTerminal = plan.settings.terminalValue.method !== 'none';
  const views = TAXES.flatMap((tax) =>
    (hasTerminal ? TERMINALS : (['withTerminal'] as const)).map((terminal) => ({
      tax,
      terminal,
      value: `${tax} ${terminal}`,
      label: hasTerminal ? `${t(`returns.${tax}`)}, ${t(`sensitivity.${terminal}`)}` : t(`returns.${tax}`),
    })),
  );
  return (
    <>
      <Select
        label={label}
        searchable
        w={220}
        maxDropdownHeight={360}
        value={metric.id}
        data={METRIC_IDS.map((id) => ({ value: id, label: metricName(texts, id) }))}
        onChange={(value) => {
          const id = METRIC_IDS.find((known) => known === value);
          if (id) onChange({ ...metric, id });
        }}
      />
      {withView && hasViews(metric) ? (
        <Select
          label={t('sensitivity.flows')}
          w={hasTerminal ? 200 : 110}
          value={`${metric.tax} ${metric.terminal}`}
          data={views.map(({ value, label: words }) => ({ value, label: words }))}
          onChange={(value) => {
            const view = views.find((known) => known.value === value);
            if (view) onChange({ ...metric, tax: view.tax, terminal: view.terminal });
          }}
        />
      ) : null}
    </>
  );
}
