/**
 * Columns and lines over categories. Marks follow IBCS: actual solid, prior year lighter, plan outlined, forecast
 * hatched; lines are named at their end.
 */
import type { Chart, Figure, Series } from '../../content/pack-content.ts';
import { element, single } from '../markup.ts';
import {
  axisOf,
  axisRoom,
  fitted,
  horizontalRules,
  hover,
  nameEvery,
  scaleOf,
  svg,
  TEXT,
  textWidth,
  WIDTH,
  words,
} from './drawing.ts';

type SeriesChart = Extract<Chart, { kind: 'series' }>;

const TOP = 26;
const PLOT = 160;
/** Names at the ends of lines take what they need, up to a quarter of the sheet. */
const MOST_LABEL_ROOM = 160;

export function seriesChart(chart: SeriesChart, label: string): string {
  const { categories, series, stacked, reference } = chart;
  const form = firstFigure(chart)?.form ?? { kind: 'quantity' as const, digits: 0 };
  const columns = series.filter(({ draw }) => draw === 'column');
  const lines = series.filter(({ draw }) => draw === 'line');
  const values = stacked
    ? [...stackEnds(columns, categories.length), ...lines.flatMap(pointValues)]
    : series.flatMap(pointValues);
  const axis = axisOf(
    [...values, ...(reference?.figure.value == null ? [] : [reference.figure.value])],
    columns.length > 0 || values.some((value) => value < 0),
  );
  const left = axisRoom(axis, form);
  const names = [
    ...lines.map(({ name }) => name),
    ...(reference ? [`${reference.name} ${reference.figure.text}`] : []),
  ];
  const labelRoom = Math.min(
    MOST_LABEL_ROOM,
    Math.max(0, ...names.map((name) => textWidth(name, 10.5))) + 16,
  );
  const right = WIDTH - (names.length > 0 ? labelRoom : 8);
  const y = scaleOf(axis, TOP + PLOT, TOP);
  const step = (right - left) / Math.max(1, categories.length);
  const every = nameEvery(categories, step);
  const bottom = TOP + PLOT;
  const categoryNames = categories
    .map((name, index) =>
      index % every === 0
        ? words(inside(left + (index + 0.5) * step, name), bottom + 15, name, {
            anchor: 'middle',
            class: 'quiet',
            size: 10,
          })
        : '',
    )
    .join('');
  const drawn = stacked ? stackedColumns(columns, left, step, y) : sideColumns(columns, left, step, y);
  const showValues = columns.length === 1 && lines.length === 0 && step > 34;
  const spots = categories
    .map((name, index) =>
      hover(
        { x: left + index * step, y: TOP, width: step, height: PLOT },
        name,
        series.map((each) => `${each.name}: ${each.points[index]?.text ?? '–'}`),
      ),
    )
    .join('');
  return svg(
    bottom + 24,
    label,
    key(columns, lines.length, left) +
      horizontalRules(axis, y, left, right, form) +
      drawn +
      (showValues ? columnValues(columns[0], left, step, y) : '') +
      lines.map((line, index) => lineOf(line, index, left, step, y)).join('') +
      lineNames(lines, reference, right, y) +
      (reference?.figure.value == null
        ? ''
        : single('line', {
            x1: left,
            x2: right,
            y1: y(reference.figure.value),
            y2: y(reference.figure.value),
            class: 'reference',
          })) +
      categoryNames +
      spots,
  );
}

/** The last name is not cut by the edge of the sheet. */
function inside(at: number, name: string): number {
  return Math.min(at, WIDTH - textWidth(name, 10) / 2 - 1);
}

function firstFigure({ series, reference }: SeriesChart): Figure | undefined {
  return series.flatMap(({ points }) => points).find((point) => point !== null) ?? reference?.figure;
}

function pointValues({ points }: Series): readonly number[] {
  return points.flatMap((point) => (point?.value == null ? [] : [point.value]));
}

function stackEnds(columns: readonly Series[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const values = columns.map(({ points }) => points[index]?.value ?? 0);
    return [
      values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0),
      values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0),
    ];
  }).flat();
}

function bar(x: number, width: number, from: number, to: number, series: Series, index: number): string {
  const top = Math.min(from, to);
  const height = Math.max(0.5, Math.abs(from - to));
  return single('rect', { x, y: top, width, height, class: `bar ${series.mark} shade-${index % 5}` });
}

