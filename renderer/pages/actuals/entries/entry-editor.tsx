/** A typed entry being corrected in its place: day, line, amount, memo; Enter keeps, Esc leaves it, or it is removed. */
import { Button, Group } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { ActualEntry } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { dayWords } from '../day-words.ts';
import fields from '../fields.module.css';
import { LineField } from '../line-field.tsx';
import { figureText } from '../minor-text.ts';
import { troubleWords } from '../typed/trouble-words.ts';
import { type Draft, readRows } from '../typed/typed-rows.ts';
import { useMessages } from '../use-messages.ts';
import styles from './panel.module.css';

type Props = { readonly plan: Plan; readonly entry: ActualEntry; readonly onDone: () => void };

export function EntryEditor({ plan, entry, onDone }: Props) {
  const texts = useText();
  const { t, language } = texts;
  const host = useHost();
  const errorText = useErrorText();
  const messages = useMessages();
  const line = plan.lines.find(({ id }) => id === entry.lineId);
  const [draft, setDraft] = useState<Draft>({
    key: 0,
    day: dayWords(entry.day, language),
    line: line?.label ?? '',
    lineId: line?.id ?? null,
    amount: figureText(entry.minor, line, plan.settings.currency),
    memo: entry.memo,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const failed = (message: string) => setProblem(message);

  const keep = async () => {
    const [read] = readRows([draft], plan.lines);
    if (read?.kind === 'trouble') {
      failed(read.troubles.map((trouble) => troubleWords(trouble, texts)).join(' '));
      return;
    }
    if (read?.kind !== 'entry') return;
    const answer = await host.call('actuals.setEntry', {
      planId: plan.id,
      entryId: entry.id,
      entry: read.entry,
    });
    if (answer.ok) onDone();
    else failed(errorText(answer.error));
  };
  const remove = async () => {
    const answer = await host.call('actuals.setEntry', { planId: plan.id, entryId: entry.id, entry: null });
    if (!answer.ok) {
      failed(errorText(answer.error));
      return;
    }
    onDone();
    const { day, minor, memo, lineId } = entry;
    messages.withUndo(
      t('actuals.entries.removed', {
        day: dayWords(day, language),
        amount: figureText(minor, line, plan.settings.currency),
      }),
      () => {
        if (lineId === null) return;
        const name = t('actuals.typed.batchName', { count: 1 });
        void host.call('actuals.add', { planId: plan.id, name, entries: [{ day, lineId, minor, memo }] });
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void keep();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onDone();
    }
  };
  const field = (name: 'day' | 'amount' | 'memo', label: string) => (
    <input
      className={fields.input}
      data-boxed
      aria-label={label}
      value={draft[name]}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the editor opens where the pencil was pressed
      autoFocus={name === 'day'}
      onChange={(event) => {
        setDraft({ ...draft, [name]: event.currentTarget.value });
        setProblem(null);
      }}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside hold the focus
    <div className={styles.editor} onKeyDown={onKeyDown}>
      {field('day', t('actuals.day'))}
      {field('amount', t('actuals.amount'))}
      <span data-boxed>
        <LineField
          label={t('actuals.line')}
          lines={plan.lines}
          text={draft.line}
          lineId={draft.lineId}
          onChange={(text, lineId) => setDraft({ ...draft, line: text, lineId })}
        />
      </span>
      {field('memo', t('actuals.memo'))}
      {problem === null ? null : (
        <p role="alert" className={fields.trouble}>
          {problem}
        </p>
      )}
      <Group gap={8} className={styles.buttons}>
        <Button size="compact-xs" onClick={() => void keep()}>
          {t('actuals.entries.keep')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t('actuals.entries.leave')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="red" ml="auto" onClick={() => void remove()}>
          {t('actuals.entries.remove')}
        </Button>
      </Group>
    </div>
  );
}
