/**
 * Home: where was I? The plans of the open workspace with their verdicts, ways to begin a new one, the workspaces
 * opened before, and plans that were deleted. At the first start it offers the samples.
 */
import { Button, Title } from '@mantine/core';
import { IconFileImport, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useErrorText } from '../../app/error-text.ts';
import { PageSkeleton } from '../../app/page-skeleton.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useWithPassphrase } from '../../passphrase/with-passphrase.tsx';
import { useNavigation } from '../../state/navigation.ts';
import styles from './home.module.css';
import { PlanTable } from './plan-table.tsx';
import { Templates } from './templates.tsx';
import { useHomeActions } from './use-home-actions.ts';
import { WorkspaceList } from './workspace-list.tsx';

export function HomePage() {
  const { t } = useText();
  const host = useHost();
  const client = useQueryClient();
  const { go } = useNavigation();
  const errorText = useErrorText();
  const { ask, dialog } = useWithPassphrase();
  const actions = useHomeActions(ask);
  const workspace = useQuery({ queryKey: ['workspace'], queryFn: () => host.call('workspace.current', {}) });
  const plans = useQuery({ queryKey: ['plans'], queryFn: () => host.call('plan.list', {}) });
  useEffect(() => {
    const renew = () => void client.invalidateQueries({ queryKey: ['plans'] });
    const stops = [
      host.on('plan.listed', renew),
      host.on('plan.changed', renew),
      host.on('workspace.changed', () => void client.invalidateQueries()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, client]);
  if (!plans.data || !workspace.data) return <PageSkeleton />;
  const problem = workspace.data.ok ? workspace.data.value.problem : workspace.data.error;
  const failed = problem ?? (plans.data.ok ? null : plans.data.error);
  const all = plans.data.ok ? plans.data.value.plans : [];
  const present = all
    .filter((plan) => !plan.deleted)
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const deleted = all.filter((plan) => plan.deleted);
  const current = workspace.data.ok ? workspace.data.value : null;
  return (
    <div className={styles.page}>
      {dialog}
      <header className={styles.head}>
        <div>
          <Title order={1} size="h2">
            {current?.workspace?.name ?? t('frame.product')}
          </Title>
          <p>{present.length === 0 ? t('home.empty') : t('home.plans', { count: present.length })}</p>
        </div>
        <div className={styles.actions}>
          <Button leftSection={<IconPlus size={15} />} onClick={actions.blank}>
            {t('home.blank')}
          </Button>
          <Button variant="default" leftSection={<IconFileImport size={15} />} onClick={() => go('import')}>
            {t('home.importWorkbook')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={15} />}
            onClick={actions.openWorkspace}
          >
            {t('home.openWorkspace')}
          </Button>
        </div>
      </header>
      {failed ? (
        <p role="alert" className={styles.failed}>
          {errorText(failed)}
        </p>
      ) : null}
      {current?.workspace?.readOnly ? (
        <p role="status" className={styles.notice}>
          {t('home.readOnly')}
        </p>
      ) : null}
      {present.length > 0 ? <PlanTable plans={present} actions={actions} /> : null}
      <Templates first={present.length === 0} onCreate={actions.fromTemplate} />
      {current ? (
        <WorkspaceList recent={current.recent} workspace={current.workspace} actions={actions} />
      ) : null}
      {deleted.length > 0 ? (
        <section aria-label={t('home.deleted')} className={styles.section}>
          <h2>{t('home.deleted')}</h2>
          <ul className={styles.deleted}>
            {deleted.map((plan) => (
              <li key={plan.id}>
                {plan.name}
                <Button size="compact-xs" variant="subtle" onClick={() => actions.restore(plan.id)}>
                  {t('home.restore')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
