/** What is said and done about a line, beside its figures: the open note that is due first, and how many more there are. */
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { localDay } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { inOrderOfWork, noteFacts } from '../notes/note-facts.ts';
import classes from './report.module.css';

export const NOTE_COLUMNS = ['cause', 'action', 'owner'] as const;

type Props = {
  readonly notes: readonly ReviewNote[] | undefined;
  readonly cell: (place: number) => Readonly<Record<string, string | number | boolean | undefined>>;
};

export function NoteCells({ notes = [], cell }: Props) {
  const { t } = useText();
  const [note, ...more] = inOrderOfWork(notes);
  const said = note ? [note.comment, note.cause].filter((text) => text !== '').join(' — ') : '';
  const overdue = note ? noteFacts(note, dayText(localDay(new Date()))).overdue : false;
  return (
    <>
      <td {...cell(0)} className={classes.said} data-first="true" title={said}>
        {said}
      </td>
      <td {...cell(1)} className={classes.said} title={note?.action}>
        {note?.action}
      </td>
      <td {...cell(2)} className={classes.who}>
        {note && (
          <>
            <span title={note.owner}>{note.owner}</span>
            <span
              className={classes.due}
              title={overdue ? t('variance.notes.overdue', { day: note.due ?? '' }) : undefined}
              data-overdue={overdue || undefined}
            >
              {overdue ? '! ' : ''}
              {note.due}
              {more.length > 0 ? ` +${more.length}` : ''}
            </span>
          </>
        )}
      </td>
    </>
  );
}

/** By what a note is about: a line's id, or the code of a total. */
export function notesByLine(notes: readonly ReviewNote[]): ReadonlyMap<string, readonly ReviewNote[]> {
  const found = new Map<string, ReviewNote[]>();
  for (const note of notes) {
    const known = found.get(note.lineId);
    if (known) known.push(note);
    else found.set(note.lineId, [note]);
  }
  return found;
}
