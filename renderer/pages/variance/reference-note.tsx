/**
 * What the actuals are compared with: the approved baseline by whom and when, or, said clearly, only the plan itself; and
 * which planned lines nothing was booked on, for their whole plan stands in the differences.
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { VarianceReport } from '../../../electron/contract/tracking/variance-calls.ts';
import { gapsOf } from '../../../models/tracking/variance/report/unbooked.ts';
import { formatMoment } from '../../app/moments.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useBaselines } from '../history/baselines/use-baselines.ts';
import classes from './variance.module.css';

type Props = { readonly report: VarianceReport; readonly onApprove: () => void };

export function ReferenceNote({ report, onApprove }: Props) {
  const { t, language } = useText();
  const { go } = useNavigation();
  const { data } = useBaselines(report.planId);
  const { baseline, strayLines, partMonth } = report;
  return (
    <p className={classes.note}>
      <Unbooked report={report} />
      {baseline ? (
        <span>
          {t('variance.comparedWith', {
            name: baseline.name,
            person: baseline.approvedBy,
            moment: formatMoment(baseline.approvedAt, language),
          })}
        </span>
      ) : (
        <>
          <span className={classes.warning}>{t('variance.nothingApproved')}</span>
          <Button variant="default" size="compact-sm" onClick={onApprove}>
            {t('history.baseline.approve')}
          </Button>
        </>
      )}
      {partMonth && <span className={classes.warning}>{t('variance.partMonth')}</span>}
      {strayLines > 0 && (
        <button type="button" className={classes.link} onClick={() => go('actuals')}>
          {t('variance.stray', { count: strayLines })}
        </button>
      )}
      {baseline && data?.altered === baseline.id && (
        <span className={classes.trouble} role="alert">
          <IconAlertTriangle size={14} aria-hidden="true" /> {t('history.baseline.altered')}
        </span>
      )}
    </p>
  );
}

const NAMES_SAID = 5;

function Unbooked({ report }: Pick<Props, 'report'>) {
  const { t } = useText();
  const { planned, missing } = gapsOf(report.rows, 'yearToDate');
  if (missing.length === 0) return null;
  const listed = missing
    .slice(0, NAMES_SAID)
    .map(({ label }) => label)
    .join(t('variance.comma'));
  const more = missing.length - NAMES_SAID;
  return (
    <span className={classes.warning}>
      {t('variance.unbooked', {
        count: missing.length,
        planned,
        from: report.yearFrom ?? '',
        to: report.month ?? '',
        names: more > 0 ? t('variance.unbookedMore', { names: listed, more }) : listed,
      })}
    </span>
  );
}
