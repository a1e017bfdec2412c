/** What is done with batches, each with its message when it fails, and with an undo where something is taken away. */
import { useMemo } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { Batch } from '../../../electron/contract/tracking/actuals-calls.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMessages } from './use-messages.ts';

export type BatchActions = {
  readonly takeBack: (batch: Batch) => Promise<void>;
  readonly putBack: (batch: Batch) => Promise<void>;
  /** Tells that a batch is there, with the button that takes it back. */
  readonly told: (batch: Batch, text: string) => void;
  readonly failed: (error: HostError) => void;
};

export function useBatchActions(planId: string): BatchActions {
  const host = useHost();
  const { t } = useText();
  const messages = useMessages();
  return useMemo(() => {
    const { tell, failed, withUndo } = messages;
    const putBack = async (batch: Batch) => {
      const answer = await host.call('actuals.putBack', { planId, batchId: batch.id });
      if (answer.ok) tell(t('actuals.batch.isBack', { name: batch.name }));
      else failed(answer.error);
    };
    const takeBack = async (batch: Batch) => {
      const answer = await host.call('actuals.takeBack', { planId, batchId: batch.id });
      if (!answer.ok) {
        failed(answer.error);
        return;
      }
      const text = t('actuals.batch.isTakenBack', { name: batch.name, count: batch.entries });
      withUndo(text, () => void putBack(batch));
    };
    return {
      takeBack,
      putBack,
      failed,
      told: (batch, text) => withUndo(text, () => void takeBack(batch)),
    };
  }, [host, planId, t, messages]);
}
