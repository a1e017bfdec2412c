/** The row's figures of the three horizons below each other, the flexed plan and the year before among them. */
import type { VarianceReport, VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { HORIZONS } from '../choice.ts';
import { EffectLetter, LightSign } from '../report/judgement.tsx';
import type { ReportHead } from '../report/report-table.tsx';
import { figure, percentOf, signedFigure } from '../row-words.ts';
import classes from './line.module.css';

type Props = {
  readonly row: VarianceRow;
  readonly report: VarianceReport;
  readonly head: ReportHead;
  readonly settings: Settings;
};

export function LineFacts({ row, report, head, settings }: Props) {
  const texts = useText();
  const { t } = texts;
  const prior = HORIZONS.some((horizon) => row[horizon].priorYear !== null);
  const { flexedBy } = row;
  return (
    <>
      <table className={classes.facts}>
        <thead>
          <tr>
            <td />
            {HORIZONS.map((horizon) => (
              <th key={horizon} scope="col">
                {horizon === 'fullYear' ? t('variance.fullYearOutlook') : head[horizon].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['actual', 'plan', 'flexed', ...(prior ? (['priorYear'] as const) : [])] as const).map((name) => (
            <tr key={name}>
              <th scope="row">{t(`variance.column.${name}`)}</th>
              {HORIZONS.map((horizon) => (
                <td key={horizon}>{figure(row, row[horizon][name], settings)}</td>
              ))}
            </tr>
          ))}
          {(['againstPlan', 'againstFlexed'] as const).map((name) => (
            <tr key={name} className={classes.difference}>
              <th scope="row">{t(`variance.${name}Gap`)}</th>
              {HORIZONS.map((horizon) => {
                const difference = row[horizon][name];
                const { light } = row[horizon];
                const judged = report.thresholds.against === (name === 'againstPlan' ? 'plan' : 'flexed');
                return (
                  <td key={horizon}>
                    {difference && (
                      <>
                        {signedFigure(row, difference.amount, settings)}{' '}
                        <EffectLetter effect={difference.effect} />
                        {judged && light && <LightSign light={light} />}
                        <div className={classes.small}>{percentOf(texts, difference)}</div>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {row.level === 'line' && row.measure === 'money' && (
        <p className={classes.quiet}>
          {flexedBy.type === 'volume' || flexedBy.type === 'revenue'
            ? t(`variance.flexedBy.${flexedBy.type}`, { label: flexedBy.label })
            : t(`variance.flexedBy.${flexedBy.type}`)}
        </p>
      )}
      {row.since !== 'both' && <p className={classes.quiet}>{t(`variance.since.${row.since}`)}</p>}
    </>
  );
}
