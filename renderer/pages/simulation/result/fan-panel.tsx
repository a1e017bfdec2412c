/**
 * Cumulative cash over time: the fan from P10 to P90, its middle half, the median, and the plan's own line. Each column
 * is a percentile of its own; no one trial need follow a band.
 */
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import { apart } from '../../../charts/apart.ts';
import { labelStride } from '../../../charts/axis-ticks.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { unitWords } from '../../../charts/money-words.ts';
import { columnWords } from '../../../charts/time-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { spanOf } from '../../sensitivity/span-ticks.ts';
import { useWidth } from '../../sensitivity/use-width.ts';
import classes from '../simulation.module.css';
import marks from './drawing.module.css';
import { joined, whole } from './headline.ts';
import { moneyWords } from './metric-result.ts';
import { type Area, Drawing, scaleOf, YAxis } from './plot.tsx';

type Props = {
  readonly appraisal: Appraisal;
  readonly summary: StudySummary;
  readonly about: string;
};

const HEIGHT = 280;
/** Between the name of the opening and the next. */
const LABEL_ROOM = 64;
const STRIDES = [1, 2, 3, 5, 6, 12, 24, 60] as const;

export function FanPanel({ appraisal, summary, about }: Props) {
  const texts = useText();
  const { t } = texts;
  const { ref, width } = useWidth<HTMLDivElement>();
  const { plan, returns } = appraisal;
  const { timeline, settings } = plan;
  const { bands, trials } = summary.fan;
  const planned = returns.postTax.withoutTerminal.cumulative;
  const { figure, tick } = moneyWords(settings);
  const values = (p: number): Float64Array =>
    bands.find((band) => band.p === p)?.values ?? new Float64Array(0);
  const [p10, p25, p50, p75, p90] = [values(0.1), values(0.25), values(0.5), values(0.75), values(0.9)];
  const finite = [...p10, ...p90, ...planned].filter(Number.isFinite);
  const ends = [
    { name: 'P90', value: p90.at(-1), tone: 'fan' },
    { name: t('simulation.fan.median'), value: p50.at(-1), tone: 'median' },
    { name: t('simulation.fan.plan'), value: planned.at(-1), tone: 'plan' },
    { name: 'P10', value: p10.at(-1), tone: 'fan' },
  ].flatMap(({ value, ...rest }) =>
    value === undefined || !Number.isFinite(value) ? [] : [{ ...rest, value }],
  );
  const longest = Math.max(0, ...ends.map(({ name, value }) => `${name} ${figure(value)}`.length));
  const area: Area = { left: 76, right: width - 24 - longest * 7.2, top: 12, foot: HEIGHT - 26 };
  const [low, high] = spanOf(finite.length > 0 ? finite : [0, 1], 0);
  const y = scaleOf(low, high, area.foot, area.top);
  const x = scaleOf(0, Math.max(1, p50.length - 1), area.left, area.right);
  const places = (of: Float64Array) =>
    [...of].flatMap((value, column) =>
      Number.isFinite(value) ? [`${x.at(column).toFixed(1)},${y.at(value).toFixed(1)}`] : [],
    );
  const between = (lower: Float64Array, upper: Float64Array) =>
    [...places(upper), ...places(lower).toReversed()].join(' ');
  const stride = labelStride(
    timeline.periods,
    Math.max(2, Math.floor((area.right - area.left) / 70)),
    STRIDES,
  );
  const heights = apart(
    ends.map(({ value }) => y.at(value)),
    15,
  );
  const words = t('simulation.fan.words', {
    low: figure(p10.at(-1) ?? Number.NaN),
    middle: figure(p50.at(-1) ?? Number.NaN),
    high: figure(p90.at(-1) ?? Number.NaN),
  });
  return (
    <div ref={ref}>
      <ChartFrame
        title={t('simulation.fan.title')}
        subtitle={joined(
          unitWords(texts, settings.currency, settings.displayUnit),
          t('simulation.fan.view'),
          about,
        )}
        height={HEIGHT}
        table={{
          head: [t('charts.period'), 'P10', 'P25', 'P50', 'P75', 'P90', t('simulation.fan.plan')],
          rows: [...p50].map((_, column) => [
            columnWords(texts, timeline, column),
            ...[p10, p25, p50, p75, p90, planned].map((of) => of[column] ?? null),
          ]),
          format: figure,
        }}
      >
        {width > 0 && finite.length > 0 ? (
          <Drawing width={width} height={HEIGHT} name={words}>
            <YAxis scale={y} area={area} tick={tick} wanted={5} />
            <polygon className={marks.fanOuter} points={between(p10, p90)} />
            <polygon className={marks.fanInner} points={between(p25, p75)} />
            <line className={marks.zero} x1={area.left} x2={area.right} y1={y.at(0)} y2={y.at(0)} />
            <polyline className={marks.curve} points={places(p50).join(' ')} />
            <polyline className={marks.planLine} points={places(planned).join(' ')} />
            {ends.map(({ name, value, tone }, index) => (
              <text
                key={name}
                className={marks.endName}
                data-tone={tone}
                x={area.right + 6}
                y={(heights[index] ?? 0) + 4}
              >
                {`${name} ${figure(value)}`}
              </text>
            ))}
            <g className={marks.axis}>
              {Array.from(p50.keys(), (column) =>
                column === 0 || ((column - 1) % stride === 0 && x.at(column) - area.left > LABEL_ROOM) ? (
                  <text key={column} x={x.at(column)} y={HEIGHT - 8} textAnchor="middle">
                    {columnWords(texts, timeline, column)}
                  </text>
                ) : null,
              )}
            </g>
          </Drawing>
        ) : (
          <p className={classes.nothing}>{t('charts.broken')}</p>
        )}
      </ChartFrame>
      <p className={classes.quiet}>{t('simulation.fan.note', { trials: whole(trials) })}</p>
    </div>
  );
}
