/**
 * Why does a metric differ between two states? Two of them chosen, a metric, a method; the answer as a waterfall that
 * closes, worked out by a worker while the page stays free.
 */
import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Bridge } from '../../../../scenarios/bridge/bridge.ts';
import { headlineMetric, METRIC_IDS, type MetricId } from '../../../../scenarios/metrics.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { metricName } from '../../../app/what-if-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import type { BridgeQuestion } from '../../../workers/bridge-worker.ts';
import { scenariosOf } from '../scenario-changes.ts';
import { useWorkerAnswer } from '../use-worker-answer.ts';
import classes from './bridge.module.css';
import { BridgeChart } from './bridge-chart.tsx';
import { PLAN_SIDE, type Side, useBridgeSides, useSidePlan } from './use-bridge-sides.ts';

const startWorker = (): Worker =>
  new Worker(new URL('../../../workers/bridge-worker.ts', import.meta.url), { type: 'module' });

const METHODS = ['shapley', 'sequential'] as const;

export function BridgeBlock() {
  const texts = useText();
  const { t } = texts;
  const { base } = usePlan();
  const groups = useBridgeSides();
  const options = groups.flatMap(({ items }) => items);
  const [chosen, setChosen] = useState<{ readonly from: string; readonly to: string | null }>({
    from: PLAN_SIDE,
    to: null,
  });
  const [metric, setMetric] = useState<MetricId>('npv');
  const [method, setMethod] = useState<(typeof METHODS)[number]>('shapley');
  const known = (side: string | null) => options.find(({ value }) => value === side)?.value ?? null;
  const from = known(chosen.from) ?? PLAN_SIDE;
  // The last scenario is mostly the bad case; without scenarios, the state before the last change.
  const last = scenariosOf(base).at(-1);
  const other = last ? `scenario:${last.id}` : options.find(({ value }) => value !== from)?.value;
  const to = known(chosen.to) ?? (other === from ? PLAN_SIDE : other) ?? PLAN_SIDE;
  const fromSide = useSidePlan(from);
  const toSide = useSidePlan(to);
  const fromPlan = useDeferredValue(fromSide.kind === 'ready' ? fromSide.plan : null);
  const toPlan = useDeferredValue(toSide.kind === 'ready' ? toSide.plan : null);
  const question = useMemo(
    (): BridgeQuestion | null =>
      fromPlan && toPlan ? { from: fromPlan, to: toPlan, metric: headlineMetric(metric), method } : null,
    [fromPlan, toPlan, metric, method],
  );
  const { answer, answered, renewing, failed } = useWorkerAnswer<BridgeQuestion, Bridge>(
    startWorker,
    question,
    'restart',
  );
  const nameOf = (side: string) => options.find(({ value }) => value === side)?.label ?? '';
  if (options.length < 2) return null;
  const data = groups.map(({ group, items }) => ({ group, items: [...items] }));
  return (
    <section className={classes.block} aria-label={t('scenarios.bridge.title')}>
      <h2>
        {t('scenarios.bridge.question', {
          metric: inSentence(metricName(texts, metric)),
          from: nameOf(from),
          to: nameOf(to),
        })}
      </h2>
      <Group gap="sm" align="flex-end">
        <Select
          label={t('scenarios.bridge.from')}
          w={210}
          searchable
          data={data}
          value={from}
          onChange={(value) => value !== null && setChosen({ from: value, to })}
          comboboxProps={{ width: 320, position: 'bottom-start' }}
        />
        <Button
          variant="default"
          px={8}
          aria-label={t('scenarios.bridge.swap')}
          title={t('scenarios.bridge.swap')}
          onClick={() => setChosen({ from: to, to: from })}
        >
          <IconArrowsLeftRight size={14} />
        </Button>
        <Select
          label={t('scenarios.bridge.to')}
          w={210}
          searchable
          data={data}
          value={to}
          onChange={(value) => value !== null && setChosen({ from, to: value })}
          comboboxProps={{ width: 320, position: 'bottom-start' }}
        />
        <Select
          label={t('scenarios.metric')}
          w={230}
          searchable
          data={METRIC_IDS.map((id) => ({ value: id, label: metricName(texts, id) }))}
          value={metric}
          onChange={(value) => setMetric(METRIC_IDS.find((id) => id === value) ?? metric)}
        />
        <SegmentedControl
          aria-label={t('scenarios.bridge.method')}
          data={METHODS.map((value) => ({ value, label: t(`scenarios.bridge.${value}`) }))}
          value={method}
          onChange={(value) => setMethod(METHODS.find((each) => each === value) ?? method)}
        />
      </Group>
      <p className={classes.help}>{t(`scenarios.bridge.help.${method}`)}</p>
      <SideTrouble side={fromSide} />
      <SideTrouble side={toSide} />
      {failed ? (
        <p className={classes.trouble} role="alert">
          {t('scenarios.failed')}
        </p>
      ) : null}
      {answer && answered ? (
        <div aria-busy={renewing} className={classes.answer} data-renewing={renewing || undefined}>
          <BridgeChart
            answer={answer}
            question={answered}
            metric={answered.metric.id}
            fromName={nameOf(from)}
            toName={nameOf(to)}
          />
        </div>
      ) : null}
      {renewing ? (
        <p className={classes.help} role="status">
          {t('scenarios.bridge.computing')}
        </p>
      ) : null}
    </section>
  );
}

/** "net present value" but "IRR": abbreviations keep their capitals. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

function SideTrouble({ side }: { readonly side: Side }) {
  const { t } = useText();
  const errorText = useErrorText();
  if (side.kind !== 'broken') return null;
  return (
    <p className={classes.trouble} role="alert">
      {side.error ? errorText(side.error) : t('scenarios.bridge.noPlan')}
    </p>
  );
}
