/**
 * The tornado as a list that can be walked by keys: a bar an input, its low end outlined and its high end solid, the
 * input's numbers at the ends of the bar, the planned figure as the line in the middle. One drawing, so that it can be
 * exported; every bar says in words what it shows.
 */
import { type KeyboardEvent, useId } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import type { Bar } from '../../../../scenarios/tornado/tornado.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../drawings.module.css';
import pageClasses from '../sensitivity.module.css';
import { spanTicks } from '../span-ticks.ts';
import { inputKey } from '../study/inputs.ts';
import { driverName, driverText, metricInWords, metricTick } from '../study-words.ts';
import { type BarPlace, fitText, placeBars, type Span, turnOf } from './tornado-layout.ts';
import { barSentence, TURN_SIGNS } from './tornado-words.ts';

type Props = {
  readonly plan: Plan;
  readonly metric: Metric;
  readonly planned: number | null;
  readonly bars: readonly Bar[];
  /** What stands at the right of each bar: where the verdict flips. */
  readonly notes: ReadonlyMap<string, string>;
  readonly chosen: string;
  readonly width: number;
  readonly name: string;
  readonly onChoose: (key: string) => void;
};

export const ROW = 28;
const HEAD = 34;
const FOOT = 26;
/** Room at both ends of the plot for the input's numbers. */
const ENDS = 60;
const NOTE = 96;

export function tornadoHeight(bars: number): number {
  return HEAD + bars * ROW + FOOT;
}

