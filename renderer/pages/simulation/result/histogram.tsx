/**
 * The histogram of a metric with its limit as a line, what lies below it in another tone, and the plan's own figure.
 * The bar under the pointer says what it holds. Or the cumulative curve of the same.
 */
import { useState } from 'react';
import { formatRate } from '../../../../models/text/format-number.ts';
import { useText } from '../../../i18n/use-text.ts';
import marks from './drawing.module.css';
import { shareSentence, whole } from './headline.ts';
import { type MetricResult, RATE_WORDS } from './metric-result.ts';
import { type Area, Drawing, scaleOf, UprightMark, XAxis, YAxis } from './plot.tsx';

type Props = {
  readonly result: MetricResult;
  /** Of the plan itself; null where it has none. */
  readonly planned: number | null;
  readonly view: 'histogram' | 'cumulative';
  readonly width: number;
  readonly height: number;
};

export function Histogram({ result, planned, view, width, height }: Props) {
  const texts = useText();
  const { t } = texts;
  const [pointed, setPointed] = useState<number | null>(null);
  const { summary, limit, curve, figure, edge, tick, metric, below } = result;
  const { edges, counts } = summary.histogram;
  const first = edges[0] ?? summary.least;
  const last = edges.at(-1) ?? summary.most;
  const area: Area = { left: 52, right: width - 36, top: 46, foot: height - 28 };
  // The limit stays in sight where all trials lie on one side of it, unless it is far off.
  const reach = last - first || Math.max(1, Math.abs(first));
  const near = (value: number | null): value is number =>
    value !== null && value > first - reach && value < last + reach;
  const ends = [first, last, ...(near(limit) ? [limit] : []), ...(near(planned) ? [planned] : [])];
  const air = last > first ? 0 : reach / 2;
  const x = scaleOf(Math.min(...ends) - air, Math.max(...ends) + air, area.left, area.right);
  const most = view === 'cumulative' ? 1 : Math.max(...counts) / summary.count;
  const y = scaleOf(0, most, area.foot, area.top);
  const bin =
    pointed === null ? null : { from: edges[pointed], to: edges[pointed + 1], count: counts[pointed] };
  const limitName = t(`simulation.limit.${metric}`, { value: figure(limit) });
  const inRange = x.low <= limit && limit <= x.high;
  const share = t(`simulation.belowLimit.${metric}`, { share: formatRate(below.share, 1) });
  return (
    <div>
      <Drawing width={width} height={height} name={shareSentence(texts, result)}>
        <YAxis scale={y} area={area} tick={RATE_WORDS.tick} />
        {view === 'histogram'
          ? counts.map((count, index) => {
              const from = edges[index] ?? first;
              const to = edges[index + 1] ?? last;
              const left = counts.length === 1 && from === to ? x.at(from) - 12 : x.at(from);
              const wide = counts.length === 1 && from === to ? 24 : x.at(to) - x.at(from);
              const high = y.at(count / summary.count);
              return (
                <g
                  key={from}
                  onPointerEnter={() => setPointed(index)}
                  onPointerLeave={() => setPointed(null)}
                >
                  <rect
                    x={left}
                    width={Math.max(0, wide)}
                    y={area.top}
                    height={area.foot - area.top}
                    fill="transparent"
                  />
                  <rect
                    className={marks.bin}
                    data-below={to <= limit || undefined}
                    data-pointed={pointed === index || undefined}
                    x={left + 0.5}
                    width={Math.max(0.5, wide - 1)}
                    y={high}
                    height={Math.max(0, area.foot - high)}
                  />
                </g>
              );
            })
          : null}
        {view === 'cumulative' ? (
          <>
            {inRange ? (
              <rect
                className={marks.belowGround}
                x={area.left}
                width={Math.max(0, x.at(limit) - area.left)}
                y={y.at(below.share)}
                height={Math.max(0, area.foot - y.at(below.share))}
              />
            ) : null}
            <polyline
              className={marks.curve}
              points={curve
                .map((point) => `${x.at(point.value).toFixed(1)},${y.at(point.p).toFixed(1)}`)
                .join(' ')}
            />
          </>
        ) : null}
        <XAxis scale={x} area={area} tick={tick} wanted={Math.max(3, Math.floor(width / 110))} />
        {near(planned) ? (
          <UprightMark
            x={x.at(planned)}
            area={area}
            text={t('simulation.planAt', { value: figure(planned) })}
            tone="plan"
            row={1}
          />
        ) : planned !== null && Number.isFinite(planned) ? (
          <text
            className={marks.beside}
            data-quiet
            x={planned > last ? area.right : area.left}
            y={area.top - 21}
            textAnchor={planned > last ? 'end' : 'start'}
          >
            {planned > last
              ? `${t('simulation.planAt', { value: figure(planned) })} →`
              : `← ${t('simulation.planAt', { value: figure(planned) })}`}
          </text>
        ) : null}
        {inRange ? (
          <UprightMark x={x.at(limit)} area={area} text={`${limitName} · ${share}`} />
        ) : (
          <text className={marks.beside} x={area.left} y={area.top - 6}>
            {`${limitName} · ${share}`}
          </text>
        )}
      </Drawing>
      <p className={marks.readout}>
        {bin && bin.from !== undefined && bin.to !== undefined && bin.count !== undefined
          ? t('simulation.bin', {
              from: edge(bin.from),
              to: edge(bin.to),
              count: whole(bin.count),
              share: formatRate(bin.count / summary.count, 1),
            })
          : t('simulation.spread', {
              low: figure(summary.percentiles.find(({ p }) => p === 0.1)?.value ?? Number.NaN),
              high: figure(summary.percentiles.find(({ p }) => p === 0.9)?.value ?? Number.NaN),
            })}
      </p>
    </div>
  );
}
