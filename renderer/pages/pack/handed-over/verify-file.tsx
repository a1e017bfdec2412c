/** Checks a file: is it still what was handed over, and does the model still say the same? The answer in words. */
import { Button, Modal } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { PackVerdict } from '../../../../electron/contract/packs/pack-calls.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly name: string }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'done'; readonly name: string; readonly verdict: PackVerdict };

const SHOWN = 50;

export function VerifyFile() {
  const { t } = useText();
  const host = useHost();
  const errorText = useErrorText();
  const [state, setState] = useState<State>({ kind: 'idle' });
  async function check(): Promise<void> {
    const picked = await host.pickFile('pack');
    if (!picked.ok) return setState({ kind: 'failed', error: picked.error });
    if (!picked.value) return;
    const { ticket, name } = picked.value;
    setState({ kind: 'checking', name });
    const answer = await host.call('packs.verify', { ticket });
    setState(
      answer.ok ? { kind: 'done', name, verdict: answer.value } : { kind: 'failed', error: answer.error },
    );
  }
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={state.kind === 'checking'}
        leftSection={<IconShieldCheck size={15} />}
        onClick={() => void check()}
      >
        {t('pack.verify.button')}
      </Button>
      {state.kind === 'failed' ? <p role="alert">{errorText(state.error)}</p> : null}
      <Modal
        opened={state.kind === 'done'}
        onClose={() => setState({ kind: 'idle' })}
        title={t('pack.verify.title')}
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': t('pack.verify.close') }}
      >
        {state.kind === 'done' ? <Verdict name={state.name} verdict={state.verdict} /> : null}
      </Modal>
    </>
  );
}

function Verdict({ name, verdict }: { readonly name: string; readonly verdict: PackVerdict }) {
  const { t, language } = useText();
  const { file, issue, model, seq, changes } = verdict;
  return (
    <div className={classes.verdict}>
      <p>
        <strong>{name}</strong>
      </p>
      <p>
        {file === 'genuine' ? '✓ ' : file === 'edited' ? '✗ ' : '? '}
        {t(`pack.verify.file.${file}`)}
      </p>
      {issue ? (
        <p className={classes.quiet}>
          {t('pack.verify.issue', {
            name: issue.name,
            when: formatMoment(issue.at, language),
            who: issue.who,
            seq: issue.seq,
          })}
        </p>
      ) : null}
      {model ? (
        <p>
          {model === 'same' ? '✓ ' : '✗ '}
          {t(`pack.verify.model.${model}`, { count: changes.length, seq: seq ?? 0 })}
        </p>
      ) : null}
      {changes.length > 0 ? (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{t('pack.verify.section')}</th>
              <th scope="col">{t('pack.verify.number')}</th>
              <th scope="col">{t('pack.verify.before')}</th>
              <th scope="col">{t('pack.verify.now')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, SHOWN).map((change) => (
              <tr key={change.id}>
                <td>{change.section}</td>
                <td>
                  <code>{change.id}</code>
                </td>
                <td>{change.before ?? '–'}</td>
                <td>{change.now ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {changes.length > SHOWN ? (
        <p className={classes.quiet}>{t('pack.verify.more', { count: changes.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}
