/** What is seen while the workspace is locked: its name, a field for the passphrase, and the way to another workspace. */
import { Button, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { HostError } from '../../electron/contract/host-error.ts';
import { useErrorText } from '../app/error-text.ts';
import { BrandMark } from '../frame/brand-mark.tsx';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { NOT_SAVED } from '../passphrase/not-saved.ts';
import styles from './lock.module.css';
import { useLock } from './lock-context.tsx';

export function LockScreen() {
  const { t } = useText();
  const { locked } = useLock();
  const host = useHost();
  const errorText = useErrorText();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | null>(null);
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    setBusy(true);
    const answer = await host.call('workspace.unlock', { passphrase });
    setBusy(false);
    setPassphrase('');
    setError(answer.ok ? null : answer.error);
    field.current?.focus();
  };
  useEffect(() => field.current?.focus(), []);
  return (
    <main className={styles.screen}>
      <form className={styles.box} onSubmit={(event) => void unlock(event)}>
        <p className={styles.brand}>
          <BrandMark />
          {t('frame.product')}
        </p>
        <h1>
          <IconLock size={20} stroke={1.6} aria-hidden="true" />
          {t('workspace.lockedTitle', { name: locked?.name ?? '' })}
        </h1>
        <p className={styles.location}>{locked?.location}</p>
        <PasswordInput
          ref={field}
          size="sm"
          label={t('workspace.passphrase')}
          value={passphrase}
          readOnly={busy}
          autoComplete={NOT_SAVED}
          error={error ? errorText(error) : null}
          visibilityToggleButtonProps={{ 'aria-label': t('workspace.showPassphrase') }}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" loading={busy} disabled={passphrase === ''}>
          {t('workspace.unlock')}
        </Button>
        <Others onFailed={setError} />
      </form>
    </main>
  );
}

/** Names and places only: nothing of what is in them. */
function Others({ onFailed }: { readonly onFailed: (error: HostError) => void }) {
  const { t } = useText();
  const { locked } = useLock();
  const host = useHost();
  const current = useQuery({
    queryKey: ['workspace', 'locked'],
    queryFn: () => host.call('workspace.current', {}),
  });
  const recent = current.data?.ok ? current.data.value.recent : [];
  const others = recent.filter(({ exists, location }) => exists && location !== locked?.location).slice(0, 5);
  const open = async (recentId: string): Promise<void> => {
    const answer = await host.call('workspace.open', { recentId });
    // Another encrypted one is now the one that waits: the host's event has said so.
    if (!answer.ok && answer.error.code !== 'passphrase-needed') onFailed(answer.error);
  };
  if (others.length === 0) return null;
  return (
    <section className={styles.others} aria-label={t('workspace.otherWorkspaces')}>
      <h2>{t('workspace.otherWorkspaces')}</h2>
      <ul>
        {others.map(({ id, name, location }) => (
          <li key={id}>
            <button type="button" onClick={() => void open(id)} title={location}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
