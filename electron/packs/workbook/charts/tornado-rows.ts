/**
 * A tornado as bars that begin at the planned value, the largest at the top; what a driver is at its ends stands at the
 * ends of its bar. Low ends are outlined, high ends solid. All of it is as of the making, the planned value too.
 */
import { figuresOfChart } from '../../content/figures.ts';
import { type BlockPlace, putCell } from '../block-rows.ts';
import { axisFormat, scaleOf } from '../live-figure.ts';
import { type BlockOf, chartTitle } from './chart-rows.ts';
import { bare } from './series-rows.ts';

export function tornadoRows(block: BlockOf<'tornado'>, from: number, place: BlockPlace): number {
  const { chart } = block;
  const { page, own } = place;
  const { planned, bars, ends } = chart;
  const live = { ...place.live, stated: new Set(figuresOfChart(chart).map(({ id }) => id)) };
  const rows = Math.max(10, Math.round(5 + bars.length * 1.05));
  const { aside } = page;
  const head = page.asideRow(from, bars.length + 2);
  page.heading(
    head,
    [
      { title: own.driver, align: 'left' },
      { title: own.lowAt, align: 'right' },
      { title: ends.low, align: 'right' },
      { title: own.highAt, align: 'right' },
      { title: ends.high, align: 'right' },
    ],
    aside,
  );
  bars.forEach(({ name, from: lowText, to: highText, low, high }, index) => {
    [name, lowText, low, highText, high].forEach((cell, at) => {
      putCell({ page, live }, head + 1 + index, aside + at, cell, 'line', at === 0 ? 'left' : 'right');
    });
  });
  const last = head + bars.length;
  putCell(place, last + 1, aside, own.planned, 'subtotal');
  putCell({ page, live }, last + 1, aside + 2, planned, 'subtotal', 'right');
  const categories = page.range(aside, head + 1, last);
  page.charts.push({
    row: from,
    rows,
    title: `${chartTitle(block)} · ${own.planned} ${planned.text}`,
    columns: [
      {
        name: page.range(aside + 2, head),
        categories,
        values: page.range(aside + 2, head + 1, last),
        colour: bare(place.colours.accent),
        look: 'outlined',
        labels: bars.map(({ from: text, low }) => (low?.value == null ? '' : text)),
      },
      {
        name: page.range(aside + 4, head),
        categories,
        values: page.range(aside + 4, head + 1, last),
        colour: bare(place.colours.primary),
        labels: bars.map(({ to: text, high }) => (high?.value == null ? '' : text)),
      },
    ],
    lines: [],
    isBar: true,
    numberFormat: axisFormat(planned.form),
    ...(planned.value === null ? {} : { crossesAt: planned.value / scaleOf(planned.form) }),
  });
  page.together.push({ from, to: from + rows - 1 });
  return from + rows;
}
