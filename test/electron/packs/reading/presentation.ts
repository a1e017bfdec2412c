/** What stands in a presentation: the texts of its boxes, the rows of its tables, the numbers behind its charts, the notes. */
import * as XLSX from 'xlsx';
import { type Archive, numberedParts, partsOf, textOf } from './archive.ts';
import { attribute, elements, named, readXml, textIn, type XmlNode } from './xml.ts';

export type ChartSeries = {
  readonly name: string;
  readonly categories: readonly string[];
  readonly values: readonly (number | null)[];
};

/** How a series stands in the chart: the words over its points, null where there are none. */
export type DrawnSeries = ChartSeries & {
  readonly drawn: 'column' | 'line';
  readonly labels: readonly (string | null)[];
};

export type ReadSlide = {
  readonly title: string;
  /** Of every box, by paragraph. */
  readonly texts: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly charts: readonly (readonly DrawnSeries[])[];
  readonly notes: string;
};

export function readSlides(file: Uint8Array): readonly ReadSlide[] {
  const archive = partsOf(file);
  return numberedParts(archive, /^ppt\/slides\/slide(\d+)\.xml$/).map((name) => {
    const slide = readXml(textOf(archive, name));
    const related = relationsOf(archive, name);
    const boxes = named(slide, 'p:sp');
    const titleBox = boxes.find((box) =>
      named(box, 'p:ph').some((each) => attribute(each, 'type') === 'title'),
    );
    const notes = [...related.values()].find((target) => target.includes('notesSlide'));
    return {
      title: titleBox ? paragraphs(titleBox).join('\n') : '',
      texts: boxes.flatMap(paragraphs),
      tables: named(slide, 'a:tbl').map((table) =>
        named(table, 'a:tr').map((row) => named(row, 'a:tc').map((cell) => paragraphs(cell).join('\n'))),
      ),
      charts: named(slide, 'c:chart').map((each) =>
        chartSeries(archive, related.get(attribute(each, 'r:id')) ?? ''),
      ),
      notes: notes ? paragraphs(readXml(textOf(archive, notes))).join('\n') : '',
    };
  });
}

function paragraphs(node: XmlNode): readonly string[] {
  return named(node, 'a:p').map((paragraph) =>
    elements(paragraph)
      .map((run) => (run.name === 'a:br' ? '\n' : named(run, 'a:t').map(textIn).join('')))
      .join(''),
  );
}

export function chartSeries(archive: Archive, part: string): readonly DrawnSeries[] {
  const chart = readXml(textOf(archive, part));
  return (['c:barChart', 'c:lineChart'] as const).flatMap((kind) =>
    named(chart, kind).flatMap((group) =>
      named(group, 'c:ser').map((series) => {
        const values = cached(series, 'c:val').map((each) => (each === null ? null : Number(each)));
        return {
          name: cached(series, 'c:tx').join(''),
          categories: cached(series, 'c:cat').map((each) => each ?? ''),
          values,
          drawn: kind === 'c:barChart' ? ('column' as const) : ('line' as const),
          labels: labelsOf(series, values.length),
        };
      }),
    ),
  );
}

function labelsOf(series: XmlNode, count: number): readonly (string | null)[] {
  const texts = new Map(
    named(series, 'c:dLbl').map((label) => [
      Number(attribute(named(label, 'c:idx')[0], 'val')),
      named(label, 'a:t').map(textIn).join(''),
    ]),
  );
  return Array.from({ length: count }, (_, index) => texts.get(index) ?? null);
}

/** The points of a cache in their places; what has no point is null. */
function cached(series: XmlNode, name: string): readonly (string | null)[] {
  const holder = elements(series).find((each) => each.name === name);
  if (!holder) return [];
  const count = Number(attribute(named(holder, 'c:ptCount')[0], 'val'));
  const points = new Map(
    named(holder, 'c:pt').map((point) => [
      Number(attribute(point, 'idx')),
      textIn(named(point, 'c:v')[0] ?? point),
    ]),
  );
  return Array.from({ length: count }, (_, index) => points.get(index) ?? null);
}

/** Targets by id, as whole names of parts. */
export function relationsOf(archive: Archive, part: string): ReadonlyMap<string, string> {
  const at = part.lastIndexOf('/');
  const name = `${part.slice(0, at)}/_rels/${part.slice(at + 1)}.rels`;
  if (!archive.has(name)) return new Map();
  return new Map(
    elements(readXml(textOf(archive, name))).map((each) => [
      attribute(each, 'Id'),
      new URL(attribute(each, 'Target'), `zip:///${part}`).pathname.slice(1),
    ]),
  );
}

/** What "Edit data" opens: the cells of the workbook behind a chart that its references name. */
export function chartSource(archive: Archive, part: string): readonly ChartSeries[] {
  const workbook = [...relationsOf(archive, part).values()].find((target) => target.endsWith('.xlsx')) ?? '';
  const bytes = archive.get(workbook);
  if (!bytes) throw new Error(`no workbook behind ${part}`);
  const book = XLSX.read(bytes, { type: 'array' });
  const read = (reference: string): readonly XLSX.CellObject[] => {
    const [sheet = '', range = ''] = reference.split('!');
    const { s, e } = XLSX.utils.decode_range(range.replaceAll('$', ''));
    return Array.from({ length: e.r - s.r + 1 }, (_, index) => {
      const cell: XLSX.CellObject | undefined =
        book.Sheets[sheet.replaceAll("'", '')]?.[XLSX.utils.encode_cell({ r: s.r + index, c: s.c })];
      return cell ?? { t: 'z' };
    });
  };
  return named(readXml(textOf(archive, part)), 'c:ser').map((series) => {
    const referenced = (name: string): readonly XLSX.CellObject[] => {
      const holder = elements(series).find((each) => each.name === name);
      const formula = holder ? named(holder, 'c:f')[0] : undefined;
      return formula ? read(textIn(formula)) : [];
    };
    return {
      name: String(referenced('c:tx')[0]?.v ?? ''),
      categories: referenced('c:cat').map(({ v }) => String(v ?? '')),
      values: referenced('c:val').map(({ v }) => (typeof v === 'number' ? v : null)),
    };
  });
}
