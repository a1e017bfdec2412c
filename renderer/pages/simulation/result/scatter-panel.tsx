/**
 * Any two of the inputs and metrics against each other, a dot a trial; those below the limit of NPV in the tone of a
 * loss. A dot that is clicked opens its trial; by keys a trial is opened by its number beside.
 */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { spanOf } from '../../sensitivity/span-ticks.ts';
import { useWidth } from '../../sensitivity/use-width.ts';
import type { Choice, Choose } from '../choice.ts';
import classes from '../simulation.module.css';
import marks from './drawing.module.css';
import { joined, whole } from './headline.ts';
import { type Area, Drawing, scaleOf, XAxis, YAxis } from './plot.tsx';
import { nearestPoint, type ScatterAxis, scatterAxes, scatterPoints } from './scatter-axes.ts';
import { shareRows } from './share-rows.ts';

type Props = {
  readonly plan: Plan;
  readonly summary: StudySummary;
  readonly about: string;
  readonly choice: Choice;
  readonly choose: Choose;
};

const HEIGHT = 320;
const REACH = 16;

export function ScatterPanel({ plan, summary, about, choice, choose }: Props) {
  const texts = useText();
  const { t } = texts;
  const { ref, width } = useWidth<HTMLDivElement>();
  const axes = useMemo(() => scatterAxes(texts, plan, summary), [texts, plan, summary]);
  const strongest = shareRows(summary, 'rank')[0]?.lineId;
  const xAxis = axes.find(({ key }) => key === (choice.scatterX ?? strongest)) ?? axes.at(-1);
  const yAxis = axes.find(({ key }) => key === choice.scatterY) ?? axes[0];
  const points = useMemo(
    () => (xAxis && yAxis ? scatterPoints(xAxis.values, yAxis.values) : []),
    [xAxis, yAxis],
  );
  if (!xAxis || !yAxis) return null;
  const area: Area = { left: 76, right: width - 36, top: 30, foot: HEIGHT - 44 };
  const ring = ringOf(xAxis, yAxis, choice.trial);
  const drawn = ring ? [...points, ring] : points;
  const x = scaleOf(
    ...spanOf(drawn.length > 0 ? drawn.map((point) => point.x) : [0, 1], null),
    area.left,
    area.right,
  );
  const y = scaleOf(
    ...spanOf(drawn.length > 0 ? drawn.map((point) => point.y) : [0, 1], null),
    area.foot,
    area.top,
  );
  const placed = points.map((point) => ({ trial: point.trial, x: x.at(point.x), y: y.at(point.y) }));
  const dots = (losing: boolean) =>
    placed
      .filter(({ trial }) => (summary.sample.npv[trial] ?? 0) < 0 === losing)
      .map((point) => `M${point.x.toFixed(1)} ${point.y.toFixed(1)}h0`)
      .join('');
  const data = axes.map(({ key, name }) => ({ value: key, label: name }));
  const title = t('simulation.scatter.title', { x: xAxis.name, y: yAxis.name });
  return (
    <div ref={ref}>
      <ChartFrame
        title={title}
        subtitle={joined(t('simulation.scatter.about', { points: whole(points.length) }), about)}
        height={HEIGHT}
        table={{
          head: [t('simulation.trial.number'), xAxis.name, yAxis.name],
          rows: points.map((point) => [String(point.trial + 1), point.x, point.y]),
          format: (value) => value.toPrecision(6),
        }}
      >
        {width > 0 ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: by keys a trial is opened by its number, in the part beside
          // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is an image; the pointer only picks from it
          <div
            className={marks.scatter}
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const found = nearestPoint(placed, event.clientX - box.left, event.clientY - box.top, REACH);
              if (found !== null) choose({ trial: found });
            }}
          >
            <Drawing width={width} height={HEIGHT} name={title}>
              <YAxis scale={y} area={area} tick={yAxis.tick} wanted={5} />
              <XAxis
                scale={x}
                area={area}
                tick={xAxis.tick}
                wanted={Math.max(3, Math.floor(width / 110))}
                name={xAxis.name}
              />
              <text className={marks.beside} x={4} y={14}>
                {yAxis.name}
              </text>
              {yAxis.key === 'npv' && y.low < 0 && y.high > 0 ? (
                <line className={marks.zero} x1={area.left} x2={area.right} y1={y.at(0)} y2={y.at(0)} />
              ) : null}
              <path className={marks.dots} d={dots(false)} />
              <path className={marks.dots} data-below d={dots(true)} />
              {ring ? <circle className={marks.ring} cx={x.at(ring.x)} cy={y.at(ring.y)} r={6} /> : null}
            </Drawing>
          </div>
        ) : null}
      </ChartFrame>
      <div className={classes.row}>
        <Select
          label={t('simulation.scatter.across')}
          searchable
          w={210}
          value={xAxis.key}
          data={data}
          onChange={(key) => key !== null && choose({ scatterX: key })}
        />
        <Select
          label={t('simulation.scatter.up')}
          searchable
          w={210}
          value={yAxis.key}
          data={data}
          onChange={(key) => key !== null && choose({ scatterY: key })}
        />
      </div>
    </div>
  );
}

/** The trial that is looked at, drawn even where it is not among the dots. */
function ringOf(
  { values: xs }: ScatterAxis,
  { values: ys }: ScatterAxis,
  trial: number | null,
): { readonly x: number; readonly y: number } | null {
  const [x, y] = trial === null ? [] : [xs[trial], ys[trial]];
  return x !== undefined && y !== undefined && Number.isFinite(x + y) ? { x, y } : null;
}
