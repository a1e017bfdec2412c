/** The review notes of one line: those of the month shown and the open ones that are carried on; a new one is added here. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { localDay } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTrackingQuery } from '../use-variance.ts';
import { NoteCard } from './note-card.tsx';
import { EMPTY_NOTE, isNoteBegun, NoteForm } from './note-form.tsx';
import classes from './notes.module.css';
import { useNoteActions } from './use-notes.ts';

type Props = { readonly planId: string; readonly lineId: string; readonly month: string };

export function LineNotes({ planId, lineId, month }: Props) {
  const { t } = useText();
  const errorText = useErrorText();
  const actions = useNoteActions(planId);
  const draftKey = `${planId} ${lineId} ${month}`;
  const [adding, setAdding] = useState(isNoteBegun(draftKey));
  const { data, error } = useTrackingQuery('notes.list', { planId, lineId, month });
  const today = dayText(localDay(new Date()));
  return (
    <div className={classes.notes}>
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {data && data.notes.length === 0 && !adding && (
        <p className={classes.quiet}>{t('variance.notes.none')}</p>
      )}
      <ul className={classes.list}>
        {data?.notes
          .filter((note) => note.lineId === lineId)
          .map((note) => (
            <NoteCard key={note.id} note={note} actions={actions} today={today} />
          ))}
      </ul>
      {adding ? (
        <NoteForm
          draftKey={draftKey}
          note={EMPTY_NOTE}
          onKeep={(fields) => actions.put({ lineId, month, ...fields })}
          onDone={() => setAdding(false)}
        />
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
          {t('variance.notes.add')}
        </Button>
      )}
    </div>
  );
}
