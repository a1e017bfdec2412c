/** The drawings of a pack as text: names that are read to their end, keys that say what a bar is, marks that lie on the sheet. */
import { describe, expect, it } from 'vitest';
import { amountForm, figure } from '../../../../electron/packs/content/figures.ts';
import type { Figure } from '../../../../electron/packs/content/pack-content.ts';
import { histogramChart } from '../../../../electron/packs/document/charts/histogram-chart.ts';
import { seriesChart } from '../../../../electron/packs/document/charts/series-chart.ts';
import { tornadoChart } from '../../../../electron/packs/document/charts/tornado-chart.ts';

const money = (value: number): Figure => figure(`f:${value}`, value, amountForm('one'));

/** What is printed: the texts of the drawing without those that only the pointer brings up. */
function printed(svg: string): readonly string[] {
  const shown = svg.replace(/<g class="spot"[\s\S]*?<\/g><\/g>/g, '');
  return [...shown.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
}

describe('a tornado', () => {
  const name = 'Rent and running of all showrooms of the company, CNY a month';
  const chart = {
    kind: 'tornado' as const,
    planned: money(100),
    ends: { low: 'Driver at its low', high: 'Driver at its high' },
    bars: [{ name, from: '1', to: '3', low: money(80), high: money(130) }],
  };

  it('names a driver to the end, on two lines where it is long', () => {
    expect(printed(tornadoChart(chart, '')).join(' ')).toContain(name);
  });

  it('says which bar is the low and which the high end', () => {
    expect(printed(tornadoChart(chart, ''))).toEqual(
      expect.arrayContaining(['Driver at its low', 'Driver at its high']),
    );
  });
});

describe('a histogram', () => {
  const drawn = (edges: readonly number[]) =>
    printed(
      histogramChart(
        {
          kind: 'histogram',
          edges,
          shares: [0.5, 0.5],
          form: amountForm('one'),
          marks: [
            { name: 'Zero', figure: money(0) },
            { name: 'P90', figure: money(90) },
          ],
        },
        '',
      ),
    );

  it('calls zero by its name alone, and the other marks with their number', () => {
    expect(drawn([-100, 0, 100])).toEqual(expect.arrayContaining(['Zero', 'P90 90']));
  });

  it('leaves out a mark that lies beside the sheet', () => {
    expect(drawn([50, 75, 100])).toContain('P90 90');
    expect(drawn([50, 75, 100])).not.toContain('Zero');
  });
});

describe('columns over time', () => {
  it('keep the last name on the sheet', () => {
    const categories = Array.from({ length: 37 }, (_, index) => `2029-${String(index).padStart(2, '0')}`);
    const series = [
      {
        name: 'Cash',
        draw: 'column' as const,
        mark: 'plan' as const,
        points: categories.map(() => money(1)),
      },
    ];
    const svg = seriesChart({ kind: 'series', categories, series, stacked: false, reference: null }, '');
    const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const last = [...svg.matchAll(/<text x="([\d.]+)"[^>]*text-anchor="middle"[^>]*>2029-36</g)].at(-1)?.[1];
    // Seven characters of ten points, six tenths of their height wide: half of that to the right of the middle.
    expect(Number(last) + (7 * 10 * 0.58) / 2).toBeLessThanOrEqual(width);
  });
});
