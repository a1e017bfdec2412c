/**
 * What the slide library leaves to be mended in its file, part by part, and the seal. Changes no number and no text; what
 * makes PowerPoint ask to repair a file is listed with the mending functions and held by tests.
 */
import { allowed, escaped } from '../document/markup.ts';
import { rewriteZip } from '../seal/rewrite-zip.ts';
import type { ChartLooks } from './charts/chart-piece.ts';
import { chartWorkbook } from './charts/chart-workbook.ts';
import type { Look } from './look.ts';
import { mendedChart } from './mending/chart-xml.ts';
import {
  mendedContentTypes,
  mendedNotesRelations,
  mendedPresentation,
  mendedTheme,
  NOTES_THEME,
  notesMaster,
} from './mending/package-xml.ts';
import { mendedMaster, mendedSlide } from './mending/slide-xml.ts';

export type Polish = {
  readonly charts: ChartLooks;
  readonly look: Look;
  readonly seal: string;
  readonly madeAt: string;
};

const THEME = 'ppt/theme/theme1.xml';

export async function polished(file: Uint8Array, polish: Polish): Promise<Uint8Array> {
  const workbooks = await Promise.all(polish.charts.data.map(chartWorkbook));
  return rewriteZip(
    file,
    (name, text, names) => {
      // The library numbers the charts of all its files in one row.
      const first = Math.min(
        ...names.map((each) => numberIn(each, /^ppt\/charts\/chart(\d+)\.xml$/) ?? Number.POSITIVE_INFINITY),
      );
      const workbook = numberIn(name, /^ppt\/embeddings\/Microsoft_Excel_Worksheet(\d+)\.xlsx$/);
      if (workbook !== null) return workbooks[workbook - first] ?? null;
      if (!name.endsWith('.xml') && !name.endsWith('.rels')) return null;
      const chart = numberIn(name, /^ppt\/charts\/chart(\d+)\.xml$/);
      // The library passes on what no XML may hold.
      const xml = allowed(text());
      if (chart !== null) return mendedChart(xml, polish.charts.looks[chart - first] ?? []);
      return mended(name, xml, names, polish);
    },
    [{ name: NOTES_THEME, like: THEME }],
  );
}

function numberIn(name: string, pattern: RegExp): number | null {
  const found = pattern.exec(name);
  return found ? Number(found[1]) : null;
}

function mended(name: string, xml: string, names: readonly string[], { look, seal, madeAt }: Polish): string {
  if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) return mendedSlide(xml);
  if (/^ppt\/(slideLayouts|slideMasters)\/[^/]+\.xml$/.test(name)) return mendedMaster(xml);
  switch (name) {
    case '[Content_Types].xml':
      return mendedContentTypes(xml, names);
    case 'ppt/presentation.xml':
      return mendedPresentation(xml);
    case 'ppt/notesMasters/notesMaster1.xml':
      return notesMaster(xml);
    case 'ppt/notesMasters/_rels/notesMaster1.xml.rels':
      return mendedNotesRelations(xml);
    case THEME:
    case NOTES_THEME:
      return mendedTheme(xml, look);
    case 'docProps/core.xml':
      return xml
        .replace('<cp:revision>', () => `<cp:keywords>${escaped(seal)}</cp:keywords><cp:revision>`)
        .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${madeAt.replace(/\.\d+Z$/, 'Z')}`);
    default:
      return xml;
  }
}
