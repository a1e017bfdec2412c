/**
 * Entries typed by hand: a row an entry, Enter goes to the next row, a block from a spreadsheet can be pasted. What
 * cannot be read is told at its cell once it is left; nothing is kept before "Keep", which makes one batch of all.
 */
import { Button, Group } from '@mantine/core';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Line } from '../../../../models/plan/schema.ts';
import { keepsFractions } from '../../../../models/tracking/actuals/fractions.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useStore } from '../../../state/use-store.ts';
import classes from '../actuals.module.css';
import { minorText } from '../minor-text.ts';
import { draftStore, draftsOf, setDrafts } from './drafts.ts';
import { TypedRow } from './typed-row.tsx';
import {
  type Draft,
  dayBefore,
  emptyDraft,
  readRows,
  settled,
  TYPED_FIELDS,
  type TypedEntry,
  type TypedField,
  withPasted,
} from './typed-rows.ts';

type Props = {
  readonly planId: string;
  readonly lines: readonly Line[];
  readonly currency: string;
  /** True once it is kept. */
  readonly onKeep: (entries: readonly TypedEntry[]) => Promise<boolean>;
};

export function TypedView({ planId, lines, currency, onKeep }: Props) {
  const { t, language } = useText();
  const drafts = draftsOf(useStore(draftStore), planId);
  const read = useMemo(() => readRows(drafts, lines), [drafts, lines]);
  // A field is judged once it has been left, as 'key field'.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const entries = read.flatMap((row) => (row.kind === 'entry' ? [row.entry] : []));
  const troubled = read.filter((row) => row.kind === 'trouble').length;
  const money = useMemo(
    () => new Set(lines.filter((line) => !keepsFractions(line)).map(({ id }) => id)),
    [lines],
  );
  const sum = entries.reduce((total, { lineId, minor }) => total + (money.has(lineId) ? minor : 0), 0);

  const focus = useCallback((index: number, field: TypedField) => {
    body.current
      ?.querySelector<HTMLInputElement>(`tr[data-index="${index}"] td[data-field="${field}"] input`)
      ?.focus();
  }, []);
  useEffect(() => focus(0, 'day'), [focus]);
  const put = (index: number, draft: Draft) => setDrafts(planId, drafts.with(index, draft));
  const leave = (index: number, field: TypedField) => {
    const now = draftsOf(draftStore.get(), planId);
    const draft = now[index];
    if (!draft) return;
    setLeft((known) => new Set(known).add(`${draft.key} ${field}`));
    setDrafts(planId, now.with(index, settled(draft, dayBefore(now, index), lines, language, currency)));
  };
  const nextRow = (index: number) => {
    const now = draftsOf(draftStore.get(), planId);
    if (index === now.length - 1) {
      // The new row must be there before it can be given the focus; it goes on with the same day.
      const key = 1 + Math.max(...now.map((draft) => draft.key));
      flushSync(() => setDrafts(planId, [...now, { ...emptyDraft(key), day: now[index]?.day ?? '' }]));
    }
    focus(index + 1, now[index]?.day === '' || index + 1 < now.length ? 'day' : 'line');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number, field: TypedField) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void keep();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      leave(index, field);
      if (event.shiftKey) focus(index - 1, field);
      else nextRow(index);
    } else if (field !== 'line' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      focus(index + (event.key === 'ArrowDown' ? 1 : -1), field);
    } else if ((event.ctrlKey || event.metaKey) && event.key === '-') {
      event.preventDefault();
      remove(index);
    }
  };
  const remove = (index: number) => {
    const rest = drafts.toSpliced(index, 1);
    flushSync(() => setDrafts(planId, rest.length > 0 ? rest : [emptyDraft(0)]));
    focus(Math.min(index, Math.max(0, rest.length - 1)), 'day');
  };
  const paste = (index: number, field: TypedField, text: string): boolean => {
    const next = withPasted(drafts, index, field, text);
    if (!next) return false;
    setDrafts(planId, next);
    // A pasted block is judged at once: nobody passes through its cells.
    setLeft((known) => {
      const marks = new Set(known);
      for (const draft of next.slice(index)) for (const of of TYPED_FIELDS) marks.add(`${draft.key} ${of}`);
      return marks;
    });
    return true;
  };
  async function keep() {
    const now = draftsOf(draftStore.get(), planId);
    const fresh = readRows(now, lines);
    const bad = fresh.findIndex((row) => row.kind === 'trouble');
    if (bad >= 0) {
      setLeft(new Set(now.flatMap(({ key }) => TYPED_FIELDS.map((field) => `${key} ${field}`))));
      const row = fresh[bad];
      if (row?.kind === 'trouble') focus(bad, row.troubles[0]?.field ?? 'day');
      return;
    }
    const whole = fresh.flatMap((row) => (row.kind === 'entry' ? [row.entry] : []));
    if (whole.length === 0 || busy) return;
    setBusy(true);
    const kept = await onKeep(whole);
    setBusy(false);
    if (!kept) return;
    setLeft(new Set());
    setDrafts(planId, [emptyDraft(1 + Math.max(...now.map(({ key }) => key)))]);
    focus(0, 'day');
  }

  return (
    <section className={classes.tool} aria-label={t('actuals.typed.title')}>
      <div className={classes.toolHead}>
        <h2>{t('actuals.typed.title')}</h2>
        <p className={classes.quiet}>{t('actuals.typed.hint', { currency })}</p>
      </div>
      <div className={classes.scroll}>
        <table className={classes.typed} aria-label={t('actuals.typed.table')}>
          <thead>
            <tr>
              <th scope="col">{t('actuals.day')}</th>
              <th scope="col">{t('actuals.line')}</th>
              <th scope="col" data-align="right">
                {t('actuals.amountIn', { currency })}
              </th>
              <th scope="col">{t('actuals.memo')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('actuals.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {drafts.map((draft, index) => (
              <TypedRow
                key={draft.key}
                index={index}
                draft={draft}
                read={read[index] ?? { kind: 'empty' }}
                judged={left}
                lines={lines}
                onPut={(next) => put(index, next)}
                onLeave={(field) => leave(index, field)}
                onKeyDown={(event, field) => onKeyDown(event, index, field)}
                onPaste={(field, text) => paste(index, field, text)}
                onRemove={() => remove(index)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Group gap={12} className={classes.toolFoot}>
        <Button onClick={() => void keep()} loading={busy} disabled={entries.length === 0 && troubled === 0}>
          {t('actuals.typed.keep', { count: entries.length })}
        </Button>
        <Button variant="default" onClick={() => nextRow(drafts.length - 1)}>
          {t('actuals.typed.add')}
        </Button>
        <span role="status" className={classes.quiet}>
          {troubled > 0
            ? t('actuals.typed.troubled', { count: troubled })
            : entries.length > 0
              ? t('actuals.typed.sum', { sum: minorText(sum), currency })
              : ''}
        </span>
      </Group>
    </section>
  );
}
