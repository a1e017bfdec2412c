/**
 * From where on a difference is yellow or red, and below which amount it never is. Kept with the plan, so that everybody
 * who reads it sees the same lights, on the dashboard and in the command as well; each step is an edit that can be undone.
 */
import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import type { PlanThresholds } from '../../../models/plan/tracking/course-schema.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import { DEFAULT_THRESHOLDS } from '../../../models/tracking/variance/difference.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import classes from './variance.module.css';

type Props = { readonly currency: string };

/** Larger amounts would leave the exact whole numbers in minor units. */
const MOST = 1e13;

export function ThresholdsMenu({ currency }: Props) {
  const { t } = useText();
  const { base, change } = usePlan();
  const { yellow, red, floor } = base.thresholds ?? DEFAULT_THRESHOLDS;
  const thresholds: PlanThresholds = { yellow, red, floor };
  const onChange = (next: PlanThresholds | null) =>
    change({ type: 'set-thresholds', thresholds: next }, t('variance.threshold.change'));
  const percent = (light: 'yellow' | 'red') => (
    <KeptNumber
      label={t('variance.threshold.percent')}
      rate
      min={0}
      max={100}
      value={thresholds[light].percent}
      onKeep={(value) =>
        value !== null && onChange({ ...thresholds, [light]: { ...thresholds[light], percent: value } })
      }
    />
  );
  const amount = (light: 'yellow' | 'red') => (
    <KeptNumber
      label={t('variance.threshold.amount')}
      unit={currency}
      min={0}
      max={MOST}
      value={thresholds[light].amount / MINOR}
      onKeep={(value) =>
        value !== null &&
        onChange({
          ...thresholds,
          [light]: { ...thresholds[light], amount: Math.round(value * MINOR) },
        })
      }
    />
  );
  const reversed = red.percent < yellow.percent || red.amount < yellow.amount;
  return (
    <Popover width={340} position="bottom-end" trapFocus withArrow>
      <Popover.Target>
        <ActionIcon aria-label={t('variance.threshold.title')} title={t('variance.threshold.title')}>
          <IconAdjustments size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.menuHelp}>{t('variance.threshold.help')}</p>
        <fieldset className={classes.pair}>
          <legend>{t('variance.threshold.yellow')}</legend>
          {percent('yellow')}
          {amount('yellow')}
        </fieldset>
        <fieldset className={classes.pair}>
          <legend>{t('variance.threshold.red')}</legend>
          {percent('red')}
          {amount('red')}
        </fieldset>
        {reversed && (
          <p className={classes.trouble} role="alert">
            {t('variance.threshold.reversed')}
          </p>
        )}
        <KeptNumber
          label={t('variance.threshold.floor')}
          unit={currency}
          min={0}
          max={MOST}
          value={floor / MINOR}
          onKeep={(value) => value !== null && onChange({ ...thresholds, floor: Math.round(value * MINOR) })}
        />
        {base.thresholds && (
          <Button mt={8} variant="subtle" size="compact-xs" onClick={() => onChange(null)}>
            {t('variance.threshold.usual')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
