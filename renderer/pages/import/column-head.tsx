/** The head of a column of the sheet: its letter, and what it is read as. */
import type { SheetMapping } from '../../../electron/contract/import.ts';
import { columnTitle } from '../../app/plan-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { COLUMN_ROLES, type ColumnRole, columnHeading, periodsOf } from './edit-mapping.ts';
import { cellProps, HEAD, OWN_COLUMNS } from './use-grid-keys.ts';

type Props = {
  readonly column: number;
  readonly role: ColumnRole;
  readonly hidden: boolean;
  readonly turned: boolean;
  readonly active: boolean;
  readonly mapping: SheetMapping;
  readonly onRole: (role: ColumnRole) => void;
};

export function ColumnHead({ column, role, hidden, turned, active, mapping, onRole }: Props) {
  const { t } = useText();
  const name = columnHeading(turned, column);
  const words = (each: ColumnRole): string =>
    (each === 'period' ? periodWords(mapping, column) : null) ?? t(`import.role.${each}`);
  return (
    <th
      scope="col"
      {...cellProps(HEAD, OWN_COLUMNS + column, active)}
      data-role={role}
      data-hidden={hidden || undefined}
    >
      <div>
        {name}
        {hidden ? ` ${t('import.hiddenMark')}` : ''}
      </div>
      <select
        tabIndex={-1}
        aria-label={t('import.roleOf', { column: name })}
        value={role}
        onChange={(event) => {
          const chosen = COLUMN_ROLES.find((known) => known === event.currentTarget.value);
          if (chosen) onRole(chosen);
        }}
      >
        {COLUMN_ROLES.map((each) => (
          <option key={each} value={each} disabled={role === 'label' && each !== 'label'}>
            {words(each)}
          </option>
        ))}
      </select>
    </th>
  );
}

/** The month of the column, or both months of a week that lies in two. */
function periodWords(mapping: SheetMapping, column: number): string | null {
  const periods = periodsOf(mapping, column).filter((period) => period > 0);
  if (periods.length === 0) return null;
  return periods
    .map((period) => columnTitle({ ...mapping.timeline, periods: period, fiscalYearStart: 1 }, period))
    .join(' / ');
}
