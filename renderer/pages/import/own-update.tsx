/**
 * What was changed in Excel since the workbook was written, line by line: before, after, what the plan holds now, and what the
 * change alone does to NPV. Accepted lines become one change of the plan, with undo.
 */
import { Button, Checkbox, Group } from '@mantine/core';
import type { InputChangeRow } from '../../../electron/contract/import-calls.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorBox, Notices } from './import-parts.tsx';
import classes from './own-update.module.css';
import { useOwnUpdate } from './use-own-update.ts';

type Props = {
  readonly ticket: string;
  readonly planId: string;
  readonly onDone: (planId: string) => void;
};

export function OwnUpdate({ ticket, planId, onDone }: Props) {
  const { t } = useText();
  const { compared, accepted, setAccepted, error, busy, apply } = useOwnUpdate(ticket, planId, onDone);
  const open = compared?.changes.flatMap((row, at) => (acceptable(row) ? [at] : [])) ?? [];
  return (
    <section className={classes.update} aria-label={t('import.update.title')} aria-busy={busy}>
      {error ? <ErrorBox error={error} /> : null}
      {compared ? (
        <>
          <Group justify="space-between">
            <h2>{t('import.update.heading', { name: compared.planName, count: compared.changes.length })}</h2>
            <Button
              loading={busy}
              disabled={accepted.size === 0}
              onClick={() => void apply(t('import.update.label', { count: accepted.size }))}
            >
              {t('import.update.apply', { count: accepted.size })}
            </Button>
          </Group>
          <p className={classes.quiet}>{t('import.update.promise')}</p>
          <Notices notices={[]} own={compared.notices} />
          <div className={classes.changes}>
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <Checkbox
                      size="xs"
                      aria-label={t('import.update.all')}
                      checked={open.length > 0 && open.every((at) => accepted.has(at))}
                      onChange={(event) => setAccepted(new Set(event.currentTarget.checked ? open : []))}
                    />
                  </th>
                  {(['cell', 'line', 'period', 'before', 'after', 'present', 'effect'] as const).map(
                    (key) => (
                      <th key={key} scope="col" data-number={NUMBERS.has(key) || undefined}>
                        {t(`import.update.${key}`)}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {compared.changes.map((row, at) => (
                  <ChangeRow
                    key={`${row.target} ${row.column ?? 'constant'}`}
                    row={row}
                    accepted={accepted.has(at)}
                    onAccept={(take) => setAccepted(toggled(accepted, at, take))}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {compared.more > 0 ? <p>{t('import.update.more', { count: compared.more })}</p> : null}
        </>
      ) : null}
    </section>
  );
}

const NUMBERS: ReadonlySet<string> = new Set(['before', 'after', 'present', 'effect']);

type RowProps = {
  readonly row: InputChangeRow;
  readonly accepted: boolean;
  readonly onAccept: (take: boolean) => void;
};

function ChangeRow({ row, accepted, onAccept }: RowProps) {
  const { t } = useText();
  const { place, label, unit, column, before, after, present, state, effect } = row;
  const period =
    column === null ? t('import.update.always') : column === 0 ? t('import.role.opening') : String(column);
  return (
    <tr data-state={state}>
      <td>
        <Checkbox
          size="xs"
          checked={accepted}
          disabled={!acceptable(row)}
          aria-label={t('import.update.accept', { place })}
          onChange={(event) => onAccept(event.currentTarget.checked)}
        />
      </td>
      <td>{place}</td>
      <td>{unit === '' ? label : `${label} (${unit})`}</td>
      <td>{period}</td>
      <td data-number>{figure(before, unit)}</td>
      <td data-number>
        <b>{figure(after, unit)}</b>
      </td>
      <td data-number>
        {figure(present, unit)}
        {state === 'ready' ? null : <div className={classes.warn}>{t(`import.update.state.${state}`)}</div>}
      </td>
      <td data-number data-sign={effect === null || effect === 0 ? undefined : effect > 0 ? 'up' : 'down'}>
        {effect === null ? '' : signed(effect)}
      </td>
    </tr>
  );
}

function acceptable({ state }: InputChangeRow): boolean {
  return state === 'ready' || state === 'conflict';
}

function toggled(set: ReadonlySet<number>, at: number, take: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (take) next.add(at);
  else next.delete(at);
  return next;
}

/** All digits that were typed: a rate of 0.125 must not look like 0.13. */
function figure(value: number | null, unit = ''): string {
  if (value === null) return '–';
  if (unit === '%') return `${Number((value * 100).toPrecision(12)).toLocaleString('en', DIGITS)} %`;
  return value.toLocaleString('en', DIGITS);
}

const DIGITS = { maximumFractionDigits: 10 } as const;

function signed(effect: number): string {
  const text = Math.abs(effect).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return effect < 0 ? `(${text})` : `+${text}`;
}
