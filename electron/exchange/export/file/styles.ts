/**
 * The looks of cells as Excel formats: #,##0;(#,##0);- for amounts, 0.0% for rates, and three schemes of colours with a
 * legend on every sheet: the bankers' (blue input, black formula, green link), FAST (blue import, red export), and one
 * that the colour-blind can tell apart. Colour never stands alone: inputs have a ground, links of the last are italic.
 */
import type { Style } from 'excelize-wasm';
import type { Language } from '../../../contract/common-types.ts';
import type { ColourScheme } from '../book.ts';
import type { CellLook, NumberLook } from '../sheet-model.ts';

const MUTED = '6B7280';
const INK = '000000';
const REFERENCE = '1D4ED8';
const WARNING = 'B91C1C';
const HEAD_GROUND = '1F3A5F';
const GROUP_GROUND = 'E8EDF3';

type Scheme = {
  readonly input: string;
  readonly ground: string;
  readonly link: string;
  readonly export: string;
  readonly linkItalic: boolean;
};

const SCHEMES: Readonly<Record<ColourScheme, Scheme>> = {
  bankers: { input: '0000FF', ground: 'FFFBE6', link: '00713A', export: INK, linkItalic: false },
  fast: { input: INK, ground: 'FFFF99', link: '0000FF', export: 'C00000', linkItalic: false },
  // Blue and vermilion of Okabe and Ito, darkened until they read on white.
  'colour-blind': { input: '0059A3', ground: 'FFF7CC', link: 'B34700', export: INK, linkItalic: true },
};

const FORMATS: Readonly<Record<NumberLook, string>> = {
  amount: '#,##0;(#,##0);"-"',
  scaled: '#,##0.0;(#,##0.0);"-"',
  decimal: '#,##0.00;(#,##0.00);"-"',
  rate: '0.0%;(0.0%);"-"',
  factor: '0.0000',
  // Excel's own choice of decimals: a format of ours would leave a point behind whole numbers.
  number: 'General',
  shift: '+0.0%;-0.0%;0%',
  integer: '0',
  date: 'yyyy-mm-dd',
  month: 'yyyy-mm',
  years: '0.00;(0.00)',
  multiple: '0.00"x";(0.00"x")',
  effect: '@',
  choice: '@',
  text: '@',
};

export function styleKey({ role, row, number, isWrapped, isSetOff, isChanged }: CellLook): string {
  return `${role}/${row}/${number}${isWrapped ? '/wrapped' : ''}${isSetOff ? '/set off' : ''}${isChanged ? '/changed' : ''}`;
}

export function styleOf(
  { role, row, number, isWrapped = false, isSetOff = false, isChanged = false }: CellLook,
  scheme: ColourScheme = 'bankers',
  language: Language = 'en',
): Style {
  const isText = number === 'text' || number === 'choice';
  const bold =
    role === 'title' ||
    role === 'header' ||
    role === 'warning' ||
    role === 'caption' ||
    row === 'subtotal' ||
    row === 'total' ||
    row === 'heading' ||
    row === 'balance';
  const colours = SCHEMES[scheme];
  return {
    Font: {
      // Words in Chinese name their face, else every program takes another; figures keep the narrower one.
      Family:
        language === 'zh' && (isText || number === 'effect' || row === 'heading')
          ? 'Microsoft YaHei'
          : 'Calibri',
      Size: role === 'title' || role === 'warning' ? 14 : role === 'caption' ? 11 : 10,
      Bold: bold,
      Italic: role === 'note' || row === 'group' || (role === 'link' && colours.linkItalic),
      Color: fontColour(role, row, colours),
      ...(role === 'reference' ? { Underline: 'single' } : {}),
    },
    ...(isChanged
      ? { CustomNumFmt: markedFormat(FORMATS[number]) }
      : number === 'text' || number === 'effect' || number === 'number'
        ? {}
        : { CustomNumFmt: FORMATS[number] }),
    Alignment: {
      Horizontal: number === 'effect' ? 'center' : isText ? 'left' : 'right',
      Vertical: 'center',
      ...(isWrapped ? { WrapText: true } : {}),
      ...(isText && (isSetOff || (row === 'line' && role === 'text')) ? { Indent: 1 } : {}),
    },
    ...ground(role, row, colours),
    ...rule(row),
  };
}

/** Before the figure, so that digits stay below digits; the value is the figure alone. */
function markedFormat(format: string): string {
  return format
    .split(';')
    .map((section) => `"△ "${section}`)
    .join(';');
}

function fontColour(role: CellLook['role'], row: CellLook['row'], scheme: Scheme): string {
  if (role === 'header' || row === 'heading') return 'FFFFFF';
  if (role === 'input' || role === 'link' || role === 'export') return scheme[role];
  if (role === 'reference') return REFERENCE;
  if (role === 'warning' || role === 'alert') return WARNING;
  return role === 'note' || role === 'data' || row === 'muted' ? MUTED : INK;
}

function ground(role: CellLook['role'], row: CellLook['row'], scheme: Scheme): Pick<Style, 'Fill'> {
  const fill = (colour: string): Pick<Style, 'Fill'> => ({
    Fill: { Type: 'pattern', Pattern: 1, Color: [colour] },
  });
  if (role === 'input') return fill(scheme.ground);
  if (role === 'header' || row === 'heading') return fill(HEAD_GROUND);
  return row === 'group' ? fill(GROUP_GROUND) : {};
}

function rule(row: CellLook['row']): Pick<Style, 'Border'> {
  const line = (type: string, style: number) => ({ Type: type, Color: INK, Style: style });
  if (row === 'total') return { Border: [line('top', 1), line('bottom', 6)] };
  return row === 'subtotal' || row === 'balance' ? { Border: [line('top', 1)] } : {};
}
