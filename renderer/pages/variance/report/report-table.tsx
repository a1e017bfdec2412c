/**
 * The variance report as a grid: month, year to date and full year side by side. Arrows move, Enter opens the line,
 * Space folds a group. The head and the names stay in sight; the grid scrolls within itself.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Against, Horizon } from '../choice.ts';
import { NOTE_COLUMNS } from './note-cells.tsx';
import classes from './report.module.css';
import { type Blocks, deltaScale, type ShownRow } from './report-layout.ts';
import { ReportRow, type Scales } from './report-row.tsx';
import { SizerRow, SpacerRow } from './sizing-rows.tsx';

export type ReportHead = Readonly<
  Record<Horizon, { readonly title: string; readonly months: string; readonly forecast: boolean }>
>;

type Props = {
  readonly rows: readonly ShownRow[];
  readonly head: ReportHead;
  readonly against: Against;
  readonly blocks: Blocks;
  /** The open notes, by what they are about. */
  readonly notes: ReadonlyMap<string, readonly ReviewNote[]>;
  readonly settings: Settings;
  readonly name: string;
  readonly opened: string | null;
  readonly onOpen: (key: string, horizon: Horizon) => void;
  readonly onFold: (key: string) => void;
};

const PAGE_ROWS = 12;
/** A report of more rows draws only those in sight. */
const ALL_DRAWN = 120;
const ROW_HEIGHT = 27;

