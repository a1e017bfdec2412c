/**
 * Alerts one below the other, worst first: each says in a sentence what is wrong, since when, who answers for it and what
 * is to be done. Arrow keys go through the list; the one chosen is shown at the side.
 */
import { Badge } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import type { Alert, WarningsReport } from '../../../../electron/contract/tracking/warning-calls.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explanationSentence, type Saying } from '../parts/explanation-words.ts';
import { Light } from '../parts/light.tsx';
import { ruleNumber } from '../parts/rule-words.ts';
import classes from '../warnings.module.css';
import { alertColour, lightOfAlert } from './alert-order.ts';
import { alertSince } from './alert-since.ts';

type Props = {
  readonly name: string;
  readonly alerts: readonly Alert[];
  readonly report: WarningsReport;
  readonly sayingOf: (alert: Alert) => Saying;
  readonly chosen: string | null;
  readonly onChoose: (alertId: string) => void;
};

export function AlertList({ name, alerts, report, sayingOf, chosen, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = buttons[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    <ul ref={list} className={classes.alerts} aria-label={name} onKeyDown={onKeyDown}>
      {alerts.map((alert) => (
        <li key={alert.id}>
          <button
            type="button"
            className={classes.alert}
            aria-current={alert.id === chosen || undefined}
            onClick={() => onChoose(alert.id)}
          >
            <AlertRow alert={alert} report={report} saying={sayingOf(alert)} />
          </button>
        </li>
      ))}
    </ul>
  );
}

type RowProps = { readonly alert: Alert; readonly report: WarningsReport; readonly saying: Saying };

function AlertRow({ alert, report, saying }: RowProps) {
  const texts = useText();
  const { t } = texts;
  const found = lightOfAlert(report, alert);
  const { override, light } = alert;
  return (
    <>
      <span className={classes.alertLights}>
        {override ? <Light light={light} size={13} /> : null}
        {override ? <span aria-hidden="true">→</span> : null}
        <Light light={alertColour(alert)} size={16} />
      </span>
      <span className={classes.alertMain}>
        <span className={classes.alertName}>
          {alert.ruleName}
          {alert.state === 'acknowledged' ? (
            <Badge size="xs" variant="outline" color="gray">
              {t('warnings.state.acknowledged')}
            </Badge>
          ) : null}
          {alert.state === 'open' ? (
            <Badge size="xs" variant="filled" color="ink">
              {t('warnings.state.open')}
            </Badge>
          ) : null}
        </span>
        <span className={classes.alertSentence}>
          {found && alert.state !== 'closed'
            ? explanationSentence(texts, saying, found.light.explanation)
            : t('warnings.say.stood', {
                subject: alert.lineLabel,
                number: ruleNumber(texts, alert.unit, alert.value ?? alert.openedValue, saying.settings),
                line: ruleNumber(texts, alert.unit, alert.threshold, saying.settings),
              }).trim()}
        </span>
        <span className={classes.alertMeta}>
          {[
            t('warnings.since', {
              bucket: alertSince(texts, alert, found?.light ?? null, saying.fiscalYearStart),
            }),
            alert.assignedTo === '' ? t('warnings.nobody') : alert.assignedTo,
            alert.closed ? t('warnings.closedWith', { effect: alert.closed.effect }) : alert.action,
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </span>
      </span>
    </>
  );
}
