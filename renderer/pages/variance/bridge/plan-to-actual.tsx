/**
 * A bridge from plan to actual, drawn: the plan outlined, the steps in the colour of their effect, the actual solid;
 * below it the sum to the cent. What the steps are is the caller's.
 */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Settings } from '../../../../models/plan/schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import { MINOR } from '../../../../models/tracking/actuals/day-sums.ts';
import { amountIn, signedAmountIn, unitWords } from '../../../charts/money-words.ts';
import { WaterfallChart } from '../../../charts/waterfall/waterfall-chart.tsx';
import type { Drawn } from '../../../charts/waterfall/waterfall-marks.tsx';
import { waterfallRange } from '../../../charts/waterfall/waterfall-range.ts';
import { useText } from '../../../i18n/use-text.ts';
import { minorText } from '../../actuals/minor-text.ts';
import classes from './bridge.module.css';
import { bridgeLevels } from './bridge-bars.ts';

export type BridgeStep = {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  /** Minor units; positive raises what is bridged. */
  readonly amount: number;
};

type Props = {
  readonly title: string;
  /** The days, the convention. */
  readonly view: string;
  readonly plan: number;
  readonly planName: string;
  readonly actual: number;
  readonly actualName: string;
  readonly steps: readonly BridgeStep[];
  readonly settings: Settings;
};

export function PlanToActual(props: Props) {
  const { title, view, plan, planName, actual, actualName, steps, settings } = props;
  const texts = useText();
  const { t } = texts;
  const unit = settings.displayUnit;
  const { levels, gap } = bridgeLevels(
    plan,
    steps.map(({ amount }) => amount),
    actual,
  );
  const { low, high, cut } = waterfallRange(levels);
  const bars = levels.map((level, index): Drawn => {
    const step = steps[index - 1];
    if (level.kind === 'step' && step) {
      return {
        name: step.name,
        range: [level.low, level.high],
        text: signedAmountIn(level.value / MINOR, unit),
        detail: step.detail,
        colour: level.value < 0 ? 'var(--h-bad)' : 'var(--h-good)',
        solid: true,
        role: t('variance.bridge.step'),
      };
    }
    const from = level.kind === 'from';
    return {
      name: from ? planName : actualName,
      range: [level.low, level.high],
      text: amountIn(level.value / MINOR, unit),
      detail: '',
      colour: 'var(--h-text-2)',
      // A plan is outlined, an actual solid.
      solid: !from,
      role: t(from ? 'variance.column.plan' : 'variance.column.actual'),
    };
  });
  const subtitle = [
    unitWords(texts, settings.currency, unit),
    view,
    ...(cut ? [t('variance.bridge.cut')] : []),
  ].join(' · ');
  const rows: readonly (readonly [string, number])[] = [
    [planName, plan],
    ...steps.map(({ name, amount }) => [name, amount] as const),
    [actualName, actual],
  ];
  return (
    <>
      <WaterfallChart
        title={title}
        subtitle={subtitle}
        bars={bars}
        low={low}
        high={high}
        table={{
          head: [t('variance.bridge.step'), t('variance.bridge.amount', { currency: settings.currency })],
          rows: rows.map(([name, minor]) => [name, minor / MINOR]),
          format: (value) => formatAmount(value, { digits: 2 }),
        }}
      />
      <p className={classes.check} data-open={gap !== 0 || undefined}>
        {gap === 0 ? (
          <IconCircleCheck size={15} aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={15} aria-hidden="true" />
        )}
        {t(gap === 0 ? 'variance.bridge.closes' : 'variance.bridge.leaves', {
          plan: minorText(plan),
          sum: minorText(actual - plan - gap),
          actual: minorText(actual),
          gap: minorText(gap),
          currency: settings.currency,
        })}
      </p>
    </>
  );
}