export function TornadoChart(props: Props) {
  const { plan, metric, planned, bars, notes, chosen, width, name, onChoose } = props;
  const texts = useText();
  const id = useId();
  const nameWidth = Math.min(210, Math.max(110, width * 0.28));
  const noteWidth = width > 560 ? NOTE : 0;
  const plot: Span = { from: nameWidth + ENDS, to: width - noteWidth - ENDS };
  const places = placeBars(bars, planned, plot);
  const at = bars.findIndex(({ driver }) => inputKey(driver) === chosen);
  if (!places || plot.to - plot.from < 60)
    return <p className={pageClasses.nothing}>{texts.t('sensitivity.nothingMoves')}</p>;
  const height = tornadoHeight(bars.length);
  const onKey = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at) - 1,
      Home: 0,
      End: bars.length - 1,
    };
    const wanted = steps[event.key];
    const next = wanted === undefined ? undefined : bars[Math.min(bars.length - 1, Math.max(0, wanted))];
    if (!next) return;
    event.preventDefault();
    onChoose(inputKey(next.driver));
  };
  return (
    <div
      className={classes.tornado}
      role="listbox"
      tabIndex={0}
      aria-label={name}
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      onKeyDown={onKey}
    >
      <svg data-chart width={width} height={height} role="presentation">
        <Axis places={places} plot={plot} height={height} metric={metric} plan={plan} planned={planned} />
        {noteWidth > 0 ? (
          <text x={width - noteWidth + 4} y={14} className={classes.axisText}>
            {texts.t('sensitivity.flipsAt')}
          </text>
        ) : null}
        {places.bars.map((place, index) => {
          const { bar } = place;
          const key = inputKey(bar.driver);
          const label = driverName(texts, plan, bar.driver);
          const turn = turnOf(bar);
          const top = HEAD + index * ROW;
          return (
            <g
              key={key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-label={barSentence(texts, plan, metric, bar)}
              className={classes.bar}
              data-chosen={index === at || undefined}
              onClick={() => onChoose(key)}
            >
              <rect className={classes.barGround} x={0} y={top} width={width} height={ROW} />
              <title>{barSentence(texts, plan, metric, bar)}</title>
              <text x={6} y={top + 18} className={classes.barName}>
                {turn ? `${TURN_SIGNS[turn]} ` : ''}
                {fitText(label, nameWidth - (turn ? 26 : 12))}
              </text>
              <BarShape place={place} top={top} base={places.base} />
              <EndTexts place={place} plan={plan} top={top} base={places.base} />
              {noteWidth > 0 ? (
                <text x={width - noteWidth + 4} y={top + 18} className={classes.barNote}>
                  {notes.get(key) ?? ''}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1={places.base} x2={places.base} y1={HEAD - 6} y2={height - FOOT} stroke="var(--h-text)" />
      </svg>
    </div>
  );
}

type AxisProps = {
  readonly places: NonNullable<ReturnType<typeof placeBars>>;
  readonly plot: Span;
  readonly height: number;
  readonly metric: Metric;
  readonly plan: Plan;
  readonly planned: number | null;
};

const TICK_ROOM = 64;

function Axis({ places, plot, height, metric, plan, planned }: AxisProps) {
  const texts = useText();
  const fits = Math.max(2, Math.floor((plot.to - plot.from) / TICK_ROOM));
  const ticks = spanTicks(places.low, places.high, fits);
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  return (
    <g>
      <text x={places.base} y={14} textAnchor="middle" className={classes.baseText}>
        {texts.t('sensitivity.asPlanned', { value: metricInWords(texts, plan, metric, planned) })}
      </text>
      {ticks.map((value) => (
        <g key={value}>
          <line
            x1={places.at(value)}
            x2={places.at(value)}
            y1={HEAD - 6}
            y2={height - FOOT}
            stroke={value === 0 ? 'var(--h-rule-strong)' : 'var(--h-rule)'}
          />
          <text x={places.at(value)} y={height - 8} textAnchor="middle" className={classes.axisText}>
            {metricTick(plan, metric, value, step === 0 ? Math.abs(value) : step)}
          </text>
        </g>
      ))}
    </g>
  );
}

type ShapeProps = { readonly place: BarPlace; readonly top: number; readonly base: number };

function BarShape({ place, top, base }: ShapeProps) {
  const { low, high, beyond } = place;
  // Both ends on one side: two thinner bars, so that neither hides the other.
  const shared =
    low && high && sideOf(low, base) === sideOf(high, base) && low.to > low.from && high.to > high.from;
  const height = shared ? 8 : 16;
  return (
    <g>
      {beyond ? (
        <path
          d={`M${beyond.from} ${top + 8}v12M${beyond.from} ${top + 14}H${beyond.to}M${beyond.to} ${top + 8}v12`}
          stroke="var(--h-text-2)"
          fill="none"
        />
      ) : null}
      {low ? (
        <rect
          className={classes.lowEnd}
          x={low.from}
          y={top + 6}
          width={Math.max(1, low.to - low.from)}
          height={height}
        />
      ) : null}
      {high ? (
        <rect
          className={classes.highEnd}
          x={high.from}
          y={top + (shared ? 14 : 6)}
          width={Math.max(1, high.to - high.from)}
          height={height}
        />
      ) : null}
    </g>
  );
}

function sideOf({ from, to }: Span, base: number): 'left' | 'right' {
  return base - from > to - base ? 'left' : 'right';
}

function EndTexts({ place, plan, top, base }: ShapeProps & { readonly plan: Plan }) {
  const { bar, low, high, extent } = place;
  const text = (value: number): string => driverText(plan, bar.driver, value);
  const sides: { left: string[]; right: string[] } = { left: [], right: [] };
  // An end without a figure stands where the other one does not.
  const lowSide = low ? sideOf(low, base) : high && sideOf(high, base) === 'left' ? 'right' : 'left';
  const highSide = high ? sideOf(high, base) : lowSide === 'left' ? 'right' : 'left';
  sides[lowSide].push(low ? text(bar.low.at) : `${text(bar.low.at)}: –`);
  sides[highSide].push(high ? text(bar.high.at) : `${text(bar.high.at)}: –`);
  return (
    <g className={classes.endText}>
      <text x={extent.from - 5} y={top + 18} textAnchor="end">
        {sides.left.join(' · ')}
      </text>
      <text x={extent.to + 5} y={top + 18}>
        {sides.right.join(' · ')}
      </text>
    </g>
  );
}
