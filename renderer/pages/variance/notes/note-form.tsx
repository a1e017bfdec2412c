/**
 * A review note while it is written: what is seen, why, what is done by whom until when, what came of it. At least one
 * of the first three is needed; Escape leaves it as it was. Left in the middle it opens again with what was typed.
 */
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { parseDay } from '../../../../models/tracking/calendar/day.ts';
import { putElsewhere } from '../../../fields/draft.ts';
import { Elsewhere } from '../../../fields/elsewhere.tsx';
import { createFormDrafts, mergedFields } from '../../../fields/form-drafts.ts';
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

type Typed = { readonly values: NoteFields; readonly begun: NoteFields };

/** By note, and for a new one by its line and month. */
const drafts = createFormDrafts<Typed>();

export function isNoteBegun(key: string): boolean {
  return drafts.of(key) !== null;
}

type Props = {
  readonly draftKey: string;
  readonly note: NoteFields;
  readonly onKeep: (note: NoteFields) => Promise<boolean>;
  readonly onDone: () => void;
};

export function NoteForm({ draftKey, note, onKeep, onDone }: Props) {
  const { t } = useText();
  const [{ values, begun }, setTyped] = useState<Typed>(
    () => drafts.of(draftKey) ?? { values: note, begun: note },
  );
  const put = (patch: Partial<NoteFields>) => {
    const next = { values: { ...values, ...patch }, begun };
    drafts.hold(draftKey, next);
    setTyped(next);
  };
  const end = () => {
    drafts.drop(draftKey);
    onDone();
  };
  const due = values.due ?? '';
  const [sending, setSending] = useState(false);
  const dueTrouble = due !== '' && parseDay(due) === null;
  const said = TEXTS.some((field) => values[field].trim() !== '');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!said || dueTrouble || sending) return;
    setSending(true);
    const kept = await onKeep(mergedFields(values, begun, note));
    setSending(false);
    if (kept) end();
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
        end();
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
          inputContainer={(input) => (
            <>
              {input}
              <Elsewhere text={putElsewhere({ text: values[field], begun: begun[field] }, note[field])} />
            </>
          )}
          onChange={(event) => put({ [field]: event.currentTarget.value })}
        />
      ))}
      <div className={classes.pair}>
        <TextInput
          label={t('variance.notes.owner')}
          maxLength={NAME_OF_PERSON}
          value={values.owner}
          onChange={(event) => put({ owner: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('variance.notes.due')}
          value={due}
          error={dueTrouble ? t('variance.notes.dueTrouble') : null}
          onChange={(event) => put({ due: event.currentTarget.value || null })}
        />
      </div>
      <Group gap={8}>
        <Button type="submit" loading={sending} disabled={!said || dueTrouble}>
          {t('variance.notes.keep')}
        </Button>
        <Button variant="subtle" color="gray" onClick={end}>
          {t('variance.notes.cancel')}
        </Button>
      </Group>
    </form>
  );
}
