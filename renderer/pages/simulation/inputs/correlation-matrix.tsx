/**
 * Rank correlations between the inputs that are drawn once, as the lower half of a matrix. Says what was changed where
 * all together were impossible, and which ones do not act and why.
 */
import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { StudyNote } from '../../../../scenarios/simulation/study/study-types.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import classes from '../simulation.module.css';
import { CorrelationCell } from './correlation-cell.tsx';
import {
  ALL_SHOWN,
  correlatable,
  correlationChange,
  correlationOf,
  shownInMatrix,
} from './correlation-changes.ts';

type Props = { readonly plan: Plan; readonly notes: readonly StudyNote[] };

export function CorrelationMatrix({ plan, notes }: Props) {
  const { t } = useText();
  const { change } = usePlanNumbers();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = correlatable(plan);
  const shown = shownInMatrix(plan, chosen);
  const labelOf = (id: string) =>
    plan.lines.find((line) => line.id === id)?.label ?? t('simulation.correlation.gone');
  const keep = (a: string, b: string, rho: number | null) =>
    change(
      correlationChange(plan, a, b, rho),
      t('simulation.step.correlation', { a: labelOf(a), b: labelOf(b) }),
    );
  const told = notes.filter((note) => note.code !== 'nothing-uncertain');
  if (all.length < 2 && told.length === 0) return null;
  return (
    <section aria-label={t('simulation.correlation.title')} className={classes.part}>
      <h2 className={classes.partTitle}>{t('simulation.correlation.title')}</h2>
      <p className={classes.quiet}>{t('simulation.correlation.hint')}</p>
      {all.length > ALL_SHOWN ? (
        <MultiSelect
          mt="sm"
          maw={640}
          label={t('simulation.correlation.choose')}
          searchable
          hidePickedOptions
          value={shown.map(({ id }) => id)}
          data={all.map(({ id, label }) => ({ value: id, label }))}
          onChange={(ids) => setChosen(new Set(ids))}
        />
      ) : null}
      {shown.length > 1 ? (
        <div className={classes.tableArea}>
          <table className={classes.matrix}>
            <caption className="visually-hidden">{t('simulation.correlation.title')}</caption>
            <thead>
              <tr>
                <td />
                {shown.slice(0, -1).map(({ id, label }) => (
                  <th key={id} scope="col" title={label}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.slice(1).map((row, index) => (
                <tr key={row.id}>
                  <th scope="row" title={row.label}>
                    {row.label}
                  </th>
                  {shown.slice(0, index + 1).map((column) => (
                    <CorrelationCell
                      key={column.id}
                      label={t('simulation.correlation.of', { a: row.label, b: column.label })}
                      value={correlationOf(plan, row.id, column.id)}
                      onKeep={(rho) => keep(row.id, column.id, rho)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {told.length > 0 ? (
        <ul className={classes.notes}>
          {told.map((note) => {
            const names = { a: labelOf(note.a), b: labelOf(note.b) };
            return (
              <li key={`${note.a} ${note.b}`}>
                {note.code === 'correlation-repaired'
                  ? t('simulation.correlation.repaired', {
                      ...names,
                      from: rhoText(note.from),
                      to: rhoText(note.to),
                    })
                  : t(`simulation.correlation.idle.${note.reason}`, names)}
                {note.code === 'correlation-idle' ? (
                  <button type="button" className={classes.link} onClick={() => keep(note.a, note.b, null)}>
                    {t('simulation.correlation.remove')}
                  </button>
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}

/** With a sign in front, as a correlation is typed. */
function rhoText(rho: number): string {
  return `${rho < 0 ? '\u2212' : ''}${Math.abs(rho).toFixed(3).replace(/0+$/, '').replace(/\.$/, '')}`;
}
