/** What of a content is missing or otherwise on its slides: boxes, rows of tables, the numbers behind native charts. */
import type { Cell, Chart, Figure, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { UNIT_POWER } from '../../../../models/text/format-number.ts';
import type { ReadSlide } from '../reading/presentation.ts';
import { unpackedCell } from './cells.ts';

/** Rows that are cut between slides follow one another. */
function slideTables(slides: readonly ReadSlide[]): ReadonlySet<string> {
  return new Set(
    slides.flatMap(({ tables }) => tables.flatMap((rows) => rows.map((row) => row.join('\t').trim()))),
  );
}

export function slideDifferences(content: PackContent, slides: readonly ReadSlide[]): readonly string[] {
  const rows = slideTables(slides);
  const texts = new Set(slides.flatMap((slide) => slide.texts));
  const native = slides.flatMap(({ charts }) => charts);
  const wrong: string[] = [];
  const row = (cells: readonly Cell[]): void => {
    const text = cells.map(unpackedCell).join('\t').trim();
    if (!rows.has(text)) wrong.push(text);
  };
  let chartNumber = 0;
  for (const block of content.sections.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'headline') {
      for (const { figure } of block.items) if (!texts.has(figure.text)) wrong.push(figure.text);
    } else if (block.type === 'facts') {
      for (const { cell } of block.rows) if (!texts.has(unpackedCell(cell))) wrong.push(unpackedCell(cell));
    } else if (block.type === 'table') {
      for (const { cells } of block.rows) row(cells);
    } else if (block.type === 'chart' && block.chart.kind === 'heat') {
      const { chart } = block;
      chart.rows.forEach((name, index) => {
        row([name, ...(chart.cells[index] ?? [])]);
      });
    } else if (block.type === 'chart' && block.chart.kind !== 'heat') {
      wrong.push(...chartDifferences(block.chart, native[chartNumber] ?? []));
      chartNumber += 1;
    }
  }
  return [...wrong, ...(native.length === chartNumber ? [] : [`${native.length} charts of ${chartNumber}`])];
}

type Native = ReadSlide['charts'][number];

function inUnit({ value, form }: Figure): number {
  const scale = form.kind === 'amount' ? 10 ** UNIT_POWER[form.unit] : 1;
  return (value ?? 0) / scale;
}

function near(left: number | null | undefined, right: number | null): boolean {
  if (left == null || right === null) return left == null && right === null;
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

/** The numbers behind a native chart, in the shown unit at full precision. */
function chartDifferences(chart: Exclude<Chart, { kind: 'heat' }>, native: Native): readonly string[] {
  const fault = (what: string, expected: unknown, found: unknown): string[] => [
    `${chart.kind} ${what}: ${String(expected)} ${String(found)}`,
  ];
  // Lines hold no number of a bridge or a distribution: words stand over their points.
  const columns = native.filter(({ drawn }) => drawn === 'column');
  switch (chart.kind) {
    case 'series':
      return chart.series.flatMap((series) => {
        const found = native.find(({ name }) => name === series.name);
        return series.points.flatMap((point, index) =>
          near(found?.values[index], point?.value == null ? null : inUnit(point)) &&
          found?.categories[index] === chart.categories[index]
            ? []
            : fault(series.name, point?.text, found?.values[index]),
        );
      });
    case 'waterfall': {
      let level = 0;
      return chart.steps.flatMap(({ figure, total, name }, index) => {
        const from = total ? 0 : level;
        level = total ? inUnit(figure) : level + inUnit(figure);
        // Base and parts together reach from zero to the end of the bar that lies further out, on either side.
        const ends = columns.map(({ values }) => values[index] ?? 0);
        const up = ends.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
        const down = ends.filter((value) => value < 0).reduce((sum, value) => sum + value, 0);
        const label = native.find(({ drawn }) => drawn === 'line')?.labels[index];
        const named =
          native[0]?.categories[index] === name && (label === figure.text || label === `+${figure.text}`);
        return near(up, Math.max(0, from, level)) && near(down, Math.min(0, from, level)) && named
          ? []
          : fault(name, figure.text, `${up} ${down}`);
      });
    }
    case 'tornado':
      return chart.bars.toReversed().flatMap(({ name, low, high }, index) =>
        [low, high].flatMap((end, side) => {
          const expected = end?.value == null ? null : inUnit(end) - inUnit(chart.planned);
          const found = native[side]?.values[index] ?? null;
          return near(found, expected) ? [] : fault(name, expected, found);
        }),
      );
    case 'histogram':
      return chart.shares.flatMap((share, index) => {
        const sum = columns.reduce((total, { values }) => total + (values[index] ?? 0), 0);
        return near(sum, share) ? [] : fault(String(index), share, sum);
      });
  }
}
