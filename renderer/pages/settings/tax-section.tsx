/** Income tax: rate (by period where it changes), what happens to losses, and when the tax is paid. */
import { Select } from '@mantine/core';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { RatesField } from './rates-field.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const LOSSES = ['carry-forward', 'immediate', 'none'] as const;

export function TaxSection() {
  const { t } = useText();
  const { value, set } = useSettings('tax');
  return (
    <>
      <div className={styles.three}>
        <KeptNumber
          label={t('settings.taxRate')}
          value={value.rate}
          rate
          min={0}
          max={1}
          onKeep={(rate) => set({ ...value, rate: rate ?? 0 })}
        />
        <Select
          label={t('settings.losses')}
          data={LOSSES.map((losses) => ({ value: losses, label: t(`settings.lossesOf.${losses}`) }))}
          value={value.losses}
          onChange={(choice) => {
            const losses = LOSSES.find((known) => known === choice);
            if (losses) set({ ...value, losses });
          }}
        />
        <KeptNumber
          label={t('settings.paymentLag')}
          value={value.paymentLag}
          whole
          min={0}
          max={24}
          unit={t('settings.periodsUnit')}
          onKeep={(paymentLag) => set({ ...value, paymentLag: paymentLag ?? 0 })}
        />
        {value.losses === 'carry-forward' ? (
          <KeptNumber
            label={t('settings.lossYears')}
            placeholder={t('settings.noLimit')}
            value={value.lossYears ?? null}
            optional
            whole
            min={1}
            max={50}
            unit={t('line.yearsUnit')}
            onKeep={(lossYears) => {
              const { lossYears: _, ...rest } = value;
              set(lossYears === null ? rest : { ...rest, lossYears });
            }}
          />
        ) : null}
      </div>
      <RatesField
        value={value.byPeriod}
        onSet={(byPeriod) => {
          const { byPeriod: _, ...rest } = value;
          set(byPeriod ? { ...rest, byPeriod } : rest);
        }}
      />
    </>
  );
}
