/** What a careful reviewer would point out, worst first, each leading to its place; and the state of the checks. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { Severity } from '../../../models/appraisal/findings.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { useFindingText } from '../../app/finding-text.ts';
import { useVisit } from '../../app/master-check.tsx';
import { useText } from '../../i18n/use-text.ts';
import classes from './overview.module.css';

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, note: IconInfoCircle } as const;
const ORDER = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

export function FindingsBlock({ appraisal }: { readonly appraisal: Appraisal }) {
  const { t } = useText();
  const textOf = useFindingText(appraisal);
  const visit = useVisit();
  const failed = appraisal.checks.filter((check) => !check.ok).length;
  const findings = appraisal.findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <>
      <p className={classes.master} data-failed={failed > 0 || undefined}>
        {failed > 0 ? (
          <IconCircleX size={15} aria-hidden="true" />
        ) : (
          <IconCircleCheck size={15} aria-hidden="true" />
        )}
        {failed > 0
          ? t('overview.checksFail', { count: failed, total: appraisal.checks.length })
          : t('overview.checksPass', { total: appraisal.checks.length })}
      </p>
      {findings.length === 0 && <p className={classes.quiet}>{t('overview.noFindings')}</p>}
      <ul className={classes.findings}>
        {findings.map((finding) => {
          const Icon = ICONS[finding.severity];
          return (
            <li key={`${finding.code} ${finding.lineCode ?? ''} ${JSON.stringify(finding.params)}`}>
              <button type="button" data-severity={finding.severity} onClick={() => visit(finding)}>
                <Icon size={15} aria-label={t(`overview.severity.${finding.severity}`)} />
                <span>{textOf(finding)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
