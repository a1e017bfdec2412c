/** What the state and the due day of a review note say on a given day, and the order in which notes are worked off. Pure. */
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';

type Note = Pick<ReviewNote, 'state' | 'due'>;

/** `today` and the due day are YYYY-MM-DD; on its due day a note is not late yet. */
export function noteFacts(note: Note, today: string): { readonly done: boolean; readonly overdue: boolean } {
  const done = note.state === 'done';
  return { done, overdue: !done && note.due !== null && note.due < today };
}

/** Open before done; the earliest due day first, those without one after them; the older one first where these agree. */
export function inOrderOfWork<N extends Note & Pick<ReviewNote, 'at'>>(notes: readonly N[]): readonly N[] {
  const rank = ({ state, due, at }: N): string => `${state === 'done' ? 1 : 0} ${due ?? '9999'} ${at}`;
  return notes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
