/**
 * The sheet as it was read, with the reading beside it: what each row becomes at the left, what each column is on
 * top; both can be corrected in place, and a row that is chosen is explained beside it. Only rows in sight are in the page.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ImportPreview, LineFormula, SheetMapping } from '../../../electron/contract/import.ts';
import { useText } from '../../i18n/use-text.ts';
import { ColumnHead } from './column-head.tsx';
import {
  roleOf,
  rowHeading,
  withAddedLine,
  withAllIncluded,
  withHeaderRow,
  withLine,
  withRole,
} from './edit-mapping.ts';
import classes from './import.module.css';
import { PreviewRow, ROW_HEIGHT } from './preview-row.tsx';
import { rowsOf } from './preview-rows.ts';
import { RowPanel } from './row-panel.tsx';
import { cellProps, HEAD, OWN_COLUMNS, useGridKeys } from './use-grid-keys.ts';

type Props = {
  readonly preview: ImportPreview;
  readonly mapping: SheetMapping;
  /** The mapping as it was proposed: a column that was left out comes back as it was. */
  readonly proposed: SheetMapping;
  /** Addresses such as C7 that the last attempt could not read. */
  readonly faulty: ReadonlySet<string>;
  /** What becomes of the formulas of this table's rows. */
  readonly formulas: readonly LineFormula[];
  readonly onCorrect: (mapping: SheetMapping) => void;
};

export function SheetPreview({ preview, mapping, proposed, faulty, formulas, onCorrect }: Props) {
  const { t } = useText();
  const area = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const { grid, turned } = preview;
  const byRow = useMemo(() => new Map(formulas.map((each) => [each.row, each])), [formulas]);
  const odd = useMemo(() => new Set(formulas.flatMap((each) => each.odd)), [formulas]);
  const hidden = useMemo(() => new Set(preview.hiddenColumns), [preview]);
  const rows = useMemo(() => rowsOf(preview, mapping), [preview, mapping]);
  const width = grid[0]?.cells.length ?? 0;
  const details = mapping.lines.filter((line) => line.found === 'detail');
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => area.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 1000, height: 500 },
  });
  const keys = useGridKeys({
    area,
    rows: rows.length,
    columns: width,
    reveal: (row) => virtual.scrollToIndex(row),
    onRole: (column, role) => {
      if (roleOf(mapping, column) !== 'label') onCorrect(withRole(mapping, grid, column, role, proposed));
    },
    onTake: (at) => {
      const row = rows[at];
      if (row && !row.header) take(at, { include: !(row.line?.include ?? false) });
    },
    onHeader: (at) => {
      const row = rows[at];
      if (row) onCorrect(withHeaderRow(mapping, grid, row.row, !row.header));
    },
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const roles = columns.map((column) => roleOf(mapping, column));
  const chosen = mapping.lines.find((line) => line.row === selected);
  const isActive = (column: number): boolean => keys.cell.row === HEAD && keys.cell.column === column;

  function take(at: number, patch: Parameters<typeof withLine>[2]): void {
    const row = rows[at];
    if (row) onCorrect(row.line ? withLine(mapping, row.row, patch) : withAddedLine(mapping, grid, row.row));
  }

  return (
    <div className={classes.beside}>
      <div className={classes.sheet} ref={area}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys walk through the table
          role="grid"
          aria-label={t('import.sheetTable')}
          aria-description={t('import.keysHint')}
          aria-rowcount={rows.length + 2}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          <thead>
            <tr>
              <th scope="col" className={classes.take} {...cellProps(HEAD, 0, isActive(0))}>
                <input
                  tabIndex={-1}
                  type="checkbox"
                  aria-label={t('import.includeAll')}
                  checked={details.length > 0 && details.every((line) => line.include)}
                  onChange={(event) => onCorrect(withAllIncluded(mapping, event.currentTarget.checked))}
                />
              </th>
              {(['kind', 'sign', 'formula', 'row'] as const).map((own, at) => (
                <th key={own} scope="col" {...cellProps(HEAD, at + 1, isActive(at + 1))}>
                  {t(`import.${own}`)}
                </th>
              ))}
              {columns.map((column) => (
                <ColumnHead
                  key={column}
                  column={column}
                  role={roles[column] ?? 'none'}
                  hidden={hidden.has(column)}
                  turned={turned}
                  active={isActive(OWN_COLUMNS + column)}
                  mapping={mapping}
                  onRole={(role) => onCorrect(withRole(mapping, grid, column, role, proposed))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr style={{ height: before }} />}
            {items.map((item) => {
              const row = rows[item.index];
              return row ? (
                <PreviewRow
                  key={row.row}
                  index={item.index}
                  active={keys.cell.row === item.index ? keys.cell.column : null}
                  row={row}
                  roles={roles}
                  faulty={faulty}
                  odd={odd}
                  turned={turned}
                  formula={byRow.get(row.row)}
                  selected={row.row === selected}
                  onSelect={() => setSelected(row.row === selected ? null : row.row)}
                  onHeader={(header) => onCorrect(withHeaderRow(mapping, grid, row.row, header))}
                  onLine={(patch) => take(item.index, patch)}
                />
              ) : null;
            })}
            {after > 0 && <tr style={{ height: after }} />}
          </tbody>
        </table>
      </div>
      {chosen ? (
        <RowPanel
          line={chosen}
          place={
            turned
              ? rowHeading(turned, chosen.row)
              : t('import.rowName', { row: rowHeading(turned, chosen.row) })
          }
          formula={byRow.get(chosen.row)}
          pooled={mapping.columns.some(({ share }) => share !== undefined)}
          onLine={(patch) => onCorrect(withLine(mapping, chosen.row, patch))}
        />
      ) : null}
    </div>
  );
}
