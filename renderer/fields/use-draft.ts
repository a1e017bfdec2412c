/**
 * The typing in a field. It is kept when the field is left, by its key, when the page is left or the field gives way to
 * another, and when the window is closed; Esc gives back what is kept. The focus stays where it is.
 */
import { notifications } from '@mantine/notifications';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { type Draft, living, putElsewhere, refused, shownText, toKeep, typed } from './draft.ts';

export type Kept = {
  readonly value: string;
  readonly required?: boolean;
  /** The field says itself why it refuses a text: one that it has refused is not told again when the field is gone. */
  readonly saysWhy?: boolean;
  /** False where it could not be kept: the text stays in the field, or is told where the field is gone. */
  readonly onKeep: (text: string) => boolean | Promise<boolean>;
};

export type DraftField = {
  readonly text: string;
  readonly isTyped: boolean;
  /** What another window has put there meanwhile. */
  readonly elsewhere: string | null;
  readonly onType: (text: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent, keepsOnEnter: boolean) => void;
};

export function useDraft({ value, required = false, saysWhy = false, onKeep }: Kept): DraftField {
  const { t } = useText();
  const [held, setDraft] = useState<Draft>(null);
  const draft = living(held, value);
  // Two events in a row, and the end of the field, come before it is drawn again.
  const now = useRef({ draft, value, onKeep, lost: t('fields.lost') });
  /** On its way to where it is kept: leaving the field must not send it again. */
  const sent = useRef<Draft>(null);
  useLayoutEffect(() => {
    now.current = { draft, value, onKeep, lost: t('fields.lost') };
  });
  const set = (next: Draft): void => {
    now.current = { ...now.current, draft: next };
    setDraft(next);
  };
  function keep(): void {
    const before = now.current.draft;
    const text = toKeep(before, value, required);
    if (text === null) {
      set(null);
      return;
    }
    if (sent.current !== null && sent.current === before) return;
    const answer = onKeep(text);
    if (typeof answer === 'boolean') {
      set(answer ? null : refused(before, value));
      return;
    }
    sent.current = before;
    void answer.then((done) => {
      sent.current = null;
      // What was typed on meanwhile is another text.
      if (now.current.draft === before) set(done ? null : refused(before, now.current.value));
    });
  }
  useLayoutEffect(
    () => () => {
      const { draft: last, value: kept, onKeep: keepLast, lost } = now.current;
      now.current = { ...now.current, draft: null };
      const text = toKeep(last, kept, required);
      if (text === null || (sent.current !== null && sent.current === last)) return;
      void Promise.resolve(keepLast(text)).then((done) => {
        if (done || saysWhy || text === '') return;
        notifications.show({ color: 'red', title: lost, message: text, autoClose: false });
      });
    },
    [required, saysWhy],
  );
  const isTyped = draft !== null;
  useEffect(() => {
    if (!isTyped) return;
    const leave = (): void => {
      const { draft: last, value: kept, onKeep: keepLast } = now.current;
      const text = toKeep(last, kept, required);
      if (text !== null) void keepLast(text);
    };
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  }, [isTyped, required]);
  return {
    text: shownText(draft, value),
    isTyped,
    elsewhere: putElsewhere(draft, value),
    onType: (text) => set(typed(now.current.draft, value, text)),
    onBlur: keep,
    onKeyDown: (event, keepsOnEnter) => {
      if (event.key === 'Escape' && now.current.draft !== null) {
        // The first Esc is the field's; what lies around it closes with the next.
        event.preventDefault();
        event.stopPropagation();
        set(null);
      } else if (event.key === 'Enter' && (keepsOnEnter || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        keep();
      }
    },
  };
}
