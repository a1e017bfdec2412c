/**
 * The fields for a new passphrase: typed twice, a hint how hard it is to guess, and the plain warning that nobody can
 * bring it back. Gives the passphrase once it may be used, else null.
 */
import { Checkbox, PasswordInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { SHORTEST_PASSPHRASE } from '../../electron/contract/common-types.ts';
import { useText } from '../i18n/use-text.ts';
import { NOT_SAVED } from './not-saved.ts';
import styles from './passphrase.module.css';
import { strengthOf } from './strength.ts';

type Props = { readonly onChange: (passphrase: string | null) => void };

export function NewPassphrase({ onChange }: Props) {
  const { t } = useText();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [understood, setUnderstood] = useState(false);
  const tell = (passphrase: string, repeated: string, warned: boolean): void => {
    const fits = passphrase.length >= SHORTEST_PASSPHRASE && passphrase === repeated && warned;
    onChange(fits ? passphrase : null);
  };
  const tooShort = first !== '' && first.length < SHORTEST_PASSPHRASE;
  const different = again !== '' && again !== first;
  const strength = strengthOf(first);
  const toggle = { 'aria-label': t('workspace.showPassphrase') };
  return (
    <div className={styles.fields}>
      <PasswordInput
        label={t('workspace.newPassphrase')}
        value={first}
        autoComplete={NOT_SAVED}
        error={tooShort ? t('workspace.tooShort', { count: SHORTEST_PASSPHRASE }) : null}
        visibilityToggleButtonProps={toggle}
        onChange={({ currentTarget: { value } }) => {
          setFirst(value);
          tell(value, again, understood);
        }}
      />
      <p className={styles.strength} data-strength={first === '' ? undefined : strength} aria-live="polite">
        {first === '' ? t('workspace.advice') : t(`workspace.strength.${strength}`)}
      </p>
      <PasswordInput
        label={t('workspace.again')}
        value={again}
        autoComplete={NOT_SAVED}
        error={different ? t('workspace.different') : null}
        visibilityToggleButtonProps={toggle}
        onChange={({ currentTarget: { value } }) => {
          setAgain(value);
          tell(first, value, understood);
        }}
      />
      <p className={styles.warning} role="note">
        <IconAlertTriangle size={16} stroke={1.8} aria-hidden="true" />
        {t('workspace.lostIsLost')}
      </p>
      <Checkbox
        size="xs"
        label={t('workspace.understood')}
        checked={understood}
        onChange={({ currentTarget: { checked } }) => {
          setUnderstood(checked);
          tell(first, again, checked);
        }}
      />
    </div>
  );
}
