/**
 * What makes the lights themselves doubtful: owners whose rules have never been anything but green, rules that have
 * never had a number, and what the rules lack to be read.
 */
import type { WarningsReport } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatPlace } from '../../../state/navigation.ts';
import classes from '../warnings.module.css';

type Props = { readonly plan: Plan; readonly report: WarningsReport };

export function AlwaysGreen({ plan, report }: Props) {
  const { t } = useText();
  const nameOf = (id: string) => plan.warnings?.find((rule) => rule.id === id)?.name ?? '';
  const names = (ids: readonly string[]) =>
    ids
      .map(nameOf)
      .filter((name) => name !== '')
      .join(t('warnings.and'));
  const { alwaysGreen, withoutData } = report;
  if (alwaysGreen.length === 0 && withoutData.length === 0) return null;
  return (
    <section className={classes.remarks} aria-label={t('warnings.remarks.title')}>
      <h2>{t('warnings.remarks.title')}</h2>
      <ul>
        {alwaysGreen.map(({ owner, ruleIds, buckets }) => (
          <li key={owner}>
            {t('warnings.remarks.alwaysGreen', {
              owner: owner === '' ? t('warnings.nobody') : owner,
              count: buckets,
              rules: names(ruleIds),
            })}
          </li>
        ))}
        {withoutData.length === 0 ? null : (
          <li>{t('warnings.remarks.withoutData', { rules: names(withoutData) })}</li>
        )}
      </ul>
    </section>
  );
}

const LEADS = {
  'no-baseline': 'history',
  'no-actuals': 'actuals',
  'no-band': 'simulation',
  'no-outlook': 'outlook',
} as const;

/** What is missing, each with the way to it. */
export function Missing({ plan, report }: Props) {
  const { t } = useText();
  if (report.remarks.length === 0) return null;
  return (
    <ul className={classes.missing}>
      {report.remarks.map((remark) => (
        <li key={remark}>
          {t(`warnings.missing.${remark}`)}{' '}
          <a href={formatPlace({ page: LEADS[remark], planId: plan.id, params: {} })}>
            {t(`warnings.missing.lead.${remark}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
