/** What can be done with snapshots, each with its message when it fails and an undo where something is removed. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createElement, useMemo } from 'react';
import type { Snapshot } from '../../../electron/contract/history-calls.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { clientId } from '../../state/client-id.ts';
import { UndoMessage } from './undo-message.tsx';

export type SnapshotActions = {
  readonly create: (name: string, note: string) => Promise<boolean>;
  readonly rename: (snapshot: Snapshot, name: string, note: string) => Promise<boolean>;
  readonly remove: (snapshot: Snapshot) => Promise<void>;
  readonly restore: (snapshot: Snapshot) => Promise<void>;
  readonly revert: (toSeq: number) => Promise<void>;
};

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: HostError };

export function useSnapshotActions(planId: string): SnapshotActions {
  const host = useHost();
  const client = useQueryClient();
  const { t } = useText();
  const errorText = useErrorText();
  return useMemo(() => {
    const told = async (call: Promise<Outcome>): Promise<boolean> => {
      const answer = await call;
      if (!answer.ok) {
        notifications.show({ color: 'red', title: t('history.failed'), message: errorText(answer.error) });
      }
      void client.invalidateQueries({ queryKey: ['snapshots', planId] });
      return answer.ok;
    };
    return {
      create: (name, note) => told(host.call('snapshot.create', { planId, name, note })),
      rename: ({ id }, name, note) => told(host.call('snapshot.rename', { snapshotId: id, name, note })),
      async remove({ id, name }) {
        if (!(await told(host.call('snapshot.delete', { snapshotId: id })))) return;
        const shown = notifications.show({
          autoClose: 10_000,
          message: createElement(UndoMessage, {
            text: t('history.snapshotDeleted', { name }),
            undo: t('history.undo'),
            onUndo: () => {
              notifications.hide(shown);
              void told(host.call('snapshot.undelete', { snapshotId: id }));
            },
          }),
        });
      },
      async restore({ id, name }) {
        if (await told(host.call('snapshot.restore', { snapshotId: id, clientId }))) {
          notifications.show({ message: t('history.restored', { name }) });
        }
      },
      async revert(toSeq) {
        if (await told(host.call('history.revert', { planId, toSeq, clientId }))) {
          notifications.show({ message: t('history.reverted', { seq: toSeq }) });
        }
      },
    };
  }, [host, client, planId, t, errorText]);
}
