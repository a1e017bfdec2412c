/**
 * A review note while it is written: what is seen, why, what is done by whom until when, what came of it. At least one
 * of the first three is needed; Escape leaves it as it was.
 */
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { parseDay } from '../../../../models/tracking/calendar/day.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './notes.module.css';

export type NoteFields = Pick<ReviewNote, 'comment' | 'cause' | 'action' | 'owner' | 'due' | 'effect'>;

export const EMPTY_NOTE: NoteFields = {
  comment: '',
  cause: '',
  action: '',
  owner: '',
  due: null,
  effect: '',
};

const TEXTS = ['comment', 'cause', 'action'] as const;
const NAME_OF_PERSON = 120;

type Props = {
  readonly note: NoteFields;
  readonly onKeep: (note: NoteFields) => Promise<boolean>;
  readonly onDone: () => void;
};

export function NoteForm({ note, onKeep, onDone }: Props) {
  const { t } = useText();
  const [values, setValues] = useState(note);
  const [due, setDue] = useState(note.due ?? '');
  const [sending, setSending] = useState(false);
  const dueTrouble = due !== '' && parseDay(due) === null;
  const said = TEXTS.some((field) => values[field].trim() !== '');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!said || dueTrouble || sending) return;
    setSending(true);
    const kept = await onKeep({ ...values, due: due === '' ? null : due });
    setSending(false);
    if (kept) onDone();
  };
  return (
    <form
      className={classes.form}
      aria-label={t('variance.notes.form')}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      {TEXTS.map((field, index) => (
        <Textarea
          key={field}
          label={t(`variance.notes.${field}`)}
          placeholder={t(`variance.notes.${field}Hint`)}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={LIMITS.textLength}
          autoFocus={index === 0}
          value={values[field]}
          onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
        />
      ))}
      <div className={classes.pair}>
        <TextInput
          label={t('variance.notes.owner')}
          maxLength={NAME_OF_PERSON}
          value={values.owner}
          onChange={(event) => setValues({ ...values, owner: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('variance.notes.due')}
          value={due}
          error={dueTrouble ? t('variance.notes.dueTrouble') : null}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      </div>
      <Group gap={8}>
        <Button type="submit" loading={sending} disabled={!said || dueTrouble}>
          {t('variance.notes.keep')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('variance.notes.cancel')}
        </Button>
      </Group>
    </form>
  );
}
