/** What the plan is worth after its last period: nothing, a growing perpetuity, a multiple, or its book value. */
import { Select } from '@mantine/core';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const METHODS = ['none', 'perpetuity', 'multiple', 'book'] as const;
const BASES = ['ebitda', 'ebit', 'revenue'] as const;

export function TerminalSection() {
  const { t } = useText();
  const { value, set } = useSettings('terminalValue');
  return (
    <div className={styles.pair}>
      <Select
        label={t('settings.method')}
        data={METHODS.map((method) => ({ value: method, label: t(`settings.terminal.${method}`) }))}
        value={value.method}
        onChange={(choice) => {
          const method = METHODS.find((known) => known === choice);
          if (!method || method === value.method) return;
          if (method === 'perpetuity') set({ method, growth: 0.02 });
          else if (method === 'multiple') set({ method, multiple: 5, of: 'ebitda' });
          else set({ method });
        }}
      />
      {value.method === 'perpetuity' ? (
        <KeptNumber
          label={t('settings.growth')}
          value={value.growth}
          rate
          min={-0.99}
          max={100}
          onKeep={(growth) => set({ ...value, growth: growth ?? 0 })}
        />
      ) : null}
      {value.method === 'multiple' ? (
        <>
          <KeptNumber
            label={t('settings.multiple')}
            value={value.multiple}
            unit="x"
            onKeep={(multiple) => set({ ...value, multiple: multiple ?? 0 })}
          />
          <Select
            label={t('settings.multipleOf')}
            data={BASES.map((of) => ({ value: of, label: t(`settings.multipleBase.${of}`) }))}
            value={value.of}
            onChange={(choice) => {
              const of = BASES.find((known) => known === choice);
              if (of) set({ ...value, of });
            }}
          />
        </>
      ) : null}
    </div>
  );
}
