/** What of a content is missing or otherwise in its HTML or PDF: as sentences; none where all of it stands there. */
import type { Block, Chart, Figure, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { drawnTexts, figuresIn, type ReadFigure, sectionsIn } from '../reading/document.ts';
import { type Printed, packed } from '../reading/printed.ts';
import { isFigure, unpackedCell } from './cells.ts';

/** Numbers of a block that are written as numbers: in boxes, rows and the tables under charts, row by row. */
function written(block: Block): readonly Figure[] {
  switch (block.type) {
    case 'headline':
      return block.items.map(({ figure }) => figure);
    case 'facts':
      return block.rows.flatMap(({ cell }) => (isFigure(cell) ? [cell] : []));
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.filter(isFigure));
    case 'chart':
      return behind(block.chart);
    default:
      return [];
  }
}

function behind(chart: Chart): readonly Figure[] {
  switch (chart.kind) {
    case 'series':
      return chart.categories.flatMap((_, index) =>
        chart.series.flatMap(({ points }) => points[index] ?? []),
      );
    case 'waterfall':
      return chart.steps.map(({ figure }) => figure);
    case 'tornado':
      return chart.bars.flatMap(({ low, high }) => [low ?? [], high ?? []].flat());
    case 'histogram':
      return [];
    case 'heat':
      return chart.cells.flatMap((row) => row.flatMap((cell) => cell ?? []));
  }
}

/** What a drawing names beside its table. */
export function namedInDrawing(chart: Chart): readonly Figure[] {
  if (chart.kind === 'series') return chart.reference ? [chart.reference.figure] : [];
  if (chart.kind === 'tornado') return [chart.planned];
  return chart.kind === 'waterfall' ? chart.steps.map(({ figure }) => figure) : [];
}

export function chartsOf(content: PackContent): readonly Chart[] {
  return content.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : [])),
  );
}

export function htmlDifferences(content: PackContent, html: string): readonly string[] {
  const expected = content.sections.flatMap(({ blocks }) => blocks.flatMap(written));
  const found: readonly ReadFigure[] = figuresIn(html);
  const wrong = expected.flatMap((figure, index) => {
    const there = found[index];
    const same =
      there?.id === figure.id &&
      there.text === figure.text &&
      (figure.value === null ? there.value === '' : Number(there.value) === figure.value);
    return same ? [] : [`${figure.id} ${figure.text}: ${there?.id} ${there?.text}`];
  });
  return [...wrong, ...(found.length === expected.length ? [] : [`${found.length} of ${expected.length}`])];
}

/** Rows of a page as the printer writes them: cell after cell. */
export function pdfDifferences(content: PackContent, html: string, pdf: Printed): readonly string[] {
  const drawn = sectionsIn(html);
  const missing = content.sections.flatMap(({ id, blocks }) => [
    ...blocks.flatMap((block): string[] => {
      switch (block.type) {
        case 'headline':
          return block.items.map(({ label, figure, note }) => `${label}${figure.text}${note}`);
        case 'facts':
          return block.rows.map(({ label, cell }) => `${label}${unpackedCell(cell)}`);
        case 'table':
          return block.rows.map(({ cells }) => cells.map(unpackedCell).join(''));
        case 'chart':
          return block.chart.kind === 'heat'
            ? block.chart.rows.map(
                (name, index) =>
                  name +
                  (block.chart.kind === 'heat' ? (block.chart.cells[index] ?? []) : [])
                    .map(unpackedCell)
                    .join(''),
              )
            : [];
        default:
          return [];
      }
    }),
    ...drawnTexts(drawn.get(id) ?? ''),
  ]);
  return missing.filter((text) => !pdf.packed.includes(packed(text)));
}
