/** Draws a table whose measures are known: caption, header over a rule, rows, remark. */
import type PptxGenJS from 'pptxgenjs';
import type { TableColumn, TableRow } from '../../content/pack-content.ts';
import type { Look } from '../look.ts';
import { LIST_NAME, TABLE_NAME } from '../mending/slide-xml.ts';
import type { Slide } from '../pieces.ts';
import { pitch } from '../text/measure.ts';

/** Inside of a cell, in inches. */
export const MARGIN = { side: 0.06, end: 0.035 } as const;
export const INDENT = '\u2003';

export type TableMeasures = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly widths: readonly number[];
  readonly caption: number;
  /** 0: no column has a name. */
  readonly header: number;
  readonly heights: readonly number[];
  readonly note: number;
  readonly noteWidth: number;
};

export type DrawnTable = {
  readonly title: string;
  readonly unit: string;
  readonly note: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly {
    readonly kind: TableRow['look'];
    readonly cells: readonly {
      readonly text: string;
      readonly colour: string | undefined;
      readonly fill?: string | undefined;
      readonly bold?: boolean;
    }[];
  }[];
};

export type TableLetters = {
  readonly look: Look;
  readonly size: number;
  readonly captionSize: number;
  readonly noteSize: number;
};

export function drawTable(
  slide: Slide,
  { x, y, width, widths, caption, header, heights, note, noteWidth }: TableMeasures,
  { title, unit, note: remark, columns, rows }: DrawnTable,
  { look, size, captionSize, noteSize }: TableLetters,
): void {
  const words = { x, margin: 0, valign: 'top' as const, lang: look.lang };
  if (caption > 0) {
    slide.addText(captionRuns(title, unit, look), {
      ...words,
      y,
      w: width,
      h: caption,
      fontSize: captionSize,
      lineSpacing: pitch(captionSize, look.lang),
      color: look.ink,
    });
  }
  slide.addTable(
    [
      ...(header > 0 ? [columns.map(({ title: name, align }) => headerCell(name, align, look, size))] : []),
      ...rows.map((row, index) => bodyRow(row, columns, look, size, header === 0 && index === 0)),
    ],
    {
      objectName: `${header > 0 ? TABLE_NAME : LIST_NAME} ${title}`.trim(),
      x,
      y: y + caption,
      w: width,
      h: header + heights.reduce((sum, height) => sum + height, 0),
      colW: [...widths],
      rowH: [...(header > 0 ? [header] : []), ...heights],
      fontSize: size,
      margin: [MARGIN.end, MARGIN.side, MARGIN.end, MARGIN.side],
      color: look.ink,
      autoPage: false,
    },
  );
  if (note === 0) return;
  slide.addText(remark, {
    ...words,
    y: y + caption + header + heights.reduce((sum, height) => sum + height, 0) + 0.06,
    w: noteWidth,
    h: note - 0.06,
    fontSize: noteSize,
    lineSpacing: pitch(noteSize, look.lang),
    color: look.quiet,
  });
}

/** A title in bold and its unit beside it. */
export function captionRuns(title: string, unit: string, look: Look): PptxGenJS.TextProps[] {
  return [
    ...(title === '' ? [] : [{ text: title, options: { bold: true } }]),
    ...(unit === '' ? [] : [{ text: title === '' ? unit : `  ${unit}`, options: { color: look.quiet } }]),
  ];
}

function headerCell(title: string, align: 'left' | 'right', look: Look, size: number): PptxGenJS.TableCell {
  return {
    text: title,
    options: {
      align,
      color: look.quiet,
      valign: 'bottom',
      border: borders({ pt: 1, color: look.ink }),
      lang: look.lang,
      lineSpacing: pitch(size, look.lang),
    } as PptxGenJS.TableCellProps,
  };
}

function bodyRow(
  { kind, cells }: DrawnTable['rows'][number],
  columns: readonly TableColumn[],
  look: Look,
  size: number,
  isTop: boolean,
): PptxGenJS.TableRow {
  const isTotal = kind === 'total';
  const rule = isTotal ? { pt: 1, color: look.ink } : { pt: 0.5, color: look.rule };
  const above = isTotal ? rule : isTop ? { pt: 1, color: look.ink } : undefined;
  return columns.map(({ align }, index) => {
    const cell = cells[index];
    return {
      text: cell?.text ?? '',
      options: {
        align,
        bold: kind !== 'plain' || cell?.bold === true,
        border: borders(rule, above),
        valign: 'top',
        lang: look.lang,
        lineSpacing: pitch(size, look.lang),
        ...(cell?.fill === undefined ? {} : { fill: { color: cell.fill } }),
        ...(cell?.colour === undefined ? {} : { color: cell.colour }),
      } as PptxGenJS.TableCellProps,
    };
  });
}

type Rule = { readonly pt: number; readonly color: string };

/** Above, right, below, left. */
function borders(
  below: Rule,
  above?: Rule,
): [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps] {
  const none: PptxGenJS.BorderProps = { type: 'none' };
  return [above ? { type: 'solid', ...above } : none, none, { type: 'solid', ...below }, none];
}
