/** The message that entries were placed or rules saved, with the button that puts exactly those back. */
import { useCallback } from 'react';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMessages } from './use-messages.ts';

export type UndoableMove = (text: string, undo: string | null) => void;

/** `undo` null: nothing was changed, so that there is nothing to undo. */
export function useUndoMove(planId: string): UndoableMove {
  const host = useHost();
  const { t } = useText();
  const messages = useMessages();
  return useCallback(
    (text, undo) => {
      if (undo === null) {
        messages.tell(text);
        return;
      }
      messages.withUndo(text, () => {
        void host.call('actuals.undoMove', { planId, undo }).then((answer) => {
          if (!answer.ok) messages.failed(answer.error);
          else
            messages.tell(t('actuals.moveUndone', { count: answer.value.moved, left: answer.value.queue }));
        });
      });
    },
    [host, t, messages, planId],
  );
}
