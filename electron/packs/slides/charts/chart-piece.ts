/** A native chart on a slide with its title, unit and note, and the marks that are put on its series afterwards. */
import type PptxGenJS from 'pptxgenjs';
import type { Block } from '../../content/pack-content.ts';
import { CONTENT_WIDTH, EAST_ASIAN, LATIN, type Look, tinted } from '../look.ts';
import type { Piece } from '../pieces.ts';
import { captionRuns } from '../table/draw-table.ts';
import { pitch, textHeight } from '../text/measure.ts';
import { bridgeMessage } from '../titles/message.ts';
import type { SlideWords } from '../titles/slide-words.ts';
import { nativeChart } from './chart-data.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';

type ChartBlock = Extract<Block, { type: 'chart' }>;

export type SeriesLook = Pick<NativeSeries, 'colour' | 'look' | 'dash' | 'labels' | 'drops'>;

/** Looks of the series of each chart and what they draw, in the order in which the charts are added to the slides. */
export type ChartLooks = {
  readonly looks: SeriesLook[][];
  readonly data: NativeChart[];
};

const CAPTION = 12.5;
const NOTE = 10;
/** Higher than this, in inches, a chart says no more. */
const HIGHEST = 5.2;
/** A chart that is lower than this cannot be read; a bar needs its own room. */
const LOWEST = 2.75;
const BAR = 0.27;
/** Names of categories that stand side by side. */
const MOST_NAMES = 14;

export type ChartContext = {
  readonly charts: ChartLooks;
  readonly own: SlideWords;
  readonly compact: boolean;
};

export function chartPiece(block: ChartBlock, look: Look, { charts, own, compact }: ChartContext): Piece {
  const { chart, title, note } = block;
  if (chart.kind === 'heat') throw new Error('A heat map is a table.');
  const native = nativeChart(chart, look, own);
  const unit = [block.unit, chart.kind === 'tornado' ? own.fromPlanned(chart.planned.text) : '']
    .filter((text) => text !== '')
    .join(own.comma);
  const captionText = [title, unit].filter((text) => text !== '').join('  ');
  const caption = captionText === '' ? 0 : textHeight(captionText, CAPTION, look.lang) + 0.06;
  const noteHeight = note === '' ? 0 : textHeight(note, NOTE, look.lang) + 0.05;
  const face = look.lang === 'zh-CN' ? EAST_ASIAN : LATIN;
  const says = bridgeMessage(block, own);
  const bars = native.direction === 'bar' ? native.categories.length * BAR + 0.8 : 0;
  const lowest = Math.min(4.8, Math.max(compact ? LOWEST - 0.35 : LOWEST, bars)) + caption + noteHeight;
  return {
    height: Math.max(lowest, 4.1 + caption + noteHeight),
    least: lowest,
    most: HIGHEST + caption + noteHeight,
    notes: note === '' ? [] : [note],
    ...(says === null ? {} : { says }),
    draw(slide, { x, y, height: given }) {
      const height = given - caption - noteHeight;
      if (caption > 0) {
        slide.addText(captionRuns(title, unit, look), {
          x,
          y,
          w: CONTENT_WIDTH,
          h: caption,
          fontSize: CAPTION,
          lineSpacing: pitch(CAPTION, look.lang),
          color: look.ink,
          margin: 0,
          valign: 'top',
          lang: look.lang,
        });
      }
      const all = [...native.columns, ...native.lines];
      charts.data.push(native);
      charts.looks.push(all);
      const data = (series: readonly NativeSeries[]) =>
        series.map(({ name, values }) => ({
          name,
          labels: [...native.categories],
          // The library leaves a gap for what is no number.
          values: values.map((value) => value as number),
        }));
      const options: PptxGenJS.IChartOpts = {
        x,
        y: y + caption,
        w: CONTENT_WIDTH,
        h: height,
        objectName: `Chart ${title}`.trim(),
        altText: captionText,
        catAxisLabelFontFace: face,
        catAxisLabelFontSize: 10.5,
        catAxisLabelColor: look.quiet,
        catAxisLabelPos: 'low',
        ...(native.direction === 'col' && native.categories.length > MOST_NAMES
          ? { catAxisLabelFrequency: String(Math.ceil(native.categories.length / MOST_NAMES)) }
          : {}),
        catAxisLineColor: look.ink,
        valAxisLabelFontFace: face,
        valAxisLabelFontSize: 10.5,
        valAxisLabelColor: look.quiet,
        valAxisLabelFormatCode: native.axisFormat,
        valAxisLineShow: false,
        valGridLine: { color: 'E3E6EB', size: 0.5 },
        catGridLine: { style: 'none' },
        showLegend: native.legend,
        legendPos: 't',
        legendFontFace: face,
        legendFontSize: 11,
        legendColor: look.ink,
        showTitle: false,
        displayBlanksAs: 'gap',
      };
      const bar: PptxGenJS.IChartOpts = {
        barDir: native.direction,
        barGrouping: native.grouping,
        barGapWidthPct: native.gap,
        ...(native.shared ? { barOverlapPct: 100 } : {}),
        chartColors: native.columns.map(({ colour, look: mark }) =>
          mark === 'light' ? tinted(colour, 0.5) : colour,
        ),
        showValue: native.labels,
        dataLabelFormatCode: native.format,
        dataLabelFontSize: 10,
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
          x,
          y: y + caption + height + 0.05,
          w: CONTENT_WIDTH,
          h: noteHeight - 0.05,
          fontSize: NOTE,
          lineSpacing: pitch(NOTE, look.lang),
          color: look.quiet,
          margin: 0,
          valign: 'top',
          lang: look.lang,
        });
      }
    },
  };
}
