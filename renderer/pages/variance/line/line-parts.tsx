/** What a group, a kind or a total is made of: its lines by the size of their difference, each a way further down. */
import type { VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Against, Horizon } from '../choice.ts';
import { EffectLetter, LightSign } from '../report/judgement.tsx';
import { differenceOf, partsOf } from '../report/report-layout.ts';
import { figure, signedFigure } from '../row-words.ts';
import classes from './line.module.css';

type Props = {
  readonly row: VarianceRow;
  readonly rows: readonly VarianceRow[];
  readonly horizon: Horizon;
  readonly against: Against;
  readonly settings: Settings;
  readonly onOpen: (key: string) => void;
};

export function LineParts({ row, rows, horizon, against, settings, onOpen }: Props) {
  const { t } = useText();
  const ids = new Set(partsOf(rows, row).map(({ lineId }) => lineId));
  const lines = rows
    .filter(({ level, lineId }) => level === 'line' && lineId !== null && ids.has(lineId))
    .map((line) => ({ line, difference: differenceOf(line, horizon, against) }))
    .toSorted((a, b) => Math.abs(b.difference?.amount ?? 0) - Math.abs(a.difference?.amount ?? 0));
  return (
    <table className={classes.entries}>
      <thead>
        <tr>
          <th scope="col">{t('variance.line')}</th>
          <th scope="col">{t('variance.column.actual')}</th>
          <th scope="col">{t('variance.column.delta')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('variance.column.judgement')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, difference }) => {
          const { actual, light } = line[horizon];
          return (
            <tr key={line.key}>
              <td className={classes.memo}>
                <button type="button" className={classes.link} onClick={() => onOpen(line.key)}>
                  {line.label}
                </button>
              </td>
              <td>{figure(line, actual, settings)}</td>
              <td>{difference ? signedFigure(line, difference.amount, settings) : ''}</td>
              <td className={classes.signs}>
                {difference && <EffectLetter effect={difference.effect} />}
                {light && <LightSign light={light} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
