/** The open alerts, worst first, each leading to the page that explains it; and how many lights there are of each colour. */
import { Button } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { lightOfAlert } from '../warnings/alerts/alert-order.ts';
import { alertSince } from '../warnings/alerts/alert-since.ts';
import { Light } from '../warnings/parts/light.tsx';
import { ruleNumber } from '../warnings/parts/rule-words.ts';
import classes from './dashboard.module.css';
import { useDashboardPart } from './use-dashboard.ts';

const SHOWN = 6;

export function LightsBlock() {
  const texts = useText();
  const { t } = texts;
  const { base } = usePlan();
  const { go } = useNavigation();
  const { data: report } = useDashboardPart('warnings.report');
  const { data } = useDashboardPart('alerts.list');
  if (!report || !data) return null;
  if (report.rules.length === 0) {
    return (
      <div className={classes.empty}>
        <p>{t('dashboard.noRules')}</p>
        <Button variant="default" size="compact-sm" onClick={() => go('warnings')}>
          {t('dashboard.toWarnings')}
        </Button>
      </div>
    );
  }
  const { red, yellow, green, none } = report.counts;
  const open = data.alerts.filter(({ state }) => state !== 'closed');
  return (
    <>
      <p className={classes.counts}>
        {(
          [
            ['red', red],
            ['yellow', yellow],
            ['green', green],
            [null, none],
          ] as const
        ).map(([light, count]) => (
          <span key={light ?? 'none'}>
            <Light light={light} silent /> {t(`dashboard.lights.${light ?? 'none'}`, { count })}
          </span>
        ))}
      </p>
      <ul className={classes.alerts}>
        {open.slice(0, SHOWN).map((alert) => (
          <li key={alert.id}>
            <button type="button" onClick={() => go('warnings', { alert: alert.id })}>
              <Light light={alert.override?.light ?? alert.light ?? alert.worst} />
              <span className={classes.alertName}>
                {alert.ruleName}
                {alert.lineLabel === '' ? '' : ` · ${alert.lineLabel}`}
              </span>
              <span className={classes.figure}>
                {ruleNumber(texts, alert.unit, alert.value, base.settings)}
              </span>
              <span className={classes.quiet}>
                {t('warnings.since', {
                  bucket: alertSince(
                    texts,
                    alert,
                    lightOfAlert(report, alert)?.light ?? null,
                    report.fiscalYearStart,
                  ),
                })}
                {alert.assignedTo === '' ? '' : ` · ${alert.assignedTo}`}
                {alert.state === 'acknowledged' ? ` · ${t('dashboard.acknowledged')}` : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open.length > SHOWN ? (
        <Button variant="subtle" size="compact-xs" w="fit-content" onClick={() => go('warnings')}>
          {t('dashboard.more', { count: open.length - SHOWN })}
        </Button>
      ) : null}
      {open.length === 0 ? <p className={classes.quiet}>{t('dashboard.noAlerts')}</p> : null}
    </>
  );
}
