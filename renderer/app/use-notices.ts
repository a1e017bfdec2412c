/** Turns the plan store's notices into messages: what happened, what is safe, what to do. */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { PlanNotice } from '../state/plan-state.ts';
import { useErrorText } from './error-text.ts';

export function useNotices(): (notice: PlanNotice) => void {
  const { t } = useText();
  const errorText = useErrorText();
  return useCallback(
    (notice) => {
      if (notice.kind === 'reloaded') {
        notifications.show({ message: t('frame.reloaded') });
        return;
      }
      const title =
        notice.kind === 'step-failed'
          ? t(notice.step === 'undo' ? 'frame.undoFailed' : 'frame.redoFailed')
          : notice.kind === 'refused-by-host'
            ? t('frame.refusedByHost', { label: notice.label })
            : t('frame.refusedHere', { label: notice.label });
      notifications.show({ color: 'red', autoClose: 12_000, title, message: errorText(notice.error) });
    },
    [t, errorText],
  );
}
