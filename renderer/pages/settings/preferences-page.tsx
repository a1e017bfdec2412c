/** What belongs to the reader, not to the plan: language, theme, colours, name; where data lives, and its backups. */
import { Button, Select, Stack, Switch, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useErrorText } from '../../app/error-text.ts';
import { formatBytes, formatMoment } from '../../app/moments.ts';
import { KeptText } from '../../fields/kept-text.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { askForNotices } from '../../notices/ask-for-notices.ts';
import { LockAfter } from '../../passphrase/lock-after.tsx';
import { useWithPassphrase } from '../../passphrase/with-passphrase.tsx';
import { useNavigation } from '../../state/navigation.ts';
import { usePreferences } from '../../state/preferences-context.tsx';
import styles from './settings.module.css';

export function PreferencesPage() {
  const { t } = useText();
  return (
    <div className={styles.page}>
      <Title order={1} size="h3">
        {t('settings.preferences')}
      </Title>
      <PreferencesSections />
    </div>
  );
}

const THEMES = ['auto', 'light', 'dark'] as const;
const SCHEMES = ['bankers', 'fast', 'safe'] as const;

export function PreferencesSections() {
  const { t } = useText();
  const preferences = usePreferences();
  const { set } = preferences;
  return (
    <>
      <Part title={t('settings.section.look')} about={t('settings.about.look')}>
        <div className={styles.three}>
          <Select
            label={t('settings.language')}
            data={[
              { value: 'en', label: 'English' },
              { value: 'zh', label: '简体中文' },
            ]}
            value={preferences.language}
            onChange={(value) => set({ language: value === 'zh' ? 'zh' : 'en' })}
          />
          <Select
            label={t('settings.theme')}
            data={THEMES.map((theme) => ({ value: theme, label: t(`settings.themeOf.${theme}`) }))}
            value={preferences.theme}
            onChange={(value) => set({ theme: THEMES.find((theme) => theme === value) ?? 'auto' })}
          />
          <Select
            label={t('settings.colours')}
            data={SCHEMES.map((scheme) => ({ value: scheme, label: t(`settings.coloursOf.${scheme}`) }))}
            value={preferences.colourScheme}
            onChange={(value) =>
              set({ colourScheme: SCHEMES.find((scheme) => scheme === value) ?? 'bankers' })
            }
          />
        </div>
      </Part>
      <Part title={t('settings.section.user')} about={t('settings.about.user')}>
        <div className={styles.pair}>
          <UserName />
        </div>
      </Part>
      <Part title={t('settings.section.notices')} about={t('settings.about.notices')}>
        <RedNotices />
      </Part>
      <Part title={t('workspace.lockSection')} about={t('workspace.lockAbout')}>
        <LockAfter />
      </Part>
      <Part title={t('settings.section.data')} about={t('settings.about.data')}>
        <DataFolder />
      </Part>
    </>
  );
}

function UserName() {
  const { t } = useText();
  const { userName, set } = usePreferences();
  const info = useInfo();
  return (
    <KeptText
      label={t('settings.userName')}
      placeholder={info?.user ?? ''}
      value={userName}
      maxLength={120}
      onKeep={(name) => {
        set({ userName: name });
        return true;
      }}
    />
  );
}

/** The system is asked only when the switch is turned on; what it refuses stays off, with the reason. */
function RedNotices() {
  const { t } = useText();
  const { redNotices, set } = usePreferences();
  const [refused, setRefused] = useState(false);
  const turn = async (on: boolean) => {
    const granted = on && (await askForNotices());
    setRefused(on && !granted);
    set({ redNotices: granted });
  };
  return (
    <Switch
      label={t('settings.redNotices')}
      description={t('settings.redNoticesHint')}
      error={refused ? t('settings.noticesRefused') : null}
      checked={redNotices}
      onChange={(event) => void turn(event.currentTarget.checked)}
    />
  );
}

function DataFolder() {
  const { t, language } = useText();
  const host = useHost();
  const info = useInfo();
  const { go } = useNavigation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { ask, dialog } = useWithPassphrase();
  const backups = useQuery({ queryKey: ['backups'], queryFn: () => host.call('workspace.backups', {}) });
  const workspace = useQuery({ queryKey: ['workspace'], queryFn: () => host.call('workspace.current', {}) });
  const restore = useMutation({
    mutationFn: (id: string) =>
      ask((passphrase) =>
        host.call('workspace.restoreBackup', passphrase === undefined ? { id } : { id, passphrase }),
      ),
    onSuccess(answer) {
      if (!answer) return;
      if (answer.ok) {
        void client.invalidateQueries();
        go('home');
      } else notifications.show({ color: 'red', message: errorText(answer.error) });
    },
  });
  const copy = async () => {
    const made = await host.call('workspace.copy', {});
    const delivered = made.ok ? await host.deliver(made.value) : made;
    if (!delivered.ok) notifications.show({ color: 'red', message: errorText(delivered.error) });
  };
  const rows = backups.data?.ok ? backups.data.value.backups : [];
  const file = workspace.data?.ok ? workspace.data.value.workspace : null;
  return (
    <>
      {dialog}
      {file ? (
        <p className={styles.field}>
          <span>{t('settings.workspaceFile')}</span> {file.location} ({formatBytes(file.size)})
        </p>
      ) : null}
      {info ? (
        <p className={styles.field}>
          <span>{t('settings.dataFolder')}</span> {info.dataDir}
        </p>
      ) : null}
      <Button variant="default" w="fit-content" onClick={() => void copy()}>
        {t('settings.copyWorkspace')}
      </Button>
      {rows.length === 0 ? (
        <p className={styles.field}>
          <span>{t('settings.noBackups')}</span>
        </p>
      ) : (
        <table className={styles.rows}>
          <tbody>
            {rows.map((backup) => (
              <tr key={backup.id}>
                <td>{backup.name}</td>
                <td>{formatMoment(backup.at, language)}</td>
                <td>{t(`settings.backupOf.${backup.reason}`)}</td>
                <td>{formatBytes(backup.size)}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    loading={restore.isPending}
                    onClick={() => restore.mutate(backup.id)}
                  >
                    {t('settings.openCopy')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {info ? (
        <p className={styles.field}>
          <span>{t('settings.version', { version: info.version })}</span>
        </p>
      ) : null}
    </>
  );
}

function useInfo() {
  const host = useHost();
  const info = useQuery({ queryKey: ['info'], queryFn: () => host.call('app.info', {}) });
  return info.data?.ok ? info.data.value : null;
}

type PartProps = { readonly title: string; readonly about: string; readonly children: ReactNode };

function Part({ title, about, children }: PartProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.about}>
        <Title order={2} size="h5">
          {title}
        </Title>
        <p>{about}</p>
      </div>
      <Stack gap="sm" className={styles.fields}>
        {children}
      </Stack>
    </section>
  );
}
