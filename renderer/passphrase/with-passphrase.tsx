/**
 * Calls that may need a passphrase: when the host asks for one, a dialog does, and the call is made again with it. The
 * passphrase lives in the dialog and in the call, and nowhere else.
 */
import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { HostError } from '../../electron/contract/host-error.ts';
import { err, type Result } from '../../models/plan/result.ts';
import { useErrorText } from '../app/error-text.ts';
import { useText } from '../i18n/use-text.ts';
import { NOT_SAVED } from './not-saved.ts';
import styles from './passphrase.module.css';

type Call<T> = (passphrase: string | undefined) => Promise<Result<T, HostError>>;

type Question = {
  readonly name: string;
  readonly error: HostError | null;
  readonly answer: (passphrase: string | null) => void;
};

export type WithPassphrase = {
  /** Null when the user gave up. */
  readonly ask: <T>(call: Call<T>) => Promise<Result<T, HostError> | null>;
  /** To be drawn somewhere on the page. */
  readonly dialog: ReactNode;
};

export function useWithPassphrase(): WithPassphrase {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback(async function ask<T>(call: Call<T>): Promise<Result<T, HostError> | null> {
    let answer = await call(undefined);
    let name = '';
    while (
      !answer.ok &&
      (answer.error.code === 'passphrase-needed' || answer.error.code === 'passphrase-wrong')
    ) {
      const { error } = answer;
      name = String(error.params?.name ?? name);
      const asked = name;
      const passphrase = await new Promise<string | null>((resolve) =>
        setQuestion({
          name: asked,
          error: error.code === 'passphrase-wrong' ? error : null,
          answer: resolve,
        }),
      );
      if (passphrase === null) {
        setQuestion(null);
        return null;
      }
      answer = await call(passphrase);
    }
    setQuestion(null);
    return answer.ok ? answer : err(answer.error);
  }, []);
  const dialog = question ? <Ask question={question} onGiveUp={() => question.answer(null)} /> : null;
  return useMemo(() => ({ ask, dialog }), [ask, dialog]);
}

function Ask({ question, onGiveUp }: { readonly question: Question; readonly onGiveUp: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(question);
  const [busy, setBusy] = useState(false);
  if (asked !== question) {
    // The call came back with a wrong passphrase: the same dialog asks again.
    setAsked(question);
    setBusy(false);
    setPassphrase('');
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    setBusy(true);
    question.answer(passphrase);
  };
  return (
    <Modal
      opened
      onClose={onGiveUp}
      title={t('workspace.passphraseOf', { name: question.name })}
      closeButtonProps={{ 'aria-label': t('workspace.close') }}
    >
      <form className={styles.fields} onSubmit={submit}>
        <PasswordInput
          label={t('workspace.passphrase')}
          value={passphrase}
          readOnly={busy}
          autoComplete={NOT_SAVED}
          data-autofocus
          error={question.error ? errorText(question.error) : null}
          visibilityToggleButtonProps={{ 'aria-label': t('workspace.showPassphrase') }}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onGiveUp}>
            {t('workspace.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={passphrase === ''}>
            {t('workspace.open')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
