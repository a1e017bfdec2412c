/**
 * The typing of a field of the pack. It is kept when the field is left, by its key, when the page is left or another
 * section comes to the desk, and when the window is closed; Esc gives back what is kept. The focus stays where it is.
 */
import { notifications } from '@mantine/notifications';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { type Draft, putElsewhere, shownText, toKeep, typed } from './draft.ts';

export type Kept = {
  readonly value: string;
  readonly required?: boolean;
  /** False where it could not be kept: the text stays in the field, or is told where the field is gone. */
  readonly onKeep: (text: string) => boolean;
};

export type DraftField = {
  readonly text: string;
  /** What another window has put there meanwhile. */
  readonly elsewhere: string | null;
  readonly onType: (text: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent, keepsOnEnter: boolean) => void;
};

export function useDraft({ value, required = false, onKeep }: Kept): DraftField {
  const { t } = useText();
  const [draft, setDraft] = useState<Draft>(null);
  // Two events in a row, and the end of the field, come before it is drawn again.
  const now = useRef({ draft, value, onKeep, lost: t('pack.lost') });
  useLayoutEffect(() => {
    now.current = { draft, value, onKeep, lost: t('pack.lost') };
  });
  const set = (next: Draft): void => {
    now.current = { ...now.current, draft: next };
    setDraft(next);
  };
  function keep(): void {
    const before = now.current.draft;
    const text = toKeep(before, value, required);
    set(null);
    if (text !== null && !onKeep(text)) set(before);
  }
  useLayoutEffect(
    () => () => {
      const { draft: last, value: kept, onKeep: keepLast, lost } = now.current;
      now.current = { ...now.current, draft: null };
      const text = toKeep(last, kept, required);
      if (text === null || keepLast(text) || text === '') return;
      notifications.show({ color: 'red', title: lost, message: text, autoClose: false });
    },
    [required],
  );
  const isTyped = draft !== null;
  useEffect(() => {
    if (!isTyped) return;
    const leave = (): void => {
      const { draft: last, value: kept, onKeep: keepLast } = now.current;
      const text = toKeep(last, kept, required);
      if (text !== null) keepLast(text);
    };
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  }, [isTyped, required]);
  return {
    text: shownText(draft, value),
    elsewhere: putElsewhere(draft, value),
    onType: (text) => set(typed(now.current.draft, value, text)),
    onBlur: keep,
    onKeyDown: (event, keepsOnEnter) => {
      // Enter and Esc of an input method choose a word or drop one.
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape' && now.current.draft !== null) set(null);
      else if (event.key === 'Enter' && (keepsOnEnter || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        keep();
      }
    },
  };
}
