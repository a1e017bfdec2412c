/**
 * The statement as a grid: labels stay at the left, years or periods run to the right, sections fold. Arrow keys
 * move, Enter explains the number. Only the columns in sight are in the page, so that 600 periods cost no more
 * than 12. It shows numbers and must not compute any.
 */
import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Appraisal, Returns } from '../../../models/appraisal/types.ts';
import type { ColumnGroup } from '../../charts/column-groups.ts';
import type { Unit } from '../../charts/money-words.ts';
import { groupWords } from '../../charts/time-words.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LayoutRow, LayoutSection, SectionId } from './statement-layout.ts';
import classes from './statement-table.module.css';
import { type Cell, statementCells } from './statement-view.ts';
import { cellText, rowWords } from './statement-words.ts';

type Props = {
  readonly appraisal: Appraisal;
  readonly returns: Returns;
  readonly sections: readonly LayoutSection[];
  readonly open: ReadonlySet<SectionId>;
  readonly groups: readonly ColumnGroup[];
  readonly unit: Unit;
  readonly onToggle: (section: SectionId) => void;
  readonly onExplain: (row: LayoutRow, group: ColumnGroup) => void;
};

const COLUMN_WIDTH = 104;
/** As in the style sheet: the labels that stay at the left. */
const LABEL_WIDTH = 340;
const ROWS_A_PAGE = 15;

export function StatementTable(props: Props) {
  const { appraisal, returns, sections, open, groups, unit, onToggle, onExplain } = props;
  const texts = useText();
  const { timeline } = appraisal.plan;
  const area = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const wantsFocus = useRef(false);
  const rows = useMemo(
    () => sections.flatMap((section) => (open.has(section.id) ? section.rows : [])),
    [sections, open],
  );
  const columns = useVirtualizer({
    horizontal: true,
    count: groups.length,
    getScrollElement: () => area.current,
    estimateSize: () => COLUMN_WIDTH,
    overscan: 4,
    paddingStart: LABEL_WIDTH,
    scrollPaddingStart: LABEL_WIDTH,
    initialRect: { width: 1000, height: 400 },
  });
  const visible = columns.getVirtualItems();
  const before = (visible[0]?.start ?? LABEL_WIDTH) - LABEL_WIDTH;
  const after = columns.getTotalSize() - (visible.at(-1)?.end ?? 0);
  const shown = visible.flatMap((item) => {
    const group = groups[item.index];
    return group ? [{ index: item.index, group }] : [];
  });
  const at = {
    row: Math.min(active.row, Math.max(0, rows.length - 1)),
    column: Math.min(active.column, groups.length - 1),
  };

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = area.current?.querySelector<HTMLElement>(`[data-cell="${at.row}/${at.column}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest' });
  });

  const moveTo = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(groups.length - 1, column)),
    };
    wantsFocus.current = true;
    columns.scrollToIndex(next.column);
    setActive(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { row, column } = at;
    const edge = event.ctrlKey || event.metaKey;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => moveTo(row, edge ? 0 : column - 1),
      ArrowRight: () => moveTo(row, edge ? groups.length - 1 : column + 1),
      ArrowUp: () => moveTo(edge ? 0 : row - 1, column),
      ArrowDown: () => moveTo(edge ? rows.length - 1 : row + 1, column),
      Home: () => moveTo(edge ? 0 : row, 0),
      End: () => moveTo(edge ? rows.length - 1 : row, groups.length - 1),
      PageUp: () => moveTo(row - ROWS_A_PAGE, column),
      PageDown: () => moveTo(row + ROWS_A_PAGE, column),
    };
    const move = moves[event.key];
    if (!move || !(event.target instanceof HTMLElement) || !event.target.dataset.cell) return;
    event.preventDefault();
    move();
  };

  let rowIndex = -1;
  return (
    <div className={classes.area} ref={area}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved through with arrow keys is a grid (ARIA APG)
        role="grid"
        aria-label={texts.t('returns.statement')}
        aria-rowcount={rows.length + 1}
        aria-colcount={groups.length + 1}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.label}>
              <span className="visually-hidden">{texts.t('returns.line')}</span>
            </th>
            {before > 0 && <td role="none" style={{ minWidth: before }} />}
            {shown.map(({ index, group }) => (
              <th key={group.key} scope="col" aria-colindex={index + 2} style={{ minWidth: COLUMN_WIDTH }}>
                {groupWords(texts, timeline, group)}
                {group.partial && <span title={texts.t('returns.partialYear')}> *</span>}
              </th>
            ))}
            {after > 0 && <td role="none" style={{ minWidth: after }} />}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.id}>
            <tr className={classes.section}>
              <th scope="rowgroup" className={classes.label}>
                <button
                  type="button"
                  aria-expanded={open.has(section.id)}
                  onClick={() => onToggle(section.id)}
                >
                  <IconChevronRight size={14} aria-hidden="true" />
                  {texts.t(`returns.section.${section.id}`)}
                </button>
              </th>
              <td role="none" colSpan={shown.length + (before > 0 ? 1 : 0) + (after > 0 ? 1 : 0)} />
            </tr>
            {open.has(section.id) &&
              section.rows.map((row) => {
                rowIndex += 1;
                return (
                  <StatementRowCells
                    key={row.id}
                    appraisal={appraisal}
                    returns={returns}
                    row={row}
                    index={rowIndex}
                    groups={groups}
                    from={shown[0]?.index ?? 0}
                    to={shown.at(-1)?.index ?? -1}
                    before={before}
                    after={after}
                    unit={unit}
                    activeColumn={at.row === rowIndex ? at.column : -1}
                    onExplain={onExplain}
                    onActive={setActive}
                  />
                );
              })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type RowProps = Pick<Props, 'appraisal' | 'returns' | 'groups' | 'unit' | 'onExplain'> & {
  readonly row: LayoutRow;
  readonly index: number;
  /** First and last column in the page. */
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly activeColumn: number;
  readonly onActive: (at: { readonly row: number; readonly column: number }) => void;
};

const StatementRowCells = memo(function StatementRowCells(props: RowProps) {
  const { appraisal, returns, row, index, groups, from, to, before, after, unit, activeColumn } = props;
  const texts = useText();
  const cells = useMemo(
    () => statementCells(appraisal, returns, row, groups),
    [appraisal, returns, row, groups],
  );
  const label = rowWords(texts, row);
  return (
    <tr className={classes[row.style]} aria-rowindex={index + 2}>
      <th scope="row" className={classes.label} data-indent={row.indent} title={label}>
        {label}
      </th>
      {before > 0 && <td role="none" />}
      {groups.slice(from, to + 1).map((group, offset) => {
        const column = from + offset;
        const value: Cell = cells[column] ?? null;
        const text = cellText(appraisal, row, value, unit);
        const explain = () => props.onExplain(row, group);
        return (
          <td
            key={group.key}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the grid above
            role="gridcell"
            aria-colindex={column + 2}
            data-cell={`${index}/${column}`}
            data-total={group.kind === 'total' || undefined}
            data-broken={(value !== null && !Number.isFinite(value)) || undefined}
            tabIndex={activeColumn === column ? 0 : -1}
            onFocus={() => props.onActive({ row: index, column })}
            onClick={value === null ? undefined : explain}
            onKeyDown={(event) => {
              if (value === null || (event.key !== 'Enter' && event.key !== ' ')) return;
              event.preventDefault();
              explain();
            }}
          >
            {text}
          </td>
        );
      })}
      {after > 0 && <td role="none" />}
    </tr>
  );
});
