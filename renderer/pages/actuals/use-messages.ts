/** The messages of the page: that something was done, that it was not and why, and what can be undone with one button. */
import { notifications } from '@mantine/notifications';
import { createElement, useMemo } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { UndoMessage } from '../history/undo-message.tsx';
import classes from './actuals.module.css';

export type Messages = {
  readonly tell: (message: string) => void;
  readonly failed: (error: HostError) => void;
  readonly withUndo: (text: string, undo: () => void) => void;
};

const UNDO_MS = 15_000;

export function useMessages(): Messages {
  const { t } = useText();
  const errorText = useErrorText();
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('actuals.drill.close') };
    return {
      tell(message) {
        notifications.show({ message, closeButtonProps });
      },
      failed(error) {
        const message = errorText(error);
        notifications.show({ color: 'red', title: t('actuals.failed'), message, closeButtonProps });
      },
      withUndo(text, undo) {
        const onUndo = () => {
          notifications.hide(shown);
          undo();
        };
        const words = createElement(UndoMessage, { text, undo: t('actuals.undo'), onUndo });
        const shown = notifications.show({
          autoClose: UNDO_MS,
          message: createElement('div', { className: classes.undo }, words),
          closeButtonProps,
        });
      },
    };
  }, [t, errorText]);
}
