/**
 * The looks of cells as Excel formats: bankers' colours (blue input, black formula, green link) with a legend on
 * every sheet, #,##0;(#,##0);- for amounts, 0.0% for rates. Colour never stands alone: inputs have a ground too.
 */
import type { Style } from 'excelize-wasm';
import type { CellLook, NumberLook } from '../sheet-model.ts';

const INPUT = '0000FF';
const LINK = '00713A';
const MUTED = '6B7280';
const INK = '000000';
const INPUT_GROUND = 'FFFBE6';
const HEAD_GROUND = '1F3A5F';
const GROUP_GROUND = 'E8EDF3';

const FORMATS: Readonly<Record<NumberLook, string>> = {
  amount: '#,##0;(#,##0);"-"',
  rate: '0.0%;(0.0%);"-"',
  factor: '0.0000',
  number: '#,##0.######;(#,##0.######);"-"',
  integer: '0',
  date: 'yyyy-mm-dd',
  years: '0.00',
  multiple: '0.00"x"',
  text: '@',
};

export function styleKey({ role, row, number }: CellLook): string {
  return `${role}/${row}/${number}`;
}

export function styleOf({ role, row, number }: CellLook): Style {
  const isText = number === 'text';
  const bold =
    role === 'title' ||
    role === 'header' ||
    row === 'subtotal' ||
    row === 'total' ||
    row === 'heading' ||
    row === 'balance';
  return {
    Font: {
      Family: 'Calibri',
      Size: role === 'title' ? 14 : 10,
      Bold: bold,
      Italic: role === 'note' || row === 'group',
      Color: fontColour(role, row),
    },
    ...(isText ? {} : { CustomNumFmt: FORMATS[number] }),
    Alignment: {
      Horizontal: isText ? 'left' : 'right',
      Vertical: 'center',
      ...(row === 'line' && isText && role === 'text' ? { Indent: 1 } : {}),
    },
    ...ground(role, row),
    ...rule(row),
  };
}

function fontColour(role: CellLook['role'], row: CellLook['row']): string {
  if (role === 'input') return INPUT;
  if (role === 'link') return LINK;
  if (role === 'header' || row === 'heading') return 'FFFFFF';
  return role === 'note' || role === 'data' || row === 'muted' ? MUTED : INK;
}

function ground(role: CellLook['role'], row: CellLook['row']): Pick<Style, 'Fill'> {
  const fill = (colour: string): Pick<Style, 'Fill'> => ({
    Fill: { Type: 'pattern', Pattern: 1, Color: [colour] },
  });
  if (role === 'input') return fill(INPUT_GROUND);
  if (role === 'header' || row === 'heading') return fill(HEAD_GROUND);
  return row === 'group' ? fill(GROUP_GROUND) : {};
}

function rule(row: CellLook['row']): Pick<Style, 'Border'> {
  const line = (type: string, style: number) => ({ Type: type, Color: INK, Style: style });
  if (row === 'total') return { Border: [line('top', 1), line('bottom', 6)] };
  return row === 'subtotal' || row === 'balance' ? { Border: [line('top', 1)] } : {};
}
