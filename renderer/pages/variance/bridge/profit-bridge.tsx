/** From plan profit to actual profit: volume, mix, price, costs by price and usage, fixed cost, investment if asked. */
import { Group, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProfitBridge as Bridge } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { MINOR } from '../../../../models/tracking/actuals/day-sums.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { amountIn, signedAmountIn } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice } from '../choice.ts';
import { EffectLetter } from '../report/judgement.tsx';
import { useTrackingQuery } from '../use-variance.ts';
import classes from './bridge.module.css';
import { PlanToActual } from './plan-to-actual.tsx';
import { ScopePick } from './scope-pick.tsx';

type Props = {
  readonly planId: string;
  readonly month: string;
  readonly yearFrom: string;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly settings: Settings;
  readonly onOpenLine: (lineId: string) => void;
};

export function ProfitBridge(props: Props) {
  const { planId, month, yearFrom, choice, choose, settings, onOpenLine } = props;
  const { t } = useText();
  const errorText = useErrorText();
  const { scope, investment, baselineId } = choice;
  const { data, error, isPlaceholderData } = useTrackingQuery('variance.bridge', {
    planId,
    month,
    scope,
    investment,
    ...(baselineId === null ? {} : { baselineId }),
  });
  const profit = t(investment ? 'variance.bridge.afterInvestment' : 'variance.bridge.ebitda');
  const view = scope === 'month' ? month : t('variance.months', { from: yearFrom, to: month });
  return (
    <div className={classes.block}>
      <Group gap={16}>
        <ScopePick scope={scope} onPick={(next) => choose({ scope: next })} />
        <Switch
          label={t('variance.bridge.withInvestment')}
          checked={investment}
          onChange={(event) => choose({ investment: event.currentTarget.checked })}
        />
      </Group>
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {data && (
        <div
          className={classes.answer}
          data-renewing={isPlaceholderData || undefined}
          aria-busy={isPlaceholderData}
        >
          <PlanToActual
            title={t('variance.bridge.profitTitle', { profit })}
            view={view}
            plan={data.plan}
            planName={t('variance.bridge.planOf', { what: profit })}
            actual={data.actual}
            actualName={t('variance.bridge.actualOf', { what: profit })}
            steps={data.bars.map((bar) => ({
              key: bar.step,
              name: t(`variance.step.${bar.step}`),
              detail: bar.lines
                .slice(0, LINES_IN_TIP)
                .map(
                  ({ label, amount }) => `${label} ${signedAmountIn(amount / MINOR, settings.displayUnit)}`,
                )
                .join('; '),
              amount: bar.amount,
            }))}
            settings={settings}
          />
          {data.flexed !== null && (
            <p className={classes.quiet}>
              {t('variance.bridge.flexed', { amount: amountIn(data.flexed / MINOR, settings.displayUnit) })}
            </p>
          )}
          <StepLines bars={data.bars} settings={settings} onOpenLine={onOpenLine} />
        </div>
      )}
    </div>
  );
}

const LINES_IN_TIP = 6;

type LinesProps = Pick<Props, 'settings' | 'onOpenLine'> & { readonly bars: Bridge['bars'] };

/** Each step with the lines that make it up; they add up to the step. */
function StepLines({ bars, settings, onOpenLine }: LinesProps) {
  const { t } = useText();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const unit = settings.displayUnit;
  const toggle = (step: string) => {
    const next = new Set(open);
    if (!next.delete(step)) next.add(step);
    setOpen(next);
  };
  if (bars.length === 0) return null;
  return (
    <table className={classes.steps}>
      <thead>
        <tr>
          <th scope="col">{t('variance.bridge.step')}</th>
          <th scope="col">{t('variance.bridge.onProfit')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('variance.column.judgement')}</span>
          </th>
          <th scope="col">{t('variance.bridge.by')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ step, amount, effect, lines }) => [
          <tr key={step}>
            <th scope="row">
              <button
                type="button"
                className={classes.toggle}
                aria-expanded={open.has(step)}
                onClick={() => toggle(step)}
              >
                {open.has(step) ? <IconChevronDown size={13} /> : <IconChevronRight size={13} />}
                {t(`variance.step.${step}`)}
              </button>
            </th>
            <td>{signedAmountIn(amount / MINOR, unit)}</td>
            <td>
              <EffectLetter effect={effect} />
            </td>
            <td className={classes.by}>{t(`variance.stepNote.${step}`)}</td>
          </tr>,
          ...(open.has(step)
            ? lines.map((line) => (
                <tr key={`${step} ${line.lineId}`} className={classes.lineRow}>
                  <th scope="row">
                    <button type="button" className={classes.link} onClick={() => onOpenLine(line.lineId)}>
                      {line.label}
                    </button>
                  </th>
                  <td>{signedAmountIn(line.amount / MINOR, unit)}</td>
                  <td />
                  <td className={classes.by}>
                    {line.by === null ? '' : t('variance.bridge.splitBy', { line: line.by })}
                  </td>
                </tr>
              ))
            : []),
        ])}
      </tbody>
    </table>
  );
}
