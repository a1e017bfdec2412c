/** Start, length and step of the timeline; currency and the unit in which amounts are shown. */
import { Select } from '@mantine/core';
import { monthSchema, periodicitySchema, type Settings, type Timeline } from '../../../models/plan/schema.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { KeptText } from '../../fields/kept-text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { parseMonth } from './parse-month.ts';
import styles from './settings.module.css';

const UNITS = [
  'one',
  'thousand',
  'wan',
  'million',
  'yi',
] as const satisfies readonly Settings['displayUnit'][];
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

export function TimelineSection() {
  const { t } = useText();
  const { plan, change } = usePlan();
  const { timeline, settings } = plan;
  const set = (patch: Partial<Timeline>) =>
    change({ type: 'set-timeline', timeline: { ...timeline, ...patch } }, t('changes.timeline'));
  const setSettings = (patch: Partial<Settings>) =>
    change(
      { type: 'set-settings', settings: patch },
      t('changes.settings', { section: t('settings.currency') }),
    );
  return (
    <div className={styles.pair}>
      <KeptText
        label={t('settings.start')}
        description={t('settings.startHint')}
        value={timeline.start}
        required
        maxLength={20}
        onKeep={(text) => {
          const start = parseMonth(text);
          return start !== null && monthSchema.safeParse(start).success && set({ start }) === null;
        }}
      />
      <KeptNumber
        label={t('settings.periods')}
        description={t('settings.periodsHint')}
        value={timeline.periods}
        whole
        min={1}
        max={600}
        onKeep={(periods) => periods !== null && set({ periods })}
      />
      <KeptNumber
        label={t('settings.operatingPeriods')}
        description={t('settings.operatingPeriodsHint')}
        placeholder={String(timeline.periods)}
        value={timeline.operatingPeriods ?? null}
        optional
        whole
        min={1}
        max={timeline.periods}
        onKeep={(operatingPeriods) => {
          const { operatingPeriods: _, ...rest } = timeline;
          const next = operatingPeriods === null ? rest : { ...rest, operatingPeriods };
          change({ type: 'set-timeline', timeline: next }, t('changes.timeline'));
        }}
      />
      <Select
        label={t('settings.periodicity')}
        data={periodicitySchema.options.map((value) => ({ value, label: t(`settings.every.${value}`) }))}
        value={timeline.periodicity}
        onChange={(value) => {
          const periodicity = periodicitySchema.options.find((option) => option === value);
          if (periodicity) set({ periodicity });
        }}
      />
      <Select
        label={t('settings.fiscalYear')}
        data={MONTHS.map((value) => ({ value, label: t('settings.month', { month: value }) }))}
        value={String(timeline.fiscalYearStart)}
        onChange={(value) => value !== null && set({ fiscalYearStart: Number(value) })}
      />
      <KeptText
        label={t('settings.currency')}
        value={settings.currency}
        required
        maxLength={8}
        onKeep={(currency) => setSettings({ currency }) === null}
      />
      <Select
        label={t('settings.displayUnit')}
        description={t('settings.displayUnitHint')}
        data={UNITS.map((value) => ({ value, label: t(`units.name.${value}`) }))}
        value={settings.displayUnit}
        onChange={(value) => {
          const displayUnit = UNITS.find((unit) => unit === value);
          if (displayUnit) setSettings({ displayUnit });
        }}
      />
    </div>
  );
}
