/**
 * Right on the page: the input looked at, with its curve, where the verdict flips in a sentence, what one percent of
 * it does, and its own low and high to be changed.
 */

import type { Line, Plan } from '../../../../models/plan/schema.ts';
import { type Driver, lineOf } from '../../../../scenarios/drivers/driver.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { RangeFields } from '../../../grid/details/range-fields.tsx';
import { useSetLine } from '../../../grid/details/use-set-line.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice } from '../choice.ts';
import classes from '../sensitivity.module.css';
import { useStudy } from '../study/use-study.tsx';
import {
  absenceText,
  breakEvenLevel,
  driverName,
  driverText,
  driverUnit,
  metricFigure,
  metricLabel,
} from '../study-words.ts';
import { useSubtitle } from '../use-subtitle.ts';
import { DriverCurve } from './driver-curve.tsx';
import { elasticitySentence, switchSentences } from './driver-words.ts';

type Props = {
  readonly plan: Plan;
  readonly choice: Choice;
  readonly driver: Driver;
  readonly hurdle: number;
};

const HEIGHT = 250;

export function DriverPanel({ plan, choice, driver, hurdle }: Props) {
  const texts = useText();
  const { t } = texts;
  const { known, renewing } = useStudy('driver', {
    kind: 'driver',
    metric: choice.metric,
    driver,
    choice: choice.ranges,
  });
  const line = driver.kind === 'line' ? lineOf(plan, driver.code) : undefined;
  const shown = known?.ask.driver ?? driver;
  const unit = driverUnit(texts, plan, shown);
  const name = driverName(texts, plan, shown);
  const heading = unit === '' ? name : t('sensitivity.withUnit', { name, unit });
  return (
    <section
      className={classes.panel}
      aria-label={t('sensitivity.chosenInput')}
      data-renewing={renewing || undefined}
    >
      {known ? (
        <Curve plan={plan} study={known} hurdle={hurdle} heading={heading} />
      ) : (
        <p className={classes.waiting}>{t('sensitivity.computing')}</p>
      )}
      {line && driver.kind === 'line' ? <OwnRange line={line} measure={driver.measure} /> : null}
    </section>
  );
}

type CurveProps = {
  readonly plan: Plan;
  readonly study: NonNullable<ReturnType<typeof useStudy<'driver'>>['known']>;
  readonly hurdle: number;
  readonly heading: string;
};

function Curve({ plan, study, hurdle, heading }: CurveProps) {
  const texts = useText();
  const { t } = texts;
  const { answer, ask } = study;
  const { metric } = ask;
  const { bar, leftOut, switching, planned } = answer;
  const elasticity = bar ? elasticitySentence(texts, plan, metric, bar, planned) : null;
  const subtitle = `${metricLabel(texts, metric)} · ${useSubtitle()(metric)}`.replace(/ · $/, '');
  return (
    <>
      {bar ? (
        <ChartFrame
          title={heading}
          subtitle={subtitle}
          height={HEIGHT}
          table={{
            head: [heading, metricLabel(texts, metric)],
            rows: bar.curve.map(({ at, value }) => [driverText(plan, bar.driver, at), value]),
            format: (value) => metricFigure(texts, plan, metric, value),
          }}
        >
          <DriverCurve
            plan={plan}
            metric={metric}
            bar={bar}
            planned={planned}
            level={breakEvenLevel(plan, metric, hurdle)}
            flips={[switching?.below?.at, switching?.above?.at].filter((at) => at !== undefined)}
            title={`${heading}. ${subtitle}`}
            height={HEIGHT}
          />
        </ChartFrame>
      ) : (
        <>
          <h2 className={classes.partTitle}>{heading}</h2>
          <p className={classes.quiet}>{t(`sensitivity.noRange.${leftOut?.reason ?? 'unusable'}`)}</p>
        </>
      )}
      <div className={classes.sentences} aria-live="polite">
        {switching
          ? switchSentences(texts, plan, switching).map((sentence) => (
              <p key={sentence} className={classes.switch}>
                {sentence}
              </p>
            ))
          : null}
        {elasticity === null ? null : <p>{elasticity}</p>}
        {bar ? <Gaps metric={metric} plan={plan} bar={bar} /> : null}
      </div>
    </>
  );
}

type GapsProps = {
  readonly plan: Plan;
  readonly metric: Metric;
  readonly bar: NonNullable<CurveProps['study']['answer']['bar']>;
};

/** An end at which the metric has no number: the curve stops there, and this is why. */
function Gaps({ plan, metric, bar }: GapsProps) {
  const texts = useText();
  return [bar.low, bar.high].map(({ at, why }) =>
    why === null ? null : (
      <p key={at}>
        {texts.t('sensitivity.gapAt', {
          metric: metricLabel(texts, metric),
          at: driverText(plan, bar.driver, at),
          why: absenceText(texts, why),
        })}
      </p>
    ),
  );
}

type OwnRangeProps = { readonly line: Line; readonly measure: 'value' | 'factor' };

function OwnRange({ line, measure }: OwnRangeProps) {
  const { t } = useText();
  const { set } = useSetLine(line);
  if (measure === 'factor') return <p className={classes.quiet}>{t('sensitivity.noOwnRange')}</p>;
  return <RangeFields line={line} onSet={set} />;
}
