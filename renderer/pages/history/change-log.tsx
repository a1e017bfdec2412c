/**
 * The change log: who did what when, before and after, newest first, only the rows in sight in the page. From each
 * row the plan can be compared with now, or taken back there (as one more change; nothing is ever deleted).
 */
import { Badge, Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HistoryRow } from '../../../electron/contract/history-calls.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { changeItems } from './change-items.ts';
import { itemWords } from './change-words.ts';
import classes from './history.module.css';

const FIRST_ITEMS = 4;

type Props = {
  readonly rows: readonly HistoryRow[];
  readonly plan: Plan;
  readonly seq: number;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onRevert: (row: HistoryRow) => void;
  readonly onCompare: (row: HistoryRow) => void;
};

export function ChangeLog({ rows, plan, seq, more, onMore, onRevert, onCompare }: Props) {
  const { t } = useText();
  const area = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => area.current,
    estimateSize: () => 64,
    overscan: 8,
    getItemKey: (index) => rows[index]?.seq ?? index,
    initialRect: { width: 800, height: 600 },
  });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 10) onMore();
  }, [more, last, rows.length, onMore]);
  return (
    <div
      ref={area}
      className={classes.log}
      role="feed"
      aria-label={t('history.log')}
      aria-busy={more}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <article
              key={row.seq}
              ref={list.measureElement}
              data-index={item.index}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-posinset={item.index + 1}
              aria-setsize={more ? -1 : rows.length}
              aria-label={t('history.rowName', { seq: row.seq, label: row.label })}
            >
              <LogRow
                row={row}
                plan={plan}
                current={row.seq === seq}
                onRevert={onRevert}
                onCompare={onCompare}
              />
            </article>
          ) : null;
        })}
      </div>
    </div>
  );
}

type RowProps = Pick<Props, 'plan' | 'onRevert' | 'onCompare'> & {
  readonly row: HistoryRow;
  readonly current: boolean;
};

function LogRow({ row, plan, current, onRevert, onCompare }: RowProps) {
  const texts = useText();
  const { t } = texts;
  const [all, setAll] = useState(false);
  const items = useMemo(() => changeItems(row.change, row.inverse), [row]);
  const shown = all ? items : items.slice(0, FIRST_ITEMS);
  return (
    <>
      <div className={classes.when}>
        <time dateTime={row.at}>{moment(row.at, texts.language)}</time>
        <span>{row.who}</span>
      </div>
      <div className={classes.what}>
        <div className={classes.label}>
          {row.kind !== 'edit' && (
            <Badge size="xs" variant="outline" color="gray">
              {t(`history.kind.${row.kind}`)}
            </Badge>
          )}
          <span>{row.label}</span>
          <span className={classes.seq}>{t('history.seq', { seq: row.seq })}</span>
        </div>
        <ul className={classes.items}>
          {shown.map((item, index) => {
            const words = itemWords(texts, plan, item);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a stored row never changes its order
              <li key={index}>
                {words.what}
                {words.before !== '' || words.after !== '' ? (
                  <>
                    {': '}
                    <del>{words.before}</del> <span aria-hidden="true">→</span> <ins>{words.after}</ins>
                  </>
                ) : null}
              </li>
            );
          })}
        </ul>
        {items.length > FIRST_ITEMS && (
          <Button
            variant="transparent"
            size="compact-xs"
            p={0}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? t('history.fewer') : t('history.moreItems', { count: items.length - FIRST_ITEMS })}
          </Button>
        )}
      </div>
      <div className={classes.actions}>
        {current ? (
          <span className={classes.now}>{t('history.now')}</span>
        ) : (
          <>
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onCompare(row)}>
              {t('history.compare')}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => onRevert(row)}>
              {t('history.goBack')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

export function moment(iso: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return format.format(new Date(iso));
}
