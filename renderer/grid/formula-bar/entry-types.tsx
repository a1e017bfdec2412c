/** Constant, series or formula: three buttons, light enough to be drawn with every move of the selection. */
import { memo } from 'react';
import type { Entry } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './formula-bar.module.css';

const TYPES = ['constant', 'series', 'formula'] as const satisfies readonly Entry['type'][];

type Props = { readonly value: Entry['type']; readonly onChange: (type: Entry['type']) => void };

export const EntryTypes = memo(function EntryTypes({ value, onChange }: Props) {
  const { t } = useText();
  return (
    <fieldset className={styles.types} aria-label={t('formula.entry')}>
      {TYPES.map((type) => (
        <button key={type} type="button" aria-pressed={type === value} onClick={() => onChange(type)}>
          {t(`formula.${type}`)}
        </button>
      ))}
    </fieldset>
  );
});
