/**
 * One alert: why it was raised, the number over time, what can be done about it, and what has been done. Nothing here
 * changes the numbers; each step is kept with who and when.
 */
import { Button, Group } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Alert, AlertStep } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatPlace } from '../../../state/navigation.ts';
import type { Saying } from '../parts/explanation-words.ts';
import { Light } from '../parts/light.tsx';
import { LightDetail } from '../parts/light-detail.tsx';
import { OverrideNote } from '../parts/override-note.tsx';
import classes from '../warnings.module.css';
import type { LightOfAlert } from './alert-order.ts';
import { AlertSteps } from './alert-steps.tsx';

type Props = {
  readonly plan: Plan;
  readonly alert: Alert;
  readonly rule: WarningRule | null;
  /** null: the rule or its line is gone. */
  readonly found: LightOfAlert | null;
  readonly saying: Saying;
  readonly onStep: (step: AlertStep) => Promise<boolean>;
  readonly onEdit: (ruleId: string) => void;
};

export function AlertPanel({ plan, alert, rule, found, saying, onStep, onEdit }: Props) {
  const texts = useText();
  const { t, language } = texts;
  const { override, light } = alert;
  const act = (
    <>
      {alert.action === '' ? null : (
        <p className={classes.next}>
          <b>{t('warnings.panel.next')}</b> {alert.action}
        </p>
      )}
      {alert.state === 'closed' ? null : <AlertSteps key={alert.id} alert={alert} onStep={onStep} />}
    </>
  );
  return (
    <section className={classes.panel} aria-label={t('warnings.panel.of', { name: alert.ruleName })}>
      <header className={classes.panelHead}>
        <div>
          <h2>{alert.ruleName}</h2>
          {alert.lineLabel === '' ? null : <p>{alert.lineLabel}</p>}
        </div>
        {rule ? (
          <Button variant="default" size="compact-xs" onClick={() => onEdit(rule.id)}>
            {t('warnings.editRule')}
          </Button>
        ) : null}
      </header>
      {override && !(rule && found) ? <OverrideNote light={light} override={override} /> : null}
      {rule && found ? (
        <LightDetail rule={rule} light={found.light} saying={saying} act={act} />
      ) : (
        <>
          <p className={classes.quiet}>{t('warnings.panel.ruleGone')}</p>
          {act}
        </>
      )}
      <Group gap={8}>
        <PlaceLink plan={plan} alert={alert} page="variance" />
        <PlaceLink plan={plan} alert={alert} page="actuals" />
      </Group>
      <h3>{t('warnings.panel.history')}</h3>
      <ol className={classes.events}>
        {alert.events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the events of an alert are only ever added to
          <li key={index}>
            <time dateTime={event.at}>{formatMoment(event.at, language)}</time>
            <span>
              {event.light ? <Light light={event.light} size={10} /> : null}{' '}
              {t(`warnings.event.${event.what}`)}
              {event.who === '' ? '' : ` · ${event.who}`}
              {event.text === '' ? null : <q>{event.text}</q>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type LinkProps = {
  readonly plan: Plan;
  readonly alert: Alert;
  readonly page: 'variance' | 'actuals';
};

function PlaceLink({ plan, alert, page }: LinkProps) {
  const { t } = useText();
  const line = plan.lines.find(({ id }) => id === alert.lineId);
  const params = line ? { line: line.id } : {};
  return (
    <Button
      component="a"
      href={formatPlace({ page, planId: plan.id, params })}
      variant="subtle"
      size="compact-xs"
      leftSection={<IconExternalLink size={14} />}
    >
      {t(`warnings.panel.to.${page}`)}
    </Button>
  );
}
