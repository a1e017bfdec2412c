/** What can be done with the open workspace as a whole: a copy, another one beside it, its passphrase, the lock. */
import { Button } from '@mantine/core';
import { IconArrowsDiff, IconCopy, IconKey, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { Workspace } from '../../../electron/contract/workspace-calls.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLockNow } from '../../lock/lock-context.tsx';
import { PassphraseDialog, type PassphraseTask } from '../../passphrase/passphrase-dialog.tsx';
import { useSaveCopy } from '../../passphrase/use-save-copy.tsx';
import { useNavigation } from '../../state/navigation.ts';
import styles from './home.module.css';

export function WorkspaceTools({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useText();
  const { go } = useNavigation();
  const lockNow = useLockNow();
  const [task, setTask] = useState<PassphraseTask | null>(null);
  const saveCopy = useSaveCopy();
  const { encrypted, readOnly } = workspace;
  return (
    <div className={styles.tools}>
      <Button variant="default" leftSection={<IconCopy size={15} />} onClick={() => void saveCopy()}>
        {t('home.saveCopy')}
      </Button>
      <Button variant="default" leftSection={<IconArrowsDiff size={15} />} onClick={() => go('exchange')}>
        {t('home.otherWorkspace')}
      </Button>
      {encrypted ? (
        <>
          <Button variant="default" leftSection={<IconLock size={15} />} onClick={lockNow}>
            {t('workspace.lockNow')}
          </Button>
          <Button variant="subtle" leftSection={<IconKey size={15} />} onClick={() => setTask('change')}>
            {t('workspace.task.change')}
          </Button>
          <Button variant="subtle" leftSection={<IconLockOpen size={15} />} onClick={() => setTask('remove')}>
            {t('workspace.task.remove')}
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          disabled={readOnly}
          leftSection={<IconKey size={15} />}
          onClick={() => setTask('set')}
        >
          {t('workspace.task.set')}
        </Button>
      )}
      {task ? <PassphraseDialog task={task} onClose={() => setTask(null)} /> : null}
    </div>
  );
}