export function ReportTable(props: Props) {
  const { rows, head, against, blocks, notes, settings, name, opened, onOpen, onFold } = props;
  const { horizons } = blocks;
  const { t } = useText();
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ key: '', column: 0 });
  const perHorizon = against === 'flexed' ? 6 : 5;
  const last = perHorizon * horizons.length + (blocks.notes ? NOTE_COLUMNS.length : 0);
  const found = rows.findIndex(({ row }) => row.key === active.key);
  const index = found < 0 ? 0 : found;
  const column = Math.min(active.column, last);
  const idOf = useMemo(() => (row: number, cell: number) => `${id}-${row}-${cell}`, [id]);
  const scales = useMemo(
    (): Scales => ({
      month: deltaScale(rows, 'month', against),
      yearToDate: deltaScale(rows, 'yearToDate', against),
      fullYear: deltaScale(rows, 'fullYear', against),
    }),
    [rows, against],
  );
  const wasOpen = useRef(false);
  useEffect(() => {
    // What was opened is closed: the reader is back where it was opened from.
    if (opened === null && wasOpen.current && document.activeElement === document.body)
      table.current?.focus({ preventScroll: true });
    wasOpen.current = opened !== null;
  }, [opened]);
  const area = useRef<HTMLDivElement>(null);
  const large = rows.length > ALL_DRAWN;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => area.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 15,
    enabled: large,
    initialRect: { width: 900, height: 600 },
  });
  const drawn = large ? list.getVirtualItems() : [];
  const first = drawn[0]?.index ?? 0;
  const end = large ? (drawn.at(-1)?.index ?? 0) + 1 : rows.length;
  const before = drawn[0]?.start ?? 0;
  const after = large ? list.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    document.getElementById(idOf(index, column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [idOf, index, column]);
  const moveTo = (row: number, cell: number) => {
    const key = rows[Math.max(0, Math.min(rows.length - 1, row))]?.row.key;
    if (key === undefined) return;
    moved.current = true;
    if (large) list.scrollToIndex(Math.max(0, Math.min(rows.length - 1, row)));
    setActive({ key, column: Math.max(0, Math.min(last, cell)) });
  };
  const horizonOf = (cell: number): Horizon =>
    horizons[Math.max(0, Math.ceil(cell / perHorizon) - 1)] ?? horizons.at(-1) ?? 'month';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const shown = rows[index];
    const toEnd = event.ctrlKey;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(toEnd ? rows.length : index + 1, column),
      ArrowUp: () => moveTo(toEnd ? 0 : index - 1, column),
      ArrowRight: () => moveTo(index, toEnd ? last : column + 1),
      ArrowLeft: () => moveTo(index, toEnd ? 0 : column - 1),
      PageDown: () => moveTo(index + PAGE_ROWS, column),
      PageUp: () => moveTo(index - PAGE_ROWS, column),
      Home: () => moveTo(toEnd ? 0 : index, 0),
      End: () => moveTo(toEnd ? rows.length : index, last),
      Enter: () => shown && onOpen(shown.row.key, horizonOf(column)),
      ' ': () => shown?.foldable && onFold(shown.row.key),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const place = event.target.closest('[data-cell]')?.getAttribute('data-cell')?.split(':').map(Number);
    const shown = rows[place?.[0] ?? -1];
    if (!shown) return;
    setActive({ key: shown.row.key, column: place?.[1] ?? 0 });
    if (event.target.closest('[data-fold]')) onFold(shown.row.key);
    else onOpen(shown.row.key, horizonOf(place?.[1] ?? 0));
  };
  return (
    <div className={classes.area} ref={area}>
      <table
        ref={table}
        data-dense={blocks.dense || undefined}
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the rows are walked with the arrows, as in a spreadsheet
        role="treegrid"
        aria-label={name}
        aria-rowcount={rows.length + 2}
        tabIndex={0}
        aria-activedescendant={index >= first && index < end ? idOf(index, column) : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr>
            <td />
            {horizons.map((horizon) => (
              <th key={horizon} scope="colgroup" colSpan={perHorizon} data-first="true">
                {head[horizon].title} <span className={classes.months}>{head[horizon].months}</span>
              </th>
            ))}
            {blocks.notes && (
              <th scope="colgroup" colSpan={NOTE_COLUMNS.length} data-first="true">
                {t('variance.head.notes')}
              </th>
            )}
          </tr>
          <tr>
            <th scope="col">{t('variance.line')}</th>
            {horizons.map((horizon) => {
              const { forecast } = head[horizon];
              return [
                <th key={`${horizon} actual`} scope="col" data-first="true">
                  <i className={classes.swatch} data-swatch={forecast ? 'outlook' : 'actual'} />
                  {t(forecast ? 'variance.column.outlook' : 'variance.column.actual')}
                </th>,
                <th key={`${horizon} plan`} scope="col">
                  <i className={classes.swatch} data-swatch="plan" />
                  {t('variance.column.plan')}
                </th>,
                ...(against === 'flexed'
                  ? [
                      <th key={`${horizon} flexed`} scope="col">
                        {t('variance.column.flexed')}
                      </th>,
                    ]
                  : []),
                <th key={`${horizon} delta`} scope="col">
                  {t('variance.column.delta')}
                </th>,
                <th key={`${horizon} percent`} scope="col">
                  %
                </th>,
                <th key={`${horizon} judgement`} scope="col">
                  <span className="visually-hidden">{t('variance.column.judgement')}</span>
                </th>,
              ];
            })}
            {blocks.notes &&
              NOTE_COLUMNS.map((column) => (
                <th key={column} scope="col" data-left="true" data-first={column === 'cause' || undefined}>
                  {t(`variance.column.${column}`)}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {large && <SizerRow rows={rows} blocks={blocks} against={against} settings={settings} />}
          {first > 0 && <SpacerRow columns={last + 1} height={before} />}
          {rows.slice(first, end).map((shown, offset) => [
            shown.section !== null && (
              <tr key={`section ${shown.section}`} className={classes.section}>
                <th scope="rowgroup">{t(`kinds.section.${shown.section}`)}</th>
                <td colSpan={last} />
              </tr>
            ),
            <ReportRow
              key={shown.row.key}
              shown={shown}
              index={first + offset}
              active={first + offset === index ? column : null}
              opened={opened === shown.row.key}
              against={against}
              blocks={blocks}
              notes={notes.get(shown.row.lineId ?? shown.row.code)}
              scales={scales}
              settings={settings}
              idOf={idOf}
            />,
          ])}
          {end < rows.length && <SpacerRow columns={last + 1} height={after} />}
        </tbody>
      </table>
    </div>
  );
}
