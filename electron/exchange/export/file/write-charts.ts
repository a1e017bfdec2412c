/** Native charts, editable in Excel: columns, and lines over them where a chart has both. */
import type { ExcelFile, Excelize } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { ChartSeries, ChartSpec } from '../workbook-model.ts';

const USUAL_FORMAT = '#,##0;(#,##0);0';

export function addChart(excelize: Excelize, file: ExcelFile, chart: ChartSpec): void {
  const font = { Size: 9, Color: '374151' };
  // The library draws the axes of the last part of a combined chart, so both parts get the same ones.
  const axes = {
    XAxis: {
      Font: font,
      TickLabelPosition: excelize.ChartTickLabelLow,
      ...(chart.labelStep === undefined ? {} : { TickLabelSkip: chart.labelStep }),
    },
    YAxis: {
      MajorGridLines: true,
      Font: font,
      NumFmt: { CustomNumFmt: chart.numberFormat ?? USUAL_FORMAT, SourceLinked: false },
    },
  };
  const fill = (colour: string) => ({ Type: 'pattern', Pattern: 1, Color: [colour] });
  const base = ({ name, categories, values, colour }: ChartSeries) => ({
    ...(name === undefined ? {} : { Name: name }),
    Categories: categories,
    Values: values,
    Fill: fill(colour),
  });
  const line = (series: ChartSeries) => ({
    ...base(series),
    Line: { Type: excelize.LineSolid, Width: 2, Fill: fill(series.colour) },
    Marker: { Symbol: 'none' },
  });
  const head = {
    Title: { Paragraph: [{ Text: chart.title, Font: { Size: 12, Bold: true } }] },
    Legend: { Position: chart.columns.length + chart.lines.length > 1 ? 'bottom' : 'none' },
    Dimension: { Width: chart.width, Height: chart.height },
    Format: { AltText: chart.title, Name: chart.title },
    ...axes,
  };
  const columns = {
    Type: excelize.Col,
    Series: chart.columns.map(base),
    GapWidth: chart.isTight ? 8 : 60,
  };
  const lines = { Type: excelize.Line, Series: chart.lines.map(line) };
  const added =
    chart.columns.length === 0
      ? file.AddChart(chart.sheet, chart.cell, { ...lines, ...head })
      : chart.lines.length === 0
        ? file.AddChart(chart.sheet, chart.cell, { ...columns, ...head })
        : file.AddChart(chart.sheet, chart.cell, { ...columns, ...head }, { ...lines, ...axes });
  must(added, 'chart');
}
