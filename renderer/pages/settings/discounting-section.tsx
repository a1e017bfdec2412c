/** The discount rate, given or built up as WACC with its result shown live; basis, timing, hurdle, limits. */
import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import type { Settings } from '../../../models/plan/schema.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { RatesField } from './rates-field.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';
import { WaccFields } from './wacc-fields.tsx';

type Discounting = Settings['discounting'];
const TIMINGS = ['end', 'mid', 'start'] as const;
const BASES = ['nominal', 'real'] as const;

export function DiscountingSection() {
  const { t } = useText();
  const { value, set, appraisal } = useSettings('discounting');
  const patch = (part: Partial<Discounting>) => set({ ...value, ...part });
  const { rate } = value;
  const current = appraisal.discountRates[0] ?? 0.1;
  return (
    <>
      <SegmentedControl
        aria-label={t('settings.rateMode')}
        w="fit-content"
        value={rate.mode}
        onChange={(mode) => {
          if (mode === rate.mode) return;
          patch({
            rate: mode === 'given' ? { mode, rate: roundRate(current) } : { mode: 'wacc', ...BLANK_WACC },
          });
        }}
        data={[
          { value: 'given', label: t('settings.mode.given') },
          { value: 'wacc', label: t('settings.mode.wacc') },
        ]}
      />
      {rate.mode === 'given' ? (
        <div className={styles.pair}>
          <KeptNumber
            label={t('settings.rate')}
            description={t('settings.rateHint')}
            value={rate.rate}
            rate
            min={-0.99}
            max={100}
            onKeep={(next) => next !== null && patch({ rate: { ...rate, rate: next } })}
          />
          <RatesField
            value={rate.byPeriod}
            onSet={(byPeriod) => {
              const { byPeriod: _, ...rest } = rate;
              patch({ rate: byPeriod ? { ...rest, byPeriod } : rest });
            }}
          />
        </div>
      ) : (
        <WaccFields rate={rate} onSet={(next) => patch({ rate: next })} />
      )}
      <div className={styles.three}>
        <Select
          label={t('settings.rateBasis')}
          data={BASES.map((basis) => ({ value: basis, label: t(`settings.basis.${basis}`) }))}
          value={value.rateBasis}
          onChange={(next) => patch({ rateBasis: next === 'real' ? 'real' : 'nominal' })}
        />
        <Select
          label={t('settings.flowBasis')}
          data={BASES.map((basis) => ({ value: basis, label: t(`settings.basis.${basis}`) }))}
          value={value.flowBasis}
          onChange={(next) => patch({ flowBasis: next === 'real' ? 'real' : 'nominal' })}
        />
        <KeptNumber
          label={t('settings.inflation')}
          value={value.inflation}
          rate
          min={-0.99}
          max={100}
          onKeep={(inflation) => patch({ inflation: inflation ?? 0 })}
        />
      </div>
      {value.rateBasis === value.flowBasis ? null : (
        <Text size="sm" className={styles.result}>
          {t('settings.fisher', { rate: percent(current) })}
        </Text>
      )}
      <Group gap="sm" align="center">
        <Text size="xs" fw={600}>
          {t('settings.timing')}
        </Text>
        <SegmentedControl
          aria-label={t('settings.timing')}
          value={value.timing}
          onChange={(timing) => patch({ timing })}
          data={TIMINGS.map((timing) => ({ value: timing, label: t(`settings.timingOf.${timing}`) }))}
        />
      </Group>
      <div className={styles.pair}>
        <KeptNumber
          label={t('settings.hurdle')}
          placeholder={t('settings.asRate')}
          value={value.hurdle}
          rate
          optional
          min={-0.99}
          max={100}
          onKeep={(hurdle) => patch({ hurdle })}
        />
        <KeptNumber
          label={t('settings.maxPayback')}
          placeholder={t('settings.noLimit')}
          value={value.maxPaybackYears}
          optional
          min={0.01}
          unit={t('line.yearsUnit')}
          onKeep={(maxPaybackYears) => patch({ maxPaybackYears })}
        />
        <KeptNumber
          label={t('settings.preTaxRate')}
          placeholder={t('settings.asRate')}
          value={value.preTaxRate ?? null}
          rate
          optional
          min={-0.99}
          max={100}
          onKeep={(preTaxRate) => patch({ preTaxRate })}
        />
        <KeptNumber
          label={t('settings.financeRate')}
          placeholder={t('settings.asRate')}
          value={value.financeRate}
          rate
          optional
          min={-0.99}
          max={100}
          onKeep={(financeRate) => patch({ financeRate })}
        />
        <KeptNumber
          label={t('settings.reinvestRate')}
          placeholder={t('settings.asRate')}
          value={value.reinvestRate}
          rate
          optional
          min={-0.99}
          max={100}
          onKeep={(reinvestRate) => patch({ reinvestRate })}
        />
      </div>
    </>
  );
}

/** A build-up to start from: a mature market's figures, meant to be replaced. */
const BLANK_WACC = {
  riskFree: 0.025,
  beta: 1,
  marketPremium: 0.055,
  extraPremium: 0,
  costOfDebt: 0.045,
  taxRate: 0.25,
  equity: 70,
  debt: 30,
} as const;

function roundRate(rate: number): number {
  return Math.round(rate * 1e6) / 1e6;
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)} %`;
}
