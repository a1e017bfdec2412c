/**
 * Entries one by one, read page by page while it is scrolled, with their count and exact sum; a search over account and
 * memo. Entries that were typed can be corrected and removed here; those of a file are as the file had them.
 */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconPencil, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { ActualEntry, Batch } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { keepsFractions } from '../../../../models/tracking/actuals/fractions.ts';
import { spreadOf } from '../../../../models/tracking/planned/spread.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import { dayWords } from '../day-words.ts';
import { figureText } from '../minor-text.ts';
import { type EntryFilter, useEntries } from '../use-actuals.ts';
import { EntryEditor } from './entry-editor.tsx';
import styles from './panel.module.css';

type Props = {
  readonly plan: Plan;
  readonly batches: readonly Batch[];
  readonly filter: EntryFilter;
  /** Of several lines: each entry says whose it is. */
  readonly named?: boolean;
};

const ROW_HEIGHT = 44;

export function EntryList({ plan, batches, filter, named = false }: Props) {
  const { t, language } = useText();
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<number | null>(null);
  const text = useDeferredValue(search);
  const read = useEntries(plan.id, { ...filter, text });
  const entries = useMemo(() => read.data?.pages.flatMap((page) => page.entries) ?? [], [read.data]);
  const facts = read.data?.pages[0];
  const area = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => area.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => entries[index]?.id ?? index,
    initialRect: { width: 400, height: 600 },
  });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = read;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= entries.length - 30) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, last, entries.length]);
  const { currency } = plan.settings;
  const only = plan.lines.find(({ id }) => id === filter.lineId);
  const lineOf = (id: string | null) => plan.lines.find((line) => line.id === id);
  const batchName = (id: number) => batches.find((batch) => batch.id === id)?.name ?? '';
  return (
    <>
      <div className={styles.facts}>
        <span role="status">
          {facts
            ? only && spreadOf(only) === 'hold'
              ? // Rates and prices do not add up.
                t('actuals.entries.count', { count: facts.total })
              : t('actuals.entries.facts', {
                  count: facts.total,
                  sum: figureText(facts.minor, only, currency),
                  currency: only && keepsFractions(only) ? only.unit : currency,
                })
            : ''}
        </span>
        <TextInput
          aria-label={t('actuals.entries.search')}
          placeholder={t('actuals.entries.search')}
          leftSection={<IconSearch size={14} />}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {read.error ? <p role="alert">{errorText(read.error as unknown as HostError)}</p> : null}
      {facts && entries.length === 0 ? <p className={styles.none}>{t('actuals.drill.none')}</p> : null}
      <div
        ref={area}
        className={styles.entries}
        role="feed"
        aria-label={t('actuals.entries.list')}
        aria-busy={read.isFetching}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <div style={{ height: list.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const entry = entries[item.index];
            if (!entry) return null;
            return (
              <article
                key={entry.id}
                ref={list.measureElement}
                data-index={item.index}
                className={styles.entry}
                style={{ transform: `translateY(${item.start}px)` }}
                aria-posinset={item.index + 1}
                aria-setsize={facts?.total ?? -1}
                aria-label={`${dayWords(entry.day, language)} ${figureText(entry.minor, lineOf(entry.lineId), currency)}`}
              >
                {editing === entry.id ? (
                  <EntryEditor plan={plan} entry={entry} onDone={() => setEditing(null)} />
                ) : (
                  <EntryRow
                    entry={entry}
                    line={named ? (lineOf(entry.lineId)?.label ?? null) : null}
                    amount={figureText(entry.minor, lineOf(entry.lineId), currency)}
                    batch={batchName(entry.batchId)}
                    onEdit={entry.kind === 'typed' ? () => setEditing(entry.id) : null}
                  />
                )}
              </article>
            );
          })}
        </div>
      </div>
    </>
  );
}

type RowProps = {
  readonly entry: ActualEntry;
  readonly line: string | null;
  readonly amount: string;
  readonly batch: string;
  readonly onEdit: (() => void) | null;
};

function EntryRow({ entry, line, amount, batch, onEdit }: RowProps) {
  const { t, language } = useText();
  const from = entry.place === null ? batch : t('actuals.entries.rowOf', { batch, row: entry.place });
  const words = [line, entry.account, entry.memo].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <>
      <span className={styles.day}>{dayWords(entry.day, language)}</span>
      <span className={styles.words} title={words}>
        {words === '' ? <span className={classes.quiet}>{t('actuals.entries.noWords')}</span> : words}
      </span>
      <span className={styles.amount} data-negative={entry.minor < 0 || undefined}>
        {amount}
      </span>
      <span className={styles.from} title={from}>
        {from}
      </span>
      {onEdit ? (
        <ActionIcon
          size={20}
          className={styles.edit}
          aria-label={t('actuals.entries.edit', { day: dayWords(entry.day, language) })}
          onClick={onEdit}
        >
          <IconPencil size={14} />
        </ActionIcon>
      ) : null}
    </>
  );
}
