/** Saves one plan as a workspace file of its own: with what, and with a passphrase if wanted. */
import { Button, Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { NewPassphrase } from '../../passphrase/new-passphrase.tsx';
import styles from '../../passphrase/passphrase.module.css';
import { CompanionFields, EVERYTHING } from '../exchange/companions.tsx';

type Props = { readonly planId: string; readonly name: string; readonly onClose: () => void };

export function ExportDialog({ planId, name, onClose }: Props) {
  const { t } = useText();
  const host = useHost();
  const errorText = useErrorText();
  const [include, setInclude] = useState(EVERYTHING);
  const [encrypted, setEncrypted] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    const secret = encrypted && passphrase !== null ? { passphrase } : {};
    const made = await host.call('workspace.exportPlans', { planIds: [planId], include, ...secret });
    const delivered = made.ok ? await host.deliver(made.value) : made;
    setBusy(false);
    if (!delivered.ok) setError(delivered.error);
    else if (delivered.value.saved) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('home.saveAs', { name })}
      closeButtonProps={{ 'aria-label': t('workspace.close') }}
    >
      <div className={styles.fields}>
        <p className={styles.quiet}>{t('home.saveAsAbout')}</p>
        <CompanionFields value={include} onChange={setInclude} />
        <Switch
          size="xs"
          label={t('workspace.withPassphrase')}
          checked={encrypted}
          onChange={({ currentTarget: { checked } }) => setEncrypted(checked)}
        />
        {encrypted ? <NewPassphrase onChange={setPassphrase} /> : null}
        {error ? (
          <p className={styles.failed} role="alert">
            {errorText(error)}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('workspace.cancel')}
          </Button>
          <Button loading={busy} disabled={encrypted && passphrase === null} onClick={() => void save()}>
            {t('home.saveFile')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
