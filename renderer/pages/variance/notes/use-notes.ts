/** Writing, closing and reopening review notes; a refusal is told, and what shows notes is read again. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { ReviewNoteInput } from '../../../../electron/contract/tracking/note-calls.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';

export type NoteActions = {
  /** Each resolves to whether it was done. */
  readonly put: (note: ReviewNoteInput) => Promise<boolean>;
  readonly close: (noteId: string, effect: string) => Promise<boolean>;
  readonly reopen: (noteId: string) => Promise<boolean>;
};

export function useNoteActions(planId: string): NoteActions {
  const host = useHost();
  const client = useQueryClient();
  const { t } = useText();
  const errorText = useErrorText();
  return useMemo(() => {
    const told = async (
      call: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: HostError }>,
    ): Promise<boolean> => {
      const answer = await call;
      if (!answer.ok) {
        notifications.show({
          color: 'red',
          title: t('variance.notes.failed'),
          message: errorText(answer.error),
        });
      }
      await client.invalidateQueries({ queryKey: ['variance', planId] });
      return answer.ok;
    };
    return {
      put: (note) => told(host.call('notes.put', { planId, note })),
      close: (noteId, effect) => told(host.call('notes.close', { planId, noteId, effect })),
      reopen: (noteId) => told(host.call('notes.reopen', { planId, noteId })),
    };
  }, [host, client, planId, t, errorText]);
}
