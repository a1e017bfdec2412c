/** What the actuals are compared with: the approved baseline by whom and when, or, said clearly, only the plan itself. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { VarianceReport } from '../../../electron/contract/tracking/variance-calls.ts';
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
