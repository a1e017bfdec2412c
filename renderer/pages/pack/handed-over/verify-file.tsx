/**
 * Checks a file: is it still what was handed over, and does the model still say the same? The dialog shows how far the check
 * is, and can end it; then the answer in words, or why there is none.
 */
import { Button, Modal } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { PackProgress, PackVerdict } from '../../../../electron/contract/packs/pack-calls.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { JobProgress } from '../job/job-progress.tsx';
import classes from '../pack.module.css';
import { isCancelled, usePackError } from '../pack-error.ts';
import { Verdict } from './verdict.tsx';

type State =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'checking';
      readonly name: string;
      readonly jobId: string;
      readonly startedAt: number;
      readonly progress: PackProgress | null;
    }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'done'; readonly name: string; readonly verdict: PackVerdict };

const IDLE: State = { kind: 'idle' };

export function VerifyFile() {
  const { t } = useText();
  const host = useHost();
  const errorText = usePackError();
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<State>(IDLE);

  async function check(): Promise<void> {
    const picked = await host.pickFile('pack');
    if (!picked.ok) return setState({ kind: 'failed', error: picked.error });
    if (!picked.value) return;
    const { ticket, name } = picked.value;
    const jobId = crypto.randomUUID();
    const begun: State = { kind: 'checking', name, jobId, startedAt: performance.now(), progress: null };
    setState(begun);
    const stop = host.on('packs.progress', (progress) => {
      if (progress.jobId === jobId) setState({ ...begun, progress });
    });
    const answer = await host.call('packs.verify', { ticket, jobId });
    stop();
    if (answer.ok) setState({ kind: 'done', name, verdict: answer.value });
    else setState(isCancelled(answer.error) ? IDLE : { kind: 'failed', error: answer.error });
  }

  function close(): void {
    if (state.kind === 'checking') void host.call('packs.cancel', { jobId: state.jobId });
    else setState(IDLE);
  }

  return (
    <>
      <Button
        ref={button}
        variant="default"
        size="compact-sm"
        leftSection={<IconShieldCheck size={15} />}
        onClick={() => void check()}
      >
        {t('pack.verify.button')}
      </Button>
      <Modal
        opened={state.kind !== 'idle'}
        onClose={close}
        // The file was chosen in a window of the system, which leaves the focus nowhere.
        returnFocus={false}
        onExitTransitionEnd={() => button.current?.focus()}
        title={t('pack.verify.title')}
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': t('pack.verify.close') }}
      >
        {state.kind === 'checking' ? (
          <div className={classes.verdict}>
            <p>
              <strong>{state.name}</strong>
            </p>
            <JobProgress
              what="gathering"
              progress={state.progress}
              startedAt={state.startedAt}
              onCancel={close}
            />
          </div>
        ) : state.kind === 'failed' ? (
          <div className={classes.verdict} role="alert">
            <p>{errorText(state.error)}</p>
            <Button variant="default" size="compact-sm" onClick={() => void check()}>
              {t('pack.verify.another')}
            </Button>
          </div>
        ) : state.kind === 'done' ? (
          <Verdict name={state.name} verdict={state.verdict} />
        ) : null}
      </Modal>
    </>
  );
}
