/**
 * The inputs that move NPV most, as bars on one scale around the NPV of the plan: left what lowers it, right what
 * raises it. Each leads to its line. A bar that crosses zero says so, because there the verdict turns.
 */
import { Button } from '@mantine/core';
import { amountIn, signedAmountIn, type Unit } from '../../charts/money-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DriverEffect, strongest } from './driver-effects.ts';
import classes from './overview.module.css';
import type { DriverEffects } from './use-driver-effects.ts';

const SHOWN = 3;

type Props = {
  readonly effects: DriverEffects;
  readonly unit: Unit;
  readonly onVisit: (code: string) => void;
};

export function ImpactBars({ effects, unit, onVisit }: Props) {
  const { t } = useText();
  const { base, renewing } = effects;
  const top = strongest(effects.effects, SHOWN);
  if (base === null || top.length === 0) {
    const words = renewing
      ? t('overview.driversComputing')
      : base === null
        ? t('overview.driversBroken')
        : t('overview.driversNone');
    return <p className={classes.quiet}>{words}</p>;
  }
  const reach = Math.max(...top.map((effect) => effect.swing));
  return (
    <ul className={classes.impacts} aria-busy={renewing} data-renewing={renewing || undefined}>
      {top.map((effect) => (
        <li key={effect.code}>
          <Button variant="transparent" size="compact-sm" p={0} onClick={() => onVisit(effect.code)}>
            {effect.label}
          </Button>
          <div className={classes.impactBar} aria-hidden="true">
            <Bar from={base} to={effect.lower} reach={reach} text={t('overview.lower')} />
            <Bar from={base} to={effect.higher} reach={reach} text={t('overview.higher')} />
          </div>
          <p className={classes.quiet}>{sentence(t, effect, base, unit)}</p>
        </li>
      ))}
    </ul>
  );
}

function sentence(
  t: ReturnType<typeof useText>['t'],
  effect: DriverEffect,
  base: number,
  unit: Unit,
): string {
  const { lower, higher } = effect;
  const words = t('overview.driverEffect', {
    lower: lower === null ? '–' : signedAmountIn(lower - base, unit),
    higher: higher === null ? '–' : signedAmountIn(higher - base, unit),
  });
  const turned = [lower, higher].find((npv) => npv !== null && npv < 0 !== base < 0);
  return turned === undefined || turned === null
    ? words
    : `${words} ${t('overview.driverTurns', { npv: amountIn(turned, unit) })}`;
}

type BarProps = {
  readonly from: number;
  readonly to: number | null;
  readonly reach: number;
  readonly text: string;
};

function Bar({ from, to, reach, text }: BarProps) {
  if (to === null || to === from) return null;
  const size = (Math.abs(to - from) / reach) * 50;
  const left = to > from ? 50 : 50 - size;
  return (
    <div
      className={classes.bar}
      data-judgement={to > from ? 'good' : 'bad'}
      style={{ left: `${left}%`, width: `${size}%` }}
    >
      {text}
    </div>
  );
}
