/** Workspaces opened before, a new one, and a plan from a file. A file that is gone is said to be gone. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RecentWorkspace } from '../../../electron/contract/workspace-calls.ts';
import { formatMoment } from '../../app/moments.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './home.module.css';
import type { HomeActions } from './use-home-actions.ts';

type Props = {
  readonly recent: readonly RecentWorkspace[];
  readonly current: string;
  readonly actions: HomeActions;
};

export function WorkspaceList({ recent, current, actions }: Props) {
  const { t, language } = useText();
  const [name, setName] = useState('');
  const others = recent.filter((workspace) => workspace.location !== current);
  return (
    <section aria-label={t('home.workspaces')} className={styles.section}>
      <h2>{t('home.workspaces')}</h2>
      <p className={styles.location}>{t('home.openNow', { location: current })}</p>
      {others.length > 0 ? (
        <ul className={styles.recent}>
          {others.map((workspace) => (
            <li key={workspace.id}>
              <button
                type="button"
                disabled={!workspace.exists}
                onClick={() => actions.openRecent(workspace.id)}
              >
                {workspace.name}
              </button>
              <span>
                {workspace.exists ? workspace.location : t('home.gone', { location: workspace.location })}
              </span>
              <span>{formatMoment(workspace.openedAt, language)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Group gap="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            actions.createWorkspace(name.trim());
            setName('');
          }}
        >
          <Group gap="xs">
            <TextInput
              aria-label={t('home.workspaceName')}
              placeholder={t('home.workspaceName')}
              value={name}
              maxLength={120}
              w={240}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              {t('home.createWorkspace')}
            </Button>
          </Group>
        </form>
        <Button variant="subtle" onClick={actions.openPlanFile}>
          {t('home.openPlanFile')}
        </Button>
      </Group>
    </section>
  );
}
