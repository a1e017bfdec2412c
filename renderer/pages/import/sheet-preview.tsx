/**
 * The sheet as it was read, with the reading beside it: what each row becomes at the left, what each column is on
 * top; both can be corrected in place, and a row that is chosen is explained beside it. Only rows in sight are in the page.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef, useState } from 'react';
import type {
  ImportPreview,
  LineFormula,
  LineMapping,
  SheetMapping,
} from '../../../electron/contract/import.ts';
import { type Kind, kindSchema } from '../../../models/plan/schema.ts';
import { columnTitle } from '../../app/plan-format.ts';
import { useText } from '../../i18n/use-text.ts';
import {
  addressOf,
  COLUMN_ROLES,
  type ColumnRole,
  columnHeading,
  periodOf,
  roleOf,
  rowHeading,
  withAddedLine,
  withAllIncluded,
  withHeaderRow,
  withLine,
  withRole,
} from './edit-mapping.ts';
import classes from './import.module.css';
import { RowPanel } from './row-panel.tsx';

const KINDS = kindSchema.options;
const ROW_HEIGHT = 30;

type Props = {
  readonly preview: ImportPreview;
  readonly mapping: SheetMapping;
  /** Addresses such as C7 that the last attempt could not read. */
  readonly faulty: ReadonlySet<string>;
  /** What becomes of the formulas of this table's rows. */
  readonly formulas: readonly LineFormula[];
  readonly onCorrect: (mapping: SheetMapping) => void;
};

export function SheetPreview({ preview, mapping, faulty, formulas, onCorrect }: Props) {
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
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const roles = columns.map((column) => roleOf(mapping, column));
  const chosen = mapping.lines.find((line) => line.row === selected);
  return (
    <div className={classes.beside}>
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
              <th scope="col">{t('import.formula')}</th>
              <th scope="col">{t('import.row')}</th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  data-role={roles[column]}
                  data-hidden={hidden.has(column) || undefined}
                >
                  <div>
                    {columnHeading(turned, column)}
                    {hidden.has(column) ? ` ${t('import.hiddenMark')}` : ''}
                  </div>
                  <select
                    aria-label={t('import.roleOf', { column: columnHeading(turned, column) })}
                    value={roles[column]}
                    onChange={(event) => {
                      const role = COLUMN_ROLES.find((known) => known === event.currentTarget.value);
                      if (role) onCorrect(withRole(mapping, grid, column, role));
                    }}
                  >
                    {COLUMN_ROLES.map((role) => (
                      <option
                        key={role}
                        value={role}
                        disabled={roles[column] === 'label' && role !== 'label'}
                      >
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
                  odd={odd}
                  turned={turned}
                  formula={byRow.get(row.row)}
                  selected={row.row === selected}
                  onSelect={() => setSelected(row.row === selected ? null : row.row)}
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
      {chosen ? (
        <RowPanel
          line={chosen}
          place={rowHeading(turned, chosen.row)}
          formula={byRow.get(chosen.row)}
          onLine={(patch) => onCorrect(withLine(mapping, chosen.row, patch))}
        />
      ) : null}
    </div>
  );
}

type SheetRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly header: boolean;
  readonly line: LineMapping | null;
  readonly hidden: boolean;
  readonly formulas: ReadonlySet<number>;
  readonly blue: ReadonlySet<number>;
};

const NO_COLUMNS: ReadonlySet<number> = new Set();

/** Every row of the preview, and the lines that lie below it. */
function rowsOf(preview: ImportPreview, mapping: SheetMapping): readonly SheetRow[] {
  const lines = new Map(mapping.lines.map((line) => [line.row, line]));
  const headers = new Set(mapping.headerRows);
  const shown = preview.grid.map(({ row, cells, hidden, formulas, blue }) => ({
    row,
    cells,
    header: headers.has(row),
    line: lines.get(row) ?? null,
    hidden: hidden === true,
    formulas: formulas ? new Set(formulas) : NO_COLUMNS,
    blue: blue ? new Set(blue) : NO_COLUMNS,
  }));
  const seen = new Set(shown.map(({ row }) => row));
  const below = mapping.lines
    .filter((line) => !seen.has(line.row))
    .map((line) => ({
      row: line.row,
      cells: [line.label],
      header: false,
      line,
      hidden: false,
      formulas: NO_COLUMNS,
      blue: NO_COLUMNS,
    }));
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
  readonly odd: ReadonlySet<string>;
  readonly turned: boolean;
  readonly formula: LineFormula | undefined;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onHeader: (header: boolean) => void;
  readonly onLine: (patch: Partial<LineMapping>) => void;
};

const PreviewRow = memo(function PreviewRow(props: RowProps) {
  const { index, row, roles, faulty, odd, turned, formula, selected, onSelect, onHeader, onLine } = props;
  const { t, dynamic } = useText();
  const { line } = row;
  const name = line?.label ?? t('import.rowName', { row: rowHeading(turned, row.row) });
  return (
    <tr
      style={{ height: ROW_HEIGHT }}
      aria-rowindex={index + 2}
      data-header={row.header || undefined}
      data-hidden={row.hidden || undefined}
      data-selected={selected || undefined}
      data-found={line?.found}
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
      <td className={classes.formula}>
        {line ? (
          <button
            type="button"
            aria-expanded={selected}
            aria-label={t('import.explainRow', { name })}
            data-state={formula ? (formula.odd.length > 0 ? 'odd' : formula.state) : 'none'}
            onClick={onSelect}
          >
            {formula
              ? formula.odd.length > 0
                ? t('import.state.odd')
                : t(`import.state.${formula.state}`)
              : t('import.state.none')}
          </button>
        ) : null}
      </td>
      <td className={classes.rowNumber}>
        <button
          type="button"
          aria-pressed={row.header}
          title={t('import.headerToggle')}
          aria-label={t('import.headerRow', { row: rowHeading(turned, row.row) })}
          onClick={() => onHeader(!row.header)}
        >
          {rowHeading(turned, row.row)}
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
          data-faulty={faulty.has(addressOf(turned, row.row, column)) || undefined}
          data-odd={odd.has(addressOf(turned, row.row, column)) || undefined}
          data-cell={row.blue.has(column) ? 'blue' : row.formulas.has(column) ? 'formula' : undefined}
        >
          {row.cells[column]}
        </td>
      ))}
    </tr>
  );
});
