/** A native chart on a slide with its title, unit and note, and the marks that are put on its series afterwards. */
import type PptxGenJS from 'pptxgenjs';
import type { Block } from '../../content/pack-content.ts';
import { CONTENT_WIDTH, EAST_ASIAN, LATIN, type Look, SLIDE, tinted } from '../look.ts';
import { type Piece, textHeight } from '../pieces.ts';
import { type ColumnLook, type NativeChart, type NativeSeries, nativeChart } from './chart-data.ts';

type ChartBlock = Extract<Block, { type: 'chart' }>;

/** Looks of the series of each chart and what they draw, in the order in which the charts are added to the slides. */
export type ChartLooks = {
  readonly looks: { readonly colour: string; readonly look: ColumnLook }[][];
  readonly data: NativeChart[];
};

const CAPTION = 0.32;
/** A chart that is lower than this, in inches, cannot be read. */
const LEAST = 2.7;
/** Names of categories that stand side by side. */
const MOST_NAMES = 14;

export function chartPiece(block: ChartBlock, look: Look, charts: ChartLooks, height = 4.1): Piece {
  const { chart, title, unit, note } = block;
  if (chart.kind === 'heat') throw new Error('A heat map is a table.');
  const native = nativeChart(chart, look);
  const noteHeight = note === '' ? 0 : textHeight(note, 9.5) + 0.05;
  const face = look.lang === 'zh-CN' ? EAST_ASIAN : LATIN;
  return {
    height: CAPTION + height + noteHeight,
    shrink(room) {
      const left = Math.floor((room - CAPTION - noteHeight) * 100) / 100;
      return left >= LEAST && left < height ? chartPiece(block, look, charts, left) : null;
    },
    notes: note === '' ? [] : [note],
    draw(slide, y) {
      slide.addText(
        [
          { text: title, options: { bold: true } },
          { text: unit === '' ? '' : `  ${unit}`, options: { color: look.quiet } },
        ],
        {
          x: SLIDE.left,
          y,
          w: CONTENT_WIDTH,
          h: CAPTION,
          fontSize: 12,
          color: look.ink,
          margin: 0,
          valign: 'top',
          lang: look.lang,
        },
      );
      const all = [...native.columns, ...native.lines];
      charts.data.push(native);
      charts.looks.push(all.map(({ colour, look: mark }) => ({ colour, look: mark })));
      const data = (series: readonly NativeSeries[]) =>
        series.map(({ name, values }) => ({
          name,
          labels: [...native.categories],
          // The library leaves a gap for what is no number.
          values: values.map((value) => value as number),
        }));
      const options: PptxGenJS.IChartOpts = {
        x: SLIDE.left,
        y: y + CAPTION,
        w: CONTENT_WIDTH,
        h: height,
        altText: title,
        catAxisLabelFontFace: face,
        catAxisLabelFontSize: 10,
        catAxisLabelColor: look.quiet,
        catAxisLabelPos: 'low',
        ...(native.direction === 'col' && native.categories.length > MOST_NAMES
          ? { catAxisLabelFrequency: String(Math.ceil(native.categories.length / MOST_NAMES)) }
          : {}),
        catAxisLineColor: look.ink,
        valAxisLabelFontFace: face,
        valAxisLabelFontSize: 10,
        valAxisLabelColor: look.quiet,
        valAxisLabelFormatCode: native.format,
        valAxisLineShow: false,
        valGridLine: { color: 'E3E6EB', size: 0.5 },
        catGridLine: { style: 'none' },
        showLegend: native.legend,
        legendPos: 't',
        legendFontFace: face,
        legendFontSize: 10,
        legendColor: look.ink,
        showTitle: false,
        displayBlanksAs: 'gap',
      };
      const bar: PptxGenJS.IChartOpts = {
        barDir: native.direction,
        barGrouping: native.grouping,
        barGapWidthPct: native.gap,
        ...(native.direction === 'bar' ? { barOverlapPct: 100 } : {}),
        chartColors: native.columns.map(({ colour, look: mark }) =>
          mark === 'light' ? tinted(colour, 0.5) : colour,
        ),
        showValue: native.labels,
        dataLabelFormatCode: native.format,
        dataLabelFontSize: 9,
        dataLabelFontFace: face,
        dataLabelColor: look.ink,
        ...(native.grouping === 'clustered' ? { dataLabelPosition: 'outEnd' as const } : {}),
      };
      const line: PptxGenJS.IChartOpts = {
        chartColors: native.lines.map(({ colour }) => colour),
        lineSize: 2,
        lineDataSymbol: 'none',
        showValue: false,
      };
      if (native.columns.length > 0 && native.lines.length > 0) {
        slide.addChart(
          [
            { type: 'bar' as PptxGenJS.CHART_NAME, data: data(native.columns), options: bar },
            { type: 'line' as PptxGenJS.CHART_NAME, data: data(native.lines), options: line },
          ],
          // Where there are several types the library takes the options in the place of the data.
          options as never,
        );
      } else if (native.columns.length > 0) {
        slide.addChart('bar' as PptxGenJS.CHART_NAME, data(native.columns), { ...options, ...bar });
      } else {
        slide.addChart('line' as PptxGenJS.CHART_NAME, data(native.lines), { ...options, ...line });
      }
      if (noteHeight > 0) {
        slide.addText(note, {
          x: SLIDE.left,
          y: y + CAPTION + height + 0.03,
          w: CONTENT_WIDTH,
          h: noteHeight,
          fontSize: 9.5,
          color: look.quiet,
          margin: 0,
          valign: 'top',
          lang: look.lang,
        });
      }
    },
  };
}
