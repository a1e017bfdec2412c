/** Takes chosen plans over: with what, under which name where one is taken; then what came in, told plan by plan. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CopiedPlan, OtherPlan, OtherWorkspace } from '../../../electron/contract/compare-calls.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { CompanionFields, EVERYTHING } from './companions.tsx';
import styles from './exchange.module.css';

type Props = {
  readonly other: OtherWorkspace;
  readonly plans: readonly OtherPlan[];
  readonly onClose: () => void;
};

export function ImportDialog({ other, plans, onClose }: Props) {
  const { t } = useText();
  const [copied, setCopied] = useState<readonly CopiedPlan[] | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('exchange.takeFrom', { name: other.name })}
      closeButtonProps={{ 'aria-label': t('workspace.close') }}
    >
      {copied ? (
        <Result copied={copied} onClose={onClose} />
      ) : (
        <Form other={other} plans={plans} onClose={onClose} onDone={setCopied} />
      )}
    </Modal>
  );
}

type FormProps = Props & { readonly onDone: (copied: readonly CopiedPlan[]) => void };

function Form({ other, plans, onClose, onDone }: FormProps) {
  const { t } = useText();
  const host = useHost();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [include, setInclude] = useState(EVERYTHING);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | null>(null);
  const nameOf = (plan: OtherPlan): string =>
    names[plan.id] ??
    (plan.nameTaken ? t('exchange.nameFrom', { name: plan.name, other: other.name }) : plan.name);
  const sum = (part: keyof OtherPlan['has']): number => plans.reduce((all, { has }) => all + has[part], 0);
  const counts = {
    snapshots: sum('snapshots'),
    baselines: sum('baselines'),
    actuals: sum('entries'),
    notes: sum('notes'),
    packs: sum('packs'),
  };
  const take = async (): Promise<void> => {
    setBusy(true);
    const wanted = plans.map((plan) => {
      const name = nameOf(plan).trim();
      return name === '' || name === plan.name ? { planId: plan.id } : { planId: plan.id, name };
    });
    const answer = await host.call('other.import', { otherId: other.otherId, plans: wanted, include });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    void client.invalidateQueries({ queryKey: ['plans'] });
    onDone(answer.value.copied);
  };
  return (
    <div className={styles.form}>
      <CompanionFields value={include} onChange={setInclude} counts={counts} />
      {plans.map((plan) => (
        <div key={plan.id} className={styles.incoming}>
          {plan.nameTaken ? (
            <TextInput
              label={t('exchange.nameTaken', { name: plan.name })}
              value={nameOf(plan)}
              maxLength={120}
              onChange={({ currentTarget: { value } }) => setNames({ ...names, [plan.id]: value })}
            />
          ) : (
            <b>{plan.name}</b>
          )}
          <p className={styles.quiet}>{plan.idTaken ? t('exchange.idTaken') : t('exchange.idKept')}</p>
        </div>
      ))}
      {error ? (
        <p role="alert" className={styles.failed}>
          {errorText(error)}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('workspace.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void take()}>
          {t('exchange.takeCount', { count: plans.length })}
        </Button>
      </div>
    </div>
  );
}

function Result({
  copied,
  onClose,
}: {
  readonly copied: readonly CopiedPlan[];
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const { openPlan } = useNavigation();
  return (
    <div className={styles.form} role="status">
      {copied.map((plan) => (
        <div key={plan.planId} className={styles.incoming}>
          <button type="button" className={styles.link} onClick={() => openPlan(plan.planId)}>
            {plan.name}
          </button>
          <p className={styles.quiet}>
            {t(`exchange.history.${plan.history}`)}{' '}
            {t('exchange.cameWith', {
              snapshots: plan.snapshots,
              baselines: plan.baselines,
              entries: plan.entries,
              notes: plan.notes,
              packs: plan.packs,
            })}
          </p>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('workspace.finish')}</Button>
      </div>
    </div>
  );
}
