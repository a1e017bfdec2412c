/**
 * Places native charts. The library makes room for each on its sheet, with the parts and links that this takes; what is
 * in the chart is written by chart-xml.ts, as the library knows no outlined, hatched or invisible series and orders the
 * parts of a line otherwise than the schema does.
 */
import type { ExcelFile, Excelize } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { ChartSpec, Workbook } from '../workbook-model.ts';
import { chartXml } from './chart-xml.ts';
import { rangeReader } from './read-range.ts';

export function addChart(excelize: Excelize, file: ExcelFile, chart: ChartSpec): void {
  const series = [...chart.columns, ...chart.lines].map(({ categories, values }) => ({
    Categories: categories,
    Values: values,
  }));
  must(
    file.AddChart(chart.sheet, chart.cell, {
      Type: excelize.Col,
      Series: series,
      Dimension: { Width: chart.width, Height: chart.height },
      Format: { AltText: chart.title, Name: chart.title },
    }),
    'chart',
  );
}

/** The parts chart1.xml, chart2.xml, ... in the order in which the charts were placed. */
export function chartParts({ charts, cells }: Workbook, language: 'en' | 'zh'): readonly string[] {
  const references = charts.flatMap(({ columns, lines }) =>
    [...columns, ...lines].flatMap(({ name, categories, values }) => [
      ...(name === undefined ? [] : [name]),
      categories,
      values,
    ]),
  );
  const read = rangeReader(cells, references);
  return charts.map((chart) => chartXml(chart, read, language));
}

/** A chart that begins exactly where a page does leaves its upper edge on the page before; in EMU. */
const BELOW_BREAK = 38_100;

/** The parts drawing1.xml, drawing2.xml, ... in the order in which sheets got their first chart; charts in theirs. */
export function anchoredDrawing(xml: string, drawing: number, charts: readonly ChartSpec[]): string {
  const own = [...Map.groupBy(charts, ({ sheet }) => sheet).values()][drawing - 1] ?? [];
  let at = 0;
  return xml.replace(
    /(<xdr:rowOff>)\d+(<\/xdr:rowOff><\/xdr:from>)<xdr:to>.*?<\/xdr:to>/gs,
    (given, open, close) => {
      const end = own[at]?.to;
      at += 1;
      if (!end) return given;
      const to = `<xdr:col>${end.column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${end.row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
      return `${open}${BELOW_BREAK}${close}<xdr:to>${to}</xdr:to>`;
    },
  );
}
