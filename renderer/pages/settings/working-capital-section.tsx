/** Days in the year for balances in days, and whether balances are released at the end. */
import { Select } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

export function WorkingCapitalSection() {
  const { t } = useText();
  const { value, set } = useSettings('workingCapital');
  const release = value.release === null ? 'auto' : value.release ? 'yes' : 'no';
  return (
    <div className={styles.pair}>
      <Select
        label={t('settings.daysInYear')}
        data={['360', '365']}
        value={String(value.daysInYear)}
        onChange={(days) => set({ ...value, daysInYear: days === '360' ? 360 : 365 })}
      />
      <Select
        label={t('settings.release')}
        data={(['auto', 'yes', 'no'] as const).map((choice) => ({
          value: choice,
          label: t(`settings.releaseOf.${choice}`),
        }))}
        value={release}
        onChange={(choice) => set({ ...value, release: choice === 'auto' ? null : choice === 'yes' })}
      />
    </div>
  );
}
