/** Which workspace to look at: a file, one opened lately, or a backup. Encrypted ones ask for their passphrase. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFolderOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Input } from '../../../electron/contract/contract.ts';
import { useErrorText } from '../../app/error-text.ts';
import { formatBytes, formatMoment } from '../../app/moments.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useWithPassphrase } from '../../passphrase/with-passphrase.tsx';
import { useNavigation } from '../../state/navigation.ts';
import styles from './exchange.module.css';

type Which = { readonly ticket: string } | { readonly recentId: string } | { readonly backupId: string };

export function ChooseWorkspace() {
  const { t, language } = useText();
  const host = useHost();
  const { go } = useNavigation();
  const errorText = useErrorText();
  const { ask, dialog } = useWithPassphrase();
  const current = useQuery({ queryKey: ['workspace'], queryFn: () => host.call('workspace.current', {}) });
  const backups = useQuery({ queryKey: ['backups'], queryFn: () => host.call('workspace.backups', {}) });
  const open = async (which: Which): Promise<void> => {
    const answer = await ask((passphrase) => {
      const input: Input<'other.open'> = passphrase === undefined ? which : { ...which, passphrase };
      return host.call('other.open', input);
    });
    if (!answer) return;
    if (answer.ok) go('exchange', { other: answer.value.otherId });
    else notifications.show({ color: 'red', message: errorText(answer.error), autoClose: 12_000 });
  };
  const pick = async (): Promise<void> => {
    const picked = await host.pickFile('workspace');
    if (!picked.ok) return void notifications.show({ color: 'red', message: errorText(picked.error) });
    if (picked.value) await open({ ticket: picked.value.ticket });
  };
  const here = current.data?.ok ? (current.data.value.workspace?.location ?? '') : '';
  const recent = (current.data?.ok ? current.data.value.recent : []).filter(
    ({ exists, location }) => exists && location !== here,
  );
  const kept = backups.data?.ok ? backups.data.value.backups : [];
  return (
    <>
      {dialog}
      <Button leftSection={<IconFolderOpen size={15} />} onClick={() => void pick()}>
        {t('exchange.chooseFile')}
      </Button>
      {recent.length > 0 ? (
        <section className={styles.section} aria-label={t('exchange.recent')}>
          <h2>{t('exchange.recent')}</h2>
          <ul className={styles.choices}>
            {recent.map(({ id, name, location, openedAt }) => (
              <li key={id}>
                <button type="button" onClick={() => void open({ recentId: id })}>
                  {name}
                </button>
                <span>{location}</span>
                <span>{formatMoment(openedAt, language)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {kept.length > 0 ? (
        <section className={styles.section} aria-label={t('exchange.backups')}>
          <h2>{t('exchange.backups')}</h2>
          <ul className={styles.choices}>
            {kept.map(({ id, name, at, size }) => (
              <li key={id}>
                <button type="button" onClick={() => void open({ backupId: id })}>
                  {name}
                </button>
                <span>{formatBytes(size)}</span>
                <span>{formatMoment(at, language)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
