/**
 * The two-way grid as a heat map: numbers in the cells where they fit, the line on which the case just pays, the cell
 * of the plan framed. What the pointer is on is read out below. One drawing, so that it can be exported.
 */
import { type PointerEvent, useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { ContourLine } from '../../../../scenarios/contour.ts';
import { plannedValue } from '../../../../scenarios/drivers/driver.ts';
import type { Grid } from '../../../../scenarios/grid.ts';
import { betterDirection } from '../../../../scenarios/metrics.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../drawings.module.css';
import { driverName, driverText, metricInWords, metricLabel, metricShort } from '../study-words.ts';
import { fitText } from '../tornado/tornado-layout.ts';
import { placeOn } from './grid-axis.ts';
import { heatScale } from './heat-scale.ts';

type Props = {
  readonly plan: Plan;
  readonly grid: Grid;
  readonly contour: readonly ContourLine[];
  readonly level: number | null;
  readonly width: number;
  readonly name: string;
};

const LEFT = 92;
const BOTTOM = 40;
const TOP = 22;
const RIGHT = 8;
const DIGIT = 6.1;
const STRONGEST = 0.42;

export function cellHeight(rows: number): number {
  return Math.min(32, Math.max(12, Math.floor(400 / rows)));
}

export function heatHeight(rows: number): number {
  return TOP + rows * cellHeight(rows) + BOTTOM;
}

export function HeatMap({ plan, grid, contour, level, width, name }: Props) {
  const texts = useText();
  const [on, setOn] = useState<{ readonly column: number; readonly row: number } | null>(null);
  const { x, y } = grid;
  const [metric] = grid.metrics;
  const values = grid.sheets[0]?.values ?? new Float64Array();
  const [columns, rows] = [x.values.length, y.values.length];
  if (!metric) return null;
  const cell = { width: (width - LEFT - RIGHT) / columns, height: cellHeight(rows) };
  const shadeOf = heatScale(values, level, betterDirection(metric));
  const left = (column: number): number => LEFT + column * cell.width;
  const top = (row: number): number => TOP + (rows - 1 - row) * cell.height;
  const valueAt = (column: number, row: number): number => values[row * columns + column] ?? Number.NaN;
  const words = Array.from(values, (value) =>
    Number.isFinite(value) ? metricShort(texts, plan, metric, value) : '–',
  );
  const fits = cell.height >= 15 && Math.max(...words.map(({ length }) => length)) * DIGIT + 4 <= cell.width;
  const base = { column: baseOf(plan, x), row: baseOf(plan, y) };
  const xTexts = x.values.map((value) => driverText(plan, x.driver, value));
  const stride = Math.max(
    1,
    Math.ceil((Math.max(...xTexts.map(({ length }) => length)) * DIGIT + 10) / cell.width),
  );
  const rowStride = Math.max(1, Math.ceil(14 / cell.height));
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left - LEFT) / cell.width);
    const row = rows - 1 - Math.floor((event.clientY - box.top - TOP) / cell.height);
    const inside = column >= 0 && column < columns && row >= 0 && row < rows;
    setOn(inside ? { column, row } : null);
  };
  return (
    <>
      <svg
        data-chart
        className={classes.heat}
        width={width}
        height={heatHeight(rows)}
        role="img"
        aria-label={name}
        onPointerMove={point}
        onPointerLeave={() => setOn(null)}
      >
        <text x={0} y={13} className={classes.axisName}>
          {fitText(`↑ ${driverName(texts, plan, y.driver)}`, Math.max(160, width * 0.5), 12)}
        </text>
        <text x={width - RIGHT} y={heatHeight(rows) - 6} textAnchor="end" className={classes.axisName}>
          {fitText(`${driverName(texts, plan, x.driver)} →`, width * 0.6, 12)}
        </text>
        {y.values.map((value, row) =>
          labelled(row, rows, rowStride) ? (
            <text
              key={value}
              x={LEFT - 8}
              y={top(row) + cell.height / 2 + 4}
              textAnchor="end"
              className={classes.axisText}
              data-base={row === base.row || undefined}
            >
              {driverText(plan, y.driver, value)}
            </text>
          ) : null,
        )}
        {x.values.map((value, column) =>
          labelled(column, columns, stride) ? (
            <text
              key={value}
              x={left(column) + cell.width / 2}
              y={TOP + rows * cell.height + 15}
              textAnchor="middle"
              className={classes.axisText}
              data-base={column === base.column || undefined}
            >
              {xTexts[column]}
            </text>
          ) : null,
        )}
        {y.values.map((yValue, row) =>
          x.values.map((xValue, column) => {
            const shade = shadeOf(valueAt(column, row));
            return (
              <rect
                key={`${xValue} ${yValue}`}
                className={classes.heatCell}
                data-tone={shade?.tone ?? 'none'}
                x={left(column)}
                y={top(row)}
                width={cell.width + 0.3}
                height={cell.height + 0.3}
                fillOpacity={shade ? 0.05 + shade.strength * (STRONGEST - 0.05) : 1}
              />
            );
          }),
        )}
        {contour.map((line) => (
          <path
            key={line.points.map(({ x: px, y: py }) => `${px},${py}`).join(' ')}
            className={classes.contour}
            d={line.points
              .map(
                ({ x: px, y: py }, index) =>
                  `${index === 0 ? 'M' : 'L'}${(left(placeOn(x.values, px)) + cell.width / 2).toFixed(1)} ${(top(placeOn(y.values, py)) + cell.height / 2).toFixed(1)}`,
              )
              .join('')}
          />
        ))}
        {fits
          ? y.values.map((yValue, row) =>
              x.values.map((xValue, column) => (
                <text
                  key={`${xValue} ${yValue}`}
                  x={left(column) + cell.width / 2}
                  y={top(row) + cell.height / 2 + 4}
                  textAnchor="middle"
                  className={classes.heatText}
                  data-base={(row === base.row && column === base.column) || undefined}
                >
                  {words[row * columns + column]}
                </text>
              )),
            )
          : null}
        {base.column >= 0 && base.row >= 0 ? (
          <rect
            className={classes.baseCell}
            x={left(base.column)}
            y={top(base.row)}
            width={cell.width}
            height={cell.height}
          />
        ) : null}
      </svg>
      <p className={classes.readout} aria-hidden="true">
        {on
          ? texts.t('sensitivity.readout', {
              x: driverName(texts, plan, x.driver),
              xValue: xTexts[on.column] ?? '',
              y: driverName(texts, plan, y.driver),
              yValue: driverText(plan, y.driver, y.values[on.row] ?? Number.NaN),
              metric: metricLabel(texts, metric),
              value: metricInWords(
                texts,
                plan,
                metric,
                Number.isFinite(valueAt(on.column, on.row)) ? valueAt(on.column, on.row) : null,
              ),
            })
          : '\u00a0'}
      </p>
    </>
  );
}

/** Every n-th, and the last one; what would touch the last is left out. */
function labelled(index: number, count: number, stride: number): boolean {
  return index === count - 1 || (index % stride === 0 && count - 1 - index >= stride);
}

function baseOf(plan: Plan, { driver, values }: Grid['x']): number {
  const planned = plannedValue(plan, driver);
  return planned === null ? -1 : values.indexOf(planned);
}
