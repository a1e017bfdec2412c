/** One review note: what is seen, why, who does what until when; edited, closed with what came of it, or reopened. */
import { Button, Group, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { formatMoment } from '../../../app/moments.ts';
import { createFormDrafts } from '../../../fields/form-drafts.ts';
import { useText } from '../../../i18n/use-text.ts';
import { noteFacts } from './note-facts.ts';
import { isNoteBegun, NoteForm } from './note-form.tsx';
import classes from './notes.module.css';
import type { NoteActions } from './use-notes.ts';

/** What came of a note, typed and not yet sent. */
const effects = createFormDrafts<string>();

type Props = { readonly note: ReviewNote; readonly actions: NoteActions; readonly today: string };

export function NoteCard({ note, actions, today }: Props) {
  const { t, language } = useText();
  const [mode, setMode] = useState<'read' | 'edit' | 'close'>(
    isNoteBegun(note.id) ? 'edit' : effects.of(note.id) === null ? 'read' : 'close',
  );
  if (mode === 'edit') {
    const { id, lineId, month } = note;
    return (
      <li>
        <NoteForm
          draftKey={note.id}
          note={fieldsOf(note)}
          onKeep={(fields) => actions.put({ id, lineId, month, ...fields })}
          onDone={() => setMode('read')}
        />
      </li>
    );
  }
  const { overdue, done } = noteFacts(note, today);
  return (
    <li data-done={done || undefined}>
      <div className={classes.meta}>
        <span>{t('variance.notes.for', { month: note.month })}</span>
        {note.carried && <span className={classes.carried}>{t('variance.notes.carried')}</span>}
        {done && <span className={classes.closed}>✓ {t('variance.notes.done')}</span>}
      </div>
      <dl className={classes.fields}>
        {(['comment', 'cause', 'action', 'effect'] as const)
          .filter((field) => note[field] !== '')
          .map((field) => (
            <div key={field}>
              <dt>{t(`variance.notes.${field}`)}</dt>
              <dd>{note[field]}</dd>
            </div>
          ))}
        {(note.owner !== '' || note.due !== null) && (
          <div>
            <dt>{t('variance.notes.who')}</dt>
            <dd>
              {note.owner}
              {note.due !== null && (
                <span className={classes.due} data-overdue={overdue || undefined}>
                  {overdue
                    ? t('variance.notes.overdue', { day: note.due })
                    : t('variance.notes.until', { day: note.due })}
                </span>
              )}
            </dd>
          </div>
        )}
      </dl>
      <div className={classes.meta}>
        {t('variance.notes.written', {
          who: note.changedBy,
          moment: formatMoment(note.changedAt, language),
        })}
      </div>
      {mode === 'close' ? (
        <CloseForm
          noteId={note.id}
          effect={note.effect}
          onClose={(effect) => actions.close(note.id, effect)}
          onDone={() => setMode('read')}
        />
      ) : (
        <Group gap={6}>
          {done ? (
            <Button variant="default" size="compact-xs" onClick={() => void actions.reopen(note.id)}>
              {t('variance.notes.reopen')}
            </Button>
          ) : (
            <>
              <Button variant="default" size="compact-xs" onClick={() => setMode('close')}>
                {t('variance.notes.close')}
              </Button>
              <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setMode('edit')}>
                {t('variance.notes.edit')}
              </Button>
            </>
          )}
        </Group>
      )}
    </li>
  );
}

function fieldsOf({ comment, cause, action, owner, due, effect }: Parameters<typeof NoteForm>[0]['note']) {
  return { comment, cause, action, owner, due, effect };
}

type CloseProps = {
  readonly noteId: string;
  readonly effect: string;
  readonly onClose: (effect: string) => Promise<boolean>;
  readonly onDone: () => void;
};

function CloseForm({ noteId, effect, onClose, onDone }: CloseProps) {
  const { t } = useText();
  const [text, setText] = useState(effects.of(noteId) ?? effect);
  const end = () => {
    effects.drop(noteId);
    onDone();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await onClose(text)) end();
  };
  return (
    <form
      className={classes.form}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end();
      }}
    >
      <Textarea
        label={t('variance.notes.effect')}
        placeholder={t('variance.notes.effectHint')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LIMITS.textLength}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          effects.hold(noteId, event.currentTarget.value);
        }}
      />
      <Group gap={8}>
        <Button type="submit" size="compact-sm">
          {t('variance.notes.close')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={end}>
          {t('variance.notes.cancel')}
        </Button>
      </Group>
    </form>
  );
}
