/**
 * What the report is about: the month, the baseline, whether the plan is flexed, and only what matters, with its
 * thresholds. Choices of the window; only the thresholds are part of the plan.
 */
import { ActionIcon, Group, SegmentedControl, Select, Switch } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { VarianceReport } from '../../../electron/contract/tracking/variance-calls.ts';
import { useText } from '../../i18n/use-text.ts';
import { useBaselines } from '../history/baselines/use-baselines.ts';
import type { Choice } from './choice.ts';
import { monthsBetween } from './report/report-layout.ts';
import { ThresholdsMenu } from './thresholds-menu.tsx';
import classes from './variance.module.css';

type Props = {
  readonly report: VarianceReport;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly currency: string;
};

export function Controls({ report, choice, choose, currency }: Props) {
  const { t } = useText();
  const { data } = useBaselines(report.planId);
  const baselines = data?.baselines ?? [];
  const { lastClosed } = report;
  const months = monthsBetween(report.firstMonth, report.lastMonth);
  const place = months.indexOf(report.month ?? '');
  const monthName = (month: string): string => {
    if (month === lastClosed) return t('variance.lastClosed', { month });
    return lastClosed === null || month > lastClosed ? t('variance.partOf', { month }) : month;
  };
  const toMonth = (month: string | null | undefined) => {
    if (month) choose({ month: month === lastClosed ? null : month });
  };
  const { against } = choice;
  const inReport = choice.view === 'report';
  return (
    <Group gap={12} className={classes.controls}>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          aria-label={t('variance.earlier')}
          disabled={place < 0 || place >= months.length - 1}
          onClick={() => toMonth(months[place + 1])}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Select
          aria-label={t('variance.month')}
          w={190}
          data={months.map((value) => ({ value, label: monthName(value) }))}
          value={report.month}
          onChange={toMonth}
        />
        <ActionIcon
          aria-label={t('variance.later')}
          disabled={place <= 0}
          onClick={() => toMonth(months[place - 1])}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      {baselines.length > 1 && (
        <Select
          aria-label={t('variance.baseline')}
          w={210}
          data={baselines.map(({ id, name }, index) => ({
            value: id,
            label: index === 0 ? t('variance.inForce', { name }) : name,
          }))}
          value={choice.baselineId ?? baselines[0]?.id ?? null}
          onChange={(value) => choose({ baselineId: value === baselines[0]?.id ? null : value })}
        />
      )}
      {inReport && (
        <>
          <SegmentedControl
            aria-label={t('variance.against')}
            data={[
              { value: 'plan', label: t('variance.againstPlan') },
              { value: 'flexed', label: t('variance.againstFlexed') },
            ]}
            value={against}
            onChange={(value) => choose({ against: value === 'flexed' ? 'flexed' : 'plan' })}
          />
          <Group gap={4} wrap="nowrap">
            <Switch
              label={t('variance.onlyMatters')}
              checked={choice.onlyMatters}
              onChange={(event) => choose({ onlyMatters: event.currentTarget.checked })}
            />
            <ThresholdsMenu currency={currency} />
          </Group>
        </>
      )}
    </Group>
  );
}