function sideColumns(
  columns: readonly Series[],
  left: number,
  step: number,
  y: (value: number) => number,
): string {
  const room = step * 0.76;
  const width = room / Math.max(1, columns.length);
  return columns
    .map((series, place) =>
      series.points
        .map((point, index) =>
          point?.value == null
            ? ''
            : bar(
                left + index * step + step * 0.12 + place * width,
                Math.max(1, width - 1),
                y(0),
                y(point.value),
                series,
                place,
              ),
        )
        .join(''),
    )
    .join('');
}

function stackedColumns(
  columns: readonly Series[],
  left: number,
  step: number,
  y: (value: number) => number,
): string {
  const up: number[] = [];
  const down: number[] = [];
  return columns
    .map((series, place) =>
      series.points
        .map((point, index) => {
          if (point?.value == null || point.value === 0) return '';
          const ends = point.value > 0 ? up : down;
          const from = ends[index] ?? 0;
          ends[index] = from + point.value;
          return bar(
            left + index * step + step * 0.15,
            step * 0.7,
            y(from),
            y(from + point.value),
            series,
            place,
          );
        })
        .join(''),
    )
    .join('');
}

function columnValues(
  series: Series | undefined,
  left: number,
  step: number,
  y: (value: number) => number,
): string {
  return (series?.points ?? [])
    .map((point, index) => {
      if (point?.value == null || textWidth(point.text, 9.5) > step) return '';
      const at = point.value >= 0 ? y(point.value) - 4 : y(point.value) + 12;
      return words(left + (index + 0.5) * step, at, point.text, { anchor: 'middle', size: 9.5 });
    })
    .join('');
}

/** Pieces between points that are there; a single point is a dot. */
function lineOf(
  series: Series,
  index: number,
  left: number,
  step: number,
  y: (value: number) => number,
): string {
  const kind = `line ${series.mark} dash-${index % 4}`;
  const pieces: string[][] = [];
  let piece: string[] | null = null;
  series.points.forEach((point, place) => {
    if (point?.value == null) {
      piece = null;
      return;
    }
    const at = `${round(left + (place + 0.5) * step)},${round(y(point.value))}`;
    if (piece) piece.push(at);
    else {
      piece = [at];
      pieces.push(piece);
    }
  });
  return pieces
    .map((points) =>
      points.length === 1
        ? single('circle', {
            cx: points[0]?.split(',')[0],
            cy: points[0]?.split(',')[1],
            r: 2.5,
            class: kind,
          })
        : single('polyline', { points: points.join(' '), class: kind }),
    )
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Names at the ends of lines, pushed apart where they would touch. */
function lineNames(
  lines: readonly Series[],
  reference: SeriesChart['reference'],
  right: number,
  y: (value: number) => number,
): string {
  const wanted = [
    ...lines.flatMap(({ name, points }, index) => {
      const last = points.findLast((point) => point?.value != null)?.value;
      return last == null ? [] : [{ name, at: y(last), look: `name dash-${index % 4}` }];
    }),
    ...(reference?.figure.value == null
      ? []
      : [
          {
            name: `${reference.name} ${reference.figure.text}`,
            at: y(reference.figure.value),
            look: 'name reference-name',
          },
        ]),
  ].sort((a, b) => a.at - b.at);
  let floor = TOP - 10;
  return wanted
    .map(({ name, at, look }) => {
      const place = Math.max(at, floor + 13);
      floor = place;
      return words(right + 6, place + 3.5, fitted(name, WIDTH - right - 8, 10.5), {
        class: look,
        size: 10.5,
      });
    })
    .join('');
}

/** What the columns stand for, where there are several. */
function key(columns: readonly Series[], lines: number, left: number): string {
  if (columns.length + Math.min(lines, columns.length) < 2) return '';
  let x = left;
  return element(
    'g',
    { class: 'key' },
    columns
      .map((series, index) => {
        const at = x;
        x += textWidth(series.name, TEXT) + 30;
        return (
          single('rect', {
            x: at,
            y: 4,
            width: 10,
            height: 10,
            class: `bar ${series.mark} shade-${index % 5}`,
          }) + words(at + 15, 13, series.name)
        );
      })
      .join(''),
  );
}
