/** The open workspace and what can be done with it; others opened before, a new one, a plan from a file. */
import { Button, Group, Modal, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RecentWorkspace, Workspace } from '../../../electron/contract/workspace-calls.ts';
import { formatMoment } from '../../app/moments.ts';
import { useText } from '../../i18n/use-text.ts';
import { NewPassphrase } from '../../passphrase/new-passphrase.tsx';
import dialog from '../../passphrase/passphrase.module.css';
import styles from './home.module.css';
import type { HomeActions } from './use-home-actions.ts';
import { WorkspaceTools } from './workspace-tools.tsx';

type Props = {
  readonly recent: readonly RecentWorkspace[];
  readonly workspace: Workspace | null;
  readonly actions: HomeActions;
};

export function WorkspaceList({ recent, workspace, actions }: Props) {
  const { t, language } = useText();
  const [creating, setCreating] = useState(false);
  const current = workspace?.location ?? '';
  const others = recent.filter(({ location }) => location !== current);
  return (
    <section aria-label={t('home.workspaces')} className={styles.section}>
      <h2>{t('home.workspaces')}</h2>
      <p className={styles.location}>
        {t('home.openNow', { location: current })}
        {workspace?.encrypted ? ` · ${t('workspace.encrypted')}` : ''}
      </p>
      {workspace ? <WorkspaceTools workspace={workspace} /> : null}
      {others.length > 0 ? (
        <ul className={styles.recent}>
          {others.map((each) => (
            <li key={each.id}>
              <button type="button" disabled={!each.exists} onClick={() => actions.openRecent(each.id)}>
                {each.name}
              </button>
              <span>{each.exists ? each.location : t('home.gone', { location: each.location })}</span>
              <span>{formatMoment(each.openedAt, language)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Group gap="sm">
        <Button variant="default" onClick={() => setCreating(true)}>
          {t('home.createWorkspace')}
        </Button>
        <Button variant="subtle" onClick={actions.openPlanFile}>
          {t('home.openPlanFile')}
        </Button>
      </Group>
      {creating ? <NewWorkspace actions={actions} onClose={() => setCreating(false)} /> : null}
    </section>
  );
}

type NewProps = { readonly actions: HomeActions; readonly onClose: () => void };

function NewWorkspace({ actions, onClose }: NewProps) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [encrypted, setEncrypted] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = name.trim() !== '' && (!encrypted || passphrase !== null);
  const create = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    const made = await actions.createWorkspace(name.trim(), encrypted ? passphrase : null);
    setBusy(false);
    if (made) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={t('home.createWorkspace')}
      closeButtonProps={{ 'aria-label': t('workspace.close') }}
    >
      <form
        className={dialog.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextInput
          label={t('home.workspaceName')}
          data-autofocus
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label={t('workspace.withPassphrase')}
          checked={encrypted}
          onChange={({ currentTarget: { checked } }) => setEncrypted(checked)}
        />
        {encrypted ? <NewPassphrase onChange={setPassphrase} /> : null}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('workspace.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {t('home.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
