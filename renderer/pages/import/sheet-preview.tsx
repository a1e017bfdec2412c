/**
 * The sheet as it was read, with the reading beside it: what each row becomes at the left, what each column is on
 * top; both can be corrected in place. Only the rows in sight are in the page.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef } from 'react';
import type { ImportPreview, LineMapping, SheetMapping } from '../../../electron/contract/import.ts';
import { type Kind, kindSchema } from '../../../models/plan/schema.ts';
import { columnTitle } from '../../app/plan-format.ts';
import { useText } from '../../i18n/use-text.ts';
import {
  COLUMN_ROLES,
  type ColumnRole,
  columnName,
  periodOf,
  roleOf,
  withAddedLine,
  withAllIncluded,
  withHeaderRow,
  withLine,
  withRole,
} from './edit-mapping.ts';
import classes from './import.module.css';

const KINDS = kindSchema.options;
const ROW_HEIGHT = 30;

type Props = {
  readonly preview: ImportPreview;
  readonly mapping: SheetMapping;
  /** Addresses such as C7 that the last attempt could not read. */
  readonly faulty: ReadonlySet<string>;
  readonly onCorrect: (mapping: SheetMapping) => void;
};

export function SheetPreview({ preview, mapping, faulty, onCorrect }: Props) {
  const { t } = useText();
  const area = useRef<HTMLDivElement>(null);
  const { grid } = preview;
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
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const roles = columns.map((column) => roleOf(mapping, column));
  return (
    <div className={classes.sheet} ref={area}>
      <table aria-label={t('import.sheetTable')} aria-rowcount={rows.length + 2}>
        <thead>
          <tr>
            <th scope="col" className={classes.take}>
              <input
                type="checkbox"
                aria-label={t('import.includeAll')}
                checked={details.length > 0 && details.every((line) => line.include)}
                onChange={(event) => onCorrect(withAllIncluded(mapping, event.currentTarget.checked))}
              />
            </th>
            <th scope="col">{t('import.kind')}</th>
            <th scope="col">{t('import.sign')}</th>
            <th scope="col">{t('import.row')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-role={roles[column]}>
                <div>{columnName(column)}</div>
                <select
                  aria-label={t('import.roleOf', { column: columnName(column) })}
                  value={roles[column]}
                  onChange={(event) => {
                    const role = COLUMN_ROLES.find((known) => known === event.currentTarget.value);
                    if (role) onCorrect(withRole(mapping, grid, column, role));
                  }}
                >
                  {COLUMN_ROLES.map((role) => (
                    <option key={role} value={role} disabled={roles[column] === 'label' && role !== 'label'}>
                      {roleWords(t, mapping, column, role)}
                    </option>
                  ))}
                </select>
              </th>
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
                row={row}
                roles={roles}
                faulty={faulty}
                onHeader={(header) => onCorrect(withHeaderRow(mapping, grid, row.row, header))}
                onLine={(patch) =>
                  onCorrect(
                    row.line ? withLine(mapping, row.row, patch) : withAddedLine(mapping, grid, row.row),
                  )
                }
              />
            ) : null;
          })}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

type SheetRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly header: boolean;
  readonly line: LineMapping | null;
};

/** Every row of the preview, and the lines that lie below it. */
function rowsOf(preview: ImportPreview, mapping: SheetMapping): readonly SheetRow[] {
  const lines = new Map(mapping.lines.map((line) => [line.row, line]));
  const headers = new Set(mapping.headerRows);
  const shown = preview.grid.map(({ row, cells }) => ({
    row,
    cells,
    header: headers.has(row),
    line: lines.get(row) ?? null,
  }));
  const seen = new Set(shown.map(({ row }) => row));
  const below = mapping.lines
    .filter((line) => !seen.has(line.row))
    .map((line) => ({ row: line.row, cells: [line.label], header: false, line }));
  return [...shown, ...below];
}

function roleWords(
  t: ReturnType<typeof useText>['t'],
  mapping: SheetMapping,
  column: number,
  role: ColumnRole,
): string {
  const period = periodOf(mapping, column);
  if (role !== 'period' || period === null || period === 0) return t(`import.role.${role}`);
  return columnTitle({ ...mapping.timeline, periods: period, fiscalYearStart: 1 }, period);
}

type RowProps = {
  readonly index: number;
  readonly row: SheetRow;
  readonly roles: readonly ColumnRole[];
  readonly faulty: ReadonlySet<string>;
  readonly onHeader: (header: boolean) => void;
  readonly onLine: (patch: Partial<LineMapping>) => void;
};

const PreviewRow = memo(function PreviewRow({ index, row, roles, faulty, onHeader, onLine }: RowProps) {
  const { t, dynamic } = useText();
  const { line } = row;
  const name = line?.label ?? t('import.rowName', { row: row.row + 1 });
  return (
    <tr
      style={{ height: ROW_HEIGHT }}
      aria-rowindex={index + 2}
      data-header={row.header || undefined}
      data-off={(!row.header && !line?.include) || undefined}
    >
      <td className={classes.take}>
        {!row.header && (
          <input
            type="checkbox"
            aria-label={t('import.include', { name })}
            checked={line?.include ?? false}
            onChange={(event) => onLine({ include: event.currentTarget.checked })}
          />
        )}
      </td>
      <td>
        {line ? (
          <select
            aria-label={t('import.kindOf', { name })}
            value={line.kind}
            disabled={!line.include}
            onChange={(event) => {
              const kind: Kind | undefined = KINDS.find((known) => known === event.currentTarget.value);
              if (kind) onLine({ kind });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {dynamic('history', `value.${kind}`)}
              </option>
            ))}
          </select>
        ) : (
          <span className={classes.quiet}>{row.header ? t('import.header') : ''}</span>
        )}
      </td>
      <td>
        {line ? (
          <select
            aria-label={t('import.signOf', { name })}
            value={line.sign}
            disabled={!line.include}
            onChange={(event) => onLine({ sign: event.currentTarget.value === 'flip' ? 'flip' : 'keep' })}
          >
            <option value="keep">{t('import.signs.keep')}</option>
            <option value="flip">{t('import.signs.flip')}</option>
          </select>
        ) : null}
      </td>
      <td className={classes.rowNumber}>
        <button
          type="button"
          aria-pressed={row.header}
          title={t('import.headerToggle')}
          aria-label={t('import.headerRow', { row: row.row + 1 })}
          onClick={() => onHeader(!row.header)}
        >
          {row.row + 1}
        </button>
        {line && line.found !== 'detail' && (
          <span className={classes.found}>{t(`import.found.${line.found}`)}</span>
        )}
      </td>
      {roles.map((role, column) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number
          key={column}
          data-role={role}
          data-faulty={faulty.has(`${columnName(column)}${row.row + 1}`) || undefined}
        >
          {row.cells[column]}
        </td>
      ))}
    </tr>
  );
});
