/**
 * One note of the system for a light that has turned red: what it is, of which plan, and what is to be done. A click on it
 * brings the window to the front and opens the alert on the Warnings page of that plan, whichever plan is on show.
 */
import { formatPlace } from '../state/navigation.ts';

/** Browsers and the windows of Electron have the same one. */
export type NoteMaker = typeof Notification;

/** What a window does with a click. */
export type NoteWindow = { readonly focus: () => void; readonly open: (hash: string) => void };

export type RedNote = {
  readonly planId: string;
  readonly alertId: string;
  readonly title: string;
  readonly body: string;
};

/** Does nothing where the system knows no notes or does not allow them. */
export function showRed(
  { planId, alertId, title, body }: RedNote,
  maker: NoteMaker | undefined,
  { focus, open }: NoteWindow,
): void {
  if (maker?.permission !== 'granted') return;
  // The tag makes one note of what several windows tell.
  const note = new maker(title, { body, tag: alertId });
  note.onclick = () => {
    focus();
    open(formatPlace({ page: 'warnings', planId, params: { view: 'open', alert: alertId } }));
    note.close();
  };
}
