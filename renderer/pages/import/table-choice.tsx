/**
 * Which tables of the file come in: every table with its place and size, several at once if they share their periods, and the
 * offer to use what was chosen for the last file of the same shape.
 */
import { Button, Checkbox } from '@mantine/core';
import type { ImportPreview } from '../../../electron/contract/import.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './import.module.css';
import type { Look } from './use-import.ts';

type TablesProps = {
  readonly preview: ImportPreview;
  readonly chosen: readonly number[];
  readonly onChoose: (tables: readonly number[]) => void;
};

export function TableChoice({ preview, chosen, onChoose }: TablesProps) {
  const { t } = useText();
  const { tables } = preview;
  if (tables.length < 2) return null;
  const periodicity = tables[chosen[0] ?? -1]?.mapping.timeline.periodicity;
  return (
    <fieldset className={classes.tables}>
      <legend>{t('import.tables')}</legend>
      {tables.map((table, at) => {
        const isChosen = chosen.includes(at);
        const fits = periodicity === undefined || table.mapping.timeline.periodicity === periodicity;
        const name = table.hidden ? t('import.hiddenSheet', { name: table.name }) : table.name;
        return (
          <div
            key={`${table.sheet} ${table.range} ${table.mapping.labelColumn}`}
            className={classes.table}
            data-shown={chosen[0] === at || undefined}
          >
            <Checkbox
              size="xs"
              checked={isChosen}
              disabled={!fits && !isChosen}
              title={fits ? undefined : t('import.otherPeriods')}
              aria-label={t('import.takeTable', { name: `${name} ${table.range}` })}
              onChange={() => onChoose(isChosen ? chosen.filter((known) => known !== at) : [...chosen, at])}
            />
            <button
              type="button"
              aria-pressed={chosen[0] === at}
              onClick={() => onChoose([at, ...chosen.filter((known) => known !== at && fits)])}
            >
              <b>{name}</b>{' '}
              <span className={classes.quiet}>
                {t('import.tableSize', { range: table.range, lines: table.lines, periods: table.periods })}
              </span>
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}

export function Remembered({ look, onUse }: { readonly look: Look; readonly onUse: () => void }) {
  const { t, language } = useText();
  const { remembered } = look;
  if (!remembered) return null;
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(remembered.at));
  return (
    <p className={classes.remembered}>
      {t('import.remembered', { name: remembered.name, at })}{' '}
      <Button size="compact-xs" variant="light" onClick={onUse} disabled={look.busy}>
        {t('import.useRemembered')}
      </Button>
    </p>
  );
}
