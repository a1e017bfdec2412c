/** One row of the sheet with its reading at the left: whether it comes in, its kind, its sign, its formula, its cells. */
import { memo } from 'react';
import type { LineFormula, LineMapping } from '../../../electron/contract/import.ts';
import { type Kind, kindSchema } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { addressOf, type ColumnRole, rowHeading } from './edit-mapping.ts';
import classes from './import.module.css';
import type { SheetRow } from './preview-rows.ts';
import { cellProps, OWN_COLUMNS } from './use-grid-keys.ts';

const KINDS = kindSchema.options;
export const ROW_HEIGHT = 30;

type RowProps = {
  /** The column of the cell that the keyboard is on; null where it is on another row. */
  readonly active: number | null;
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

export const PreviewRow = memo(function PreviewRow(props: RowProps) {
  const { active, index, row, roles, faulty, odd, turned, formula, selected, onSelect, onHeader, onLine } =
    props;
  const { t, dynamic } = useText();
  const { line } = row;
  const name = line?.label ?? t('import.rowName', { row: rowHeading(turned, row.row) });
  const cell = (at: number) => cellProps(index, at, active === at);
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
      <td className={classes.take} {...cell(0)}>
        {!row.header && (
          <input
            tabIndex={-1}
            type="checkbox"
            aria-label={t('import.include', { name })}
            checked={line?.include ?? false}
            onChange={(event) => onLine({ include: event.currentTarget.checked })}
          />
        )}
      </td>
      <td {...cell(1)}>
        {line ? (
          <select
            tabIndex={-1}
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
      <td {...cell(2)}>
        {line ? (
          <select
            tabIndex={-1}
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
      <td className={classes.formula} {...cell(3)}>
        {line ? (
          <button
            tabIndex={-1}
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
      <td className={classes.rowNumber} {...cell(4)}>
        <button
          tabIndex={-1}
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
          {...cell(OWN_COLUMNS + column)}
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
