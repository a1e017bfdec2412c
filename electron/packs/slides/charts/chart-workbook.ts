/**
 * The workbook behind a native chart: what opens under "Edit data". One plain sheet with the categories in column A and a
 * series in each column after it, at the places that the chart names; the library's own has a table that Excel must repair.
 */
import { columnName } from '../../../exchange/export/columns.ts';
import { zipOf } from '../../../exchange/export/file/zip-parts.ts';
import { escaped } from '../../document/markup.ts';
import type { NativeChart } from './native-chart.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function chartWorkbook(chart: NativeChart): Promise<Uint8Array> {
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', sheet(chart)],
  ];
  return zipOf(parts.map(([name, xml]) => ({ name, pieces: () => [Buffer.from(HEAD + xml, 'utf8')] })));
}

function sheet({ categories, columns, lines }: NativeChart): string {
  const series = [...columns, ...lines];
  const rows = [
    [null, ...series.map(({ name }) => name)],
    ...categories.map((name, index) => [name, ...series.map(({ values }) => values[index] ?? null)]),
  ];
  const data = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((value, column) => cell(value, `${columnName(column + 1)}${row + 1}`)).join('')}</row>`,
    )
    .join('');
  return `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`;
}

/** A text is a text, whatever sign it begins with. */
function cell(value: string | number | null, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}
