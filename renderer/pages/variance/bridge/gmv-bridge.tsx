/**
 * From planned to actual sales volume over traffic, conversion and order value. Which three lines are meant is found by
 * what depends on what, and can be chosen.
 */
import { Group, Select } from '@mantine/core';
import type { GmvBridge as Bridge } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import { MINOR } from '../../../../models/tracking/actuals/day-sums.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { amountIn } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice } from '../choice.ts';
import { signedPercent } from '../row-words.ts';
import { useTrackingQuery } from '../use-variance.ts';
import classes from './bridge.module.css';
import { PlanToActual } from './plan-to-actual.tsx';
import { ScopePick } from './scope-pick.tsx';

const ROLES = ['traffic', 'orders', 'gmv'] as const;

type Props = {
  readonly planId: string;
  readonly month: string;
  readonly yearFrom: string;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly settings: Settings;
};

export function GmvBridge({ planId, month, yearFrom, choice, choose, settings }: Props) {
  const { t } = useText();
  const errorText = useErrorText();
  const { scope, baselineId, gmv } = choice;
  const { data, error, isPlaceholderData } = useTrackingQuery('variance.gmvBridge', {
    planId,
    month,
    scope,
    ...(gmv.traffic === null ? {} : { trafficId: gmv.traffic }),
    ...(gmv.orders === null ? {} : { ordersId: gmv.orders }),
    ...(gmv.gmv === null ? {} : { gmvId: gmv.gmv }),
    ...(baselineId === null ? {} : { baselineId }),
  });
  return (
    <div className={classes.block}>
      <Group gap={12} align="flex-end">
        <ScopePick scope={scope} onPick={(next) => choose({ scope: next })} />
        {data &&
          ROLES.map((role) => (
            <Select
              key={role}
              label={t(`variance.gmv.${role}`)}
              w={190}
              searchable
              data={data.choices[role].map(({ lineId, label }) => ({ value: lineId, label }))}
              value={data[role]?.lineId ?? null}
              placeholder={t('variance.gmv.choose')}
              onChange={(value) => choose({ gmv: { ...gmv, [role]: value } })}
            />
          ))}
      </Group>
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {data && (
        <div
          className={classes.answer}
          data-renewing={isPlaceholderData || undefined}
          aria-busy={isPlaceholderData}
        >
          <GmvAnswer
            bridge={data}
            settings={settings}
            view={scope === 'month' ? month : t('variance.months', { from: yearFrom, to: month })}
          />
        </div>
      )}
    </div>
  );
}

type AnswerProps = { readonly bridge: Bridge; readonly settings: Settings; readonly view: string };

function GmvAnswer({ bridge, settings, view }: AnswerProps) {
  const texts = useText();
  const { t } = texts;
  const { result } = bridge;
  if (result.kind === 'none') {
    const lines = ROLES.flatMap((role) => {
      const line = bridge[role];
      return line && result.lineIds.includes(line.lineId) ? [line.label] : [];
    });
    return (
      <p className={classes.none}>{t(`variance.gmv.none.${result.reason}`, { lines: lines.join('; ') })}</p>
    );
  }
  const { plan, actual } = result;
  const unit = settings.displayUnit;
  const quantity = (hundredths: number) => formatAmount(hundredths / MINOR, { digits: 0 });
  const price = (value: number | null) => (value === null ? '' : formatAmount(value, { digits: 2 }));
  const rate = (value: number | null) => (value === null ? '' : formatRate(value, 2));
  const gmvName = bridge.gmv?.label ?? t('variance.gmv.gmv');
  const rows = [
    {
      name: bridge.traffic?.label ?? t('variance.gmv.traffic'),
      ends: [plan.traffic, actual.traffic],
      write: quantity,
    },
    { name: t('variance.gmv.conversion'), ends: [plan.conversion, actual.conversion], write: rate },
    { name: t('variance.gmv.ordersCount'), ends: [plan.orders, actual.orders], write: quantity },
    { name: t('variance.gmv.orderValue'), ends: [plan.orderValue, actual.orderValue], write: price },
    { name: gmvName, ends: [plan.gmv, actual.gmv], write: (minor: number) => amountIn(minor / MINOR, unit) },
  ] as const;
  return (
    <>
      <PlanToActual
        title={t('variance.gmv.title', { gmv: gmvName })}
        view={`${view} · ${t('variance.gmv.how')}`}
        plan={plan.gmv}
        planName={t('variance.bridge.planOf', { what: gmvName })}
        actual={actual.gmv}
        actualName={t('variance.bridge.actualOf', { what: gmvName })}
        steps={(['traffic', 'conversion', 'orderValue'] as const).map((key) => ({
          key,
          name: t(`variance.gmv.step.${key}`),
          detail: '',
          amount: result[key],
        }))}
        settings={settings}
      />
      <table className={classes.steps}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('variance.line')}</span>
            </th>
            <th scope="col">{t('variance.column.plan')}</th>
            <th scope="col">{t('variance.column.actual')}</th>
            <th scope="col">%</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, ends: [before, after], write }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before === null ? '' : write(before)}</td>
              <td>{after === null ? '' : write(after)}</td>
              <td>
                {before === null || after === null || before === 0
                  ? ''
                  : signedPercent(texts, (after - before) / Math.abs(before))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
