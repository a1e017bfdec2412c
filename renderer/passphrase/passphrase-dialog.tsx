/**
 * Sets, changes or takes away the passphrase of the open workspace, and says plainly what stays: older copies in the
 * backups, which are offered to be removed.
 */
import { Button, Modal, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HostError } from '../../electron/contract/host-error.ts';
import { useErrorText } from '../app/error-text.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import { NOT_SAVED } from './not-saved.ts';
import styles from './passphrase.module.css';
import { WorkProgress } from './work-progress.tsx';

export type PassphraseTask = 'set' | 'change' | 'remove';

type Props = { readonly task: PassphraseTask; readonly onClose: () => void };

export function PassphraseDialog({ task, onClose }: Props) {
  const { t } = useText();
  const host = useHost();
  const [left, setLeft] = useState<number | null>(null);
  const [job, setJob] = useState<string | null>(null);
  // Closed, it would go on unseen.
  const close = (): void => {
    if (job === null) onClose();
    else void host.call('workspace.cancel', { jobId: job });
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={job === null}
      size="md"
      title={t(`workspace.title.${task}`)}
      closeButtonProps={{ 'aria-label': t('workspace.close') }}
    >
      {left === null ? (
        <Form task={task} onClose={onClose} onDone={setLeft} onBusy={setJob} />
      ) : (
        <Done task={task} left={left} onClose={onClose} />
      )}
    </Modal>
  );
}

type FormProps = Props & {
  readonly onDone: (oldBackups: number) => void;
  /** The job that runs; null when it has ended. */
  readonly onBusy: (jobId: string | null) => void;
};

function Form({ task, onClose, onDone, onBusy }: FormProps) {
  const { t } = useText();
  const host = useHost();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<HostError | null>(null);
  const ready = (task === 'set' || present !== '') && (task === 'remove' || next !== null);
  const submit = async (): Promise<void> => {
    if (!ready || jobId !== null) return;
    const job = crypto.randomUUID();
    setJobId(job);
    onBusy(job);
    setError(null);
    const known = task === 'set' ? {} : { present };
    const answer = await host.call('workspace.setPassphrase', {
      ...known,
      next: task === 'remove' ? null : next,
      jobId: job,
    });
    setJobId(null);
    onBusy(null);
    if (!answer.ok) return setError(answer.error);
    void client.invalidateQueries({ queryKey: ['workspace'] });
    onDone(answer.value.oldBackups);
  };
  const wrong = error?.code === 'passphrase-wrong' ? errorText(error) : null;
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={styles.quiet}>{t(`workspace.about.${task}`)}</p>
      {task === 'set' ? null : (
        <PasswordInput
          label={t('workspace.presentPassphrase')}
          value={present}
          autoComplete={NOT_SAVED}
          data-autofocus
          error={wrong}
          visibilityToggleButtonProps={{ 'aria-label': t('workspace.showPassphrase') }}
          onChange={(event) => setPresent(event.currentTarget.value)}
        />
      )}
      {task === 'remove' ? null : <NewPassphrase onChange={setNext} />}
      {error && wrong === null ? (
        <p className={error.params?.reason === 'cancelled' ? styles.quiet : styles.failed} role="alert">
          {errorText(error)}
        </p>
      ) : null}
      {jobId === null ? (
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('workspace.cancel')}
          </Button>
          <Button type="submit" disabled={!ready}>
            {t(`workspace.do.${task}`)}
          </Button>
        </div>
      ) : (
        <WorkProgress jobId={jobId} />
      )}
    </form>
  );
}

type DoneProps = Props & { readonly left: number };

function Done({ task, left, onClose }: DoneProps) {
  const { t } = useText();
  const host = useHost();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [removed, setRemoved] = useState<number | null>(null);
  const [error, setError] = useState<HostError | null>(null);
  const remove = async (): Promise<void> => {
    const answer = await host.call('workspace.removeOldBackups', {});
    if (!answer.ok) return setError(answer.error);
    setRemoved(answer.value.removed);
    void client.invalidateQueries({ queryKey: ['backups'] });
  };
  return (
    <div className={styles.fields}>
      <p className={styles.quiet} role="status">
        {t(`workspace.done.${task}`)}
      </p>
      {task === 'set' ? <p className={styles.quiet}>{t('workspace.plainStays')}</p> : null}
      {left > 0 && removed === null ? (
        <p className={styles.warning} role="note">
          {t(`workspace.oldBackups.${task}`, { count: left })}
        </p>
      ) : null}
      {removed === null ? null : (
        <p className={styles.quiet}>{t('workspace.backupsRemoved', { count: removed })}</p>
      )}
      {error ? (
        <p className={styles.failed} role="alert">
          {errorText(error)}
        </p>
      ) : null}
      <div className={styles.buttons}>
        {left > 0 && removed === null ? (
          <Button variant="default" onClick={() => void remove()}>
            {t('workspace.removeBackups', { count: left })}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('workspace.finish')}</Button>
      </div>
    </div>
  );
}
