/**
 * An Excel file of 100,000 bookings in twelve columns, for the benches of the import of actuals. Written here from a seed,
 * by no writer of either side.
 */
import { bookParts, buildZip } from '../../electron/exchange/zip-builder.ts';

export const ROWS = 100_000;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SST = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';
const SST_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';

/** Park and Miller's generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

export const TITLES = [
  '日期',
  '凭证号',
  '科目编码',
  '科目名称',
  '摘要',
  '金额',
  '币种',
  '部门',
  '项目组',
  '供应商',
  '制单人',
  '行号',
];

/** `cents`: what its amounts add up to. */
export function longWorkbook(): { readonly bytes: Uint8Array; readonly cents: number } {
  const next = numbers(20_261_122);
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const strings = new Map<string, number>();
  const shared = (value: string): string => {
    const place = strings.get(value) ?? strings.size;
    strings.set(value, place);
    return `<c t="s"><v>${place}</v></c>`;
  };
  let cents = 0;
  const rows = [`<row>${TITLES.map(text).join('')}</row>`];
  for (let at = 0; at < ROWS; at += 1) {
    const amount = next(10_000_000) - 500_000;
    const account = next(40);
    cents += amount;
    rows.push(
      `<row><c s="2"><v>${46_023 + Math.floor(at / 274)}</v></c>${shared(`记-${Math.floor(at / 3)}`)}<c><v>${660_100 + account}</v></c>` +
        `${shared(`费用科目${account}`)}${shared(`付款 ${next(1_000_000)}`)}<c s="3"><v>${(amount / 100).toFixed(2)}</v></c>` +
        `${shared('CNY')}${shared(`部门${next(12)}`)}${shared(`组${next(30)}`)}${shared(`供应商${next(900)}`)}${shared(`制单人${next(9)}`)}<c><v>${at + 1}</v></c></row>`,
    );
  }
  const list = [...strings.keys()].map((value) => `<si><t>${value}</t></si>`).join('');
  const parts = bookParts([{ name: '明细', xml: `<sheetData>${rows.join('')}</sheetData>` }], {
    styles: `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="${MAIN}"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="17"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
    extra: [
      {
        name: 'xl/sharedStrings.xml',
        data: `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${MAIN}">${list}</sst>`,
      },
    ],
  });
  const bytes = buildZip(
    parts.map((part) => ({ ...part, data: withSharedStrings(part.name, String(part.data)) })),
  );
  return { bytes, cents };
}

/** The list of shared strings has to be named in two places. */
function withSharedStrings(name: string, xml: string): string {
  if (name === '[Content_Types].xml')
    return xml.replace(
      '</Types>',
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${SST_TYPE}"/></Types>`,
    );
  const relation = `<Relationship Id="rId8888" Type="${SST}" Target="sharedStrings.xml"/>`;
  return name === 'xl/_rels/workbook.xml.rels'
    ? xml.replace('</Relationships>', `${relation}</Relationships>`)
    : xml;
}
