/** Alerts at the left, the one chosen at the right; without any, what that means. The choice stands in the address. */
import type { Alert, WarningsReport } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNavigation } from '../../../state/navigation.ts';
import type { Saying } from '../parts/explanation-words.ts';
import { useAlertStep } from '../use-warnings.ts';
import classes from '../warnings.module.css';
import { AlertList } from './alert-list.tsx';
import { closedAlerts, lightOfAlert, openAlerts } from './alert-order.ts';
import { AlertPanel } from './alert-panel.tsx';

type Props = {
  readonly plan: Plan;
  readonly alerts: readonly Alert[];
  readonly report: WarningsReport;
  readonly which: 'open' | 'closed';
  readonly chosen: string | null;
  readonly onEdit: (ruleId: string) => void;
};

export function AlertsView({ plan, alerts, report, which, chosen, onEdit }: Props) {
  const { t } = useText();
  const { go } = useNavigation();
  const step = useAlertStep(plan.id);
  const shown = which === 'open' ? openAlerts(alerts) : closedAlerts(alerts);
  const alert = shown.find(({ id }) => id === chosen) ?? shown[0];
  const sayingOf = (each: Alert): Saying => {
    const rule = plan.warnings?.find(({ id }) => id === each.ruleId);
    return {
      rule: {
        unit: each.unit,
        grain: each.grain,
        // A rule that is gone has left its threshold: which side was bad follows from the number that crossed it.
        direction: rule?.direction ?? ((each.openedValue ?? 0) < each.threshold ? 'below' : 'above'),
      },
      description: lightOfAlert(report, each)?.report.description ?? null,
      label: each.lineId === null ? '' : each.lineLabel,
      settings: plan.settings,
      fiscalYearStart: report.fiscalYearStart,
    };
  };
  if (!alert) {
    return (
      <p className={classes.nothing}>
        {t(
          which === 'closed'
            ? 'warnings.empty.noneClosed'
            : report.through === null
              ? 'warnings.empty.noActuals'
              : 'warnings.empty.noneOpen',
        )}
      </p>
    );
  }
  return (
    <div className={classes.split}>
      <AlertList
        name={t(`warnings.list.${which}`)}
        alerts={shown}
        report={report}
        sayingOf={sayingOf}
        chosen={alert.id}
        onChoose={(alertId) => go('warnings', { view: which, alert: alertId })}
      />
      <AlertPanel
        key={alert.id}
        plan={plan}
        alert={alert}
        rule={plan.warnings?.find(({ id }) => id === alert.ruleId) ?? null}
        found={lightOfAlert(report, alert)}
        saying={sayingOf(alert)}
        onStep={(next) => {
          // The step may move it in the list; it stays on show.
          if (chosen !== alert.id) go('warnings', { view: which, alert: alert.id });
          return step(alert.id, next);
        }}
        onEdit={onEdit}
      />
    </div>
  );
}
