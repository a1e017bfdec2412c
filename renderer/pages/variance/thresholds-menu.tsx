/** From where on a difference is yellow or red, and below which amount it never is. */
import { ActionIcon, Popover } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import type { VarianceThresholds } from '../../../electron/contract/tracking/variance-calls.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import { KeptNumber } from '../../grid/details/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import classes from './variance.module.css';

type Props = {
  readonly thresholds: VarianceThresholds;
  readonly currency: string;
  readonly onChange: (thresholds: VarianceThresholds) => void;
};

/** Larger amounts would leave the exact whole numbers in minor units. */
const MOST = 1e13;

export function ThresholdsMenu({ thresholds, currency, onChange }: Props) {
  const { t } = useText();
  const { yellow, red, floor } = thresholds;
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
      </Popover.Dropdown>
    </Popover>
  );
}
