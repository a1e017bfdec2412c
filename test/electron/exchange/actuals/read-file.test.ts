// From the bytes of a file to entries: encodings, delimiters, workbooks of several formats, and hostile files.
import { describe, expect, it } from 'vitest';
import { type ReadOptions, readFile } from '../../../../electron/exchange/actuals/read-file.ts';
import { entryAt, problemsOf } from '../../../../models/tracking/actuals/import/entry-table.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { buildBook, buildZip } from '../zip-builder.ts';
import { utf8, utf16, writeBook } from './workbooks.ts';

const read = (bytes: Uint8Array, options: Partial<ReadOptions> = {}) =>
  readFile(bytes, { name: 'x', settings: { currency: 'CNY' }, ...options });

/** Each entry as one line, or the refusal's reason. */
function lines(bytes: Uint8Array, options: Partial<ReadOptions> = {}): string[] {
  const file = read(bytes, options);
  if (!file.ok) return [`refused ${String(file.error.params?.reason)}`];
  const { entries } = file.value;
  return Array.from({ length: entries.count }, (_, at) => {
    const { place, day, account, minor, memo } = entryAt(entries, at);
    return `${place} ${dayText(day)} ${account} ${minor} ${memo}`.trim();
  });
}

const TEXT = '日期,科目,金额,摘要\r\n2026-03-05,物流费,"1,234.50",顺丰\r\n2026-03-06,房租,-7,\r\n';
const TEXT_LINES = ['2 2026-03-05 物流费 123450 顺丰', '3 2026-03-06 房租 -700'];
// The text above in GB18030, made with iconv.
const GB18030 = Uint8Array.from(
  Buffer.from(
    'c8d5c6da2cbfc6c4bf2cbdf0b6ee2cd5aad2aa0d0a323032362d30332d30352cceefc1f7b7d12c22312c3233342e3530222ccbb3b7e10d0a323032362d30332d30362cb7bfd7e22c2d372c0d0a',
    'hex',
  ),
);

describe('delimited text', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`)],
    ['UTF-16 LE', utf16(TEXT, 'le')],
    ['UTF-16 BE', utf16(TEXT, 'be')],
    ['GB18030', GB18030],
    ['tabs', utf8(TEXT.replace('"1,234.50"', '1234.50').replaceAll(',', '\t'))],
    ['semicolons', utf8(TEXT.replaceAll(',', ';').replace('1;234', '1,234'))],
    ['old Mac line ends', utf8(TEXT.replaceAll('\r\n', '\r'))],
    ['trailing commas', utf8(TEXT.replaceAll('\r\n', ',,,,,,\r\n'))],
  ])('reads %s', (_, bytes) => {
    expect(lines(bytes)).toEqual(TEXT_LINES);
  });

  it('reads a decimal comma and days with dots', () => {
    const german =
      'Buchungsdatum;Konto;Betrag;Buchungstext\n05.03.2026;Miete;1.234,50;März\n06.03.2026;Strom;-7,5;\n';
    const settings = { currency: 'EUR' };
    expect(lines(utf8(german), { settings })).toEqual([
      '2 2026-03-05 Miete 123450 März',
      '3 2026-03-06 Strom -750',
    ]);
  });

  it('counts rows as the file does: with the line sep=, empty lines and quoted line ends', () => {
    const text = 'sep=;\nDate;Account;Amount;Memo\n\n2026-03-05;rent;1.50;"two\nlines"\n2026-03-06;rent;2;\n';
    expect(lines(utf8(text))).toEqual(['4 2026-03-05 rent 150 two lines', '5 2026-03-06 rent 200']);
  });

  it('applies the unit of the header once', () => {
    expect(lines(utf8('日期,科目,金额（万元）\n2026-03-05,房租,1.5\n2026-03-06,房租,2万\n'))).toEqual([
      '2 2026-03-05 房租 1500000',
      '3 2026-03-06 房租 2000000',
    ]);
    expect(lines(utf8('单位：千元,,\n日期,科目,金额\n2026-03-05,房租,1.5\n'))).toEqual([
      '3 2026-03-05 房租 150000',
    ]);
    // What the user sets goes before it.
    expect(
      lines(utf8('日期,科目,金额（万元）\n2026-03-05,房租,1.5\n'), {
        settings: { currency: 'CNY', scale: 1 },
      }),
    ).toEqual(['2 2026-03-05 房租 150']);
  });
});

describe('the unit of the amounts', () => {
  const notices = (text: string, settings: Partial<ReadOptions['settings']> = {}): unknown[] => {
    const file = read(utf8(text), { settings: { currency: 'CNY', ...settings } });
    return file.ok ? file.value.notices.map(({ code, params }) => ({ code, ...params })) : [file.error.code];
  };
  const under = (title: string, above = ''): string => `${above}日期,科目,${title}\n2026-03-05,房租,1.5\n`;

  it('is told where it multiplies', () => {
    expect(notices(under('金额(万元)'))).toEqual([{ code: 'scaled', scale: 10_000, unit: '金额(万元)' }]);
    expect(notices(under('金额(元)'))).toEqual([]);
    expect(notices(under('金额(万元)'), { scale: 1 })).toEqual([]);
  });

  it('of the column goes before the one of the sheet', () => {
    expect(notices(under('金额(千元)', '单位：万元,,\n'))).toEqual([
      { code: 'scaled', scale: 1000, unit: '金额(千元)' },
    ]);
  });

  it('is not guessed where the sheet states two', () => {
    expect(notices(under('金额', '单位：万元,单位：千元,\n'))).toEqual([
      { code: 'unit-unclear', units: '单位：万元, 单位：千元' },
    ]);
  });

  it('in another currency is told', () => {
    expect(notices(under('金额(USD)'))).toEqual([
      { code: 'unit-unclear', unit: '金额(USD)', currency: 'USD', plan: 'CNY' },
    ]);
    expect(notices(under('金额(人民币)'))).toEqual([]);
  });
});

const ROWS = [
  ['日期', '科目', '金额', '摘要'],
  [46_086, '物流费', 1234.5, '顺丰'],
  [46_087, '房租', -7, 'a & b < c'],
] as const;
// 46086 is 2026-03-05 in the 1900 system (46096 is 2026-03-15).
const BOOK_LINES = ['2 2026-03-05 物流费 123450 顺丰', '3 2026-03-06 房租 -700 a & b < c'];

describe('workbooks', () => {
  it.each(['xlsx', 'xlsb', 'biff8', 'ods', 'xlml'] as const)('reads %s', (type) => {
    // The writer of .ods knows no such format, and says so on the console.
    const formats = type === 'ods' ? {} : { 0: 'yyyy-mm-dd' };
    expect(lines(writeBook({ A: ROWS }, { type, formats }))).toEqual(BOOK_LINES);
  });

  it('reads days that are shown as plain numbers', () => {
    expect(lines(writeBook({ A: ROWS }))).toEqual(BOOK_LINES);
  });

  it('reads the same days from a workbook that counts from 1904', () => {
    const shifted = ROWS.map(([day, ...rest]) => [typeof day === 'number' ? day - 1462 : day, ...rest]);
    for (const formats of [{ 0: 'yyyy-mm-dd' }, {}] as const)
      expect(lines(writeBook({ A: shifted }, { date1904: true, formats }))).toEqual(BOOK_LINES);
  });

  it('proposes the visible sheet that reads as a list and has most rows, and takes the one that is chosen', () => {
    const more = [...ROWS, [46_088, '电费', 3, '']];
    const bytes = writeBook({ Cover: [['Report'], ['x']], Short: ROWS, Long: more });
    const file = read(bytes);
    expect(
      file.ok && [file.value.sheet, file.value.sheets.map(({ name, rows }) => `${name} ${rows}`)],
    ).toEqual([2, ['Cover 2', 'Short 3', 'Long 4']]);
    expect(lines(bytes, { sheet: 1 })).toEqual(BOOK_LINES);
    expect(lines(bytes, { sheet: 9 })).toEqual(['refused no-such-sheet']);
  });

  it('does not propose a hidden sheet', () => {
    const row = (r: number, cells: string): string => `<row r="${r}">${cells}</row>`;
    const text = (ref: string, value: string): string =>
      `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const list = (memo: string): string =>
      `<sheetData>${row(1, text('A1', 'Date') + text('B1', 'Amount') + text('C1', 'Memo'))}${row(2, text('A2', '2026-03-05') + text('B2', '5') + text('C2', memo))}</sheetData>`;
    const bytes = buildBook([
      {
        name: 'Old',
        xml: list('old').replace('</sheetData>', `${row(3, text('A3', '2026-03-06'))}</sheetData>`),
        state: 'veryHidden',
      },
      { name: 'New', xml: list('new') },
    ]);
    expect(lines(bytes)).toEqual(['2 2026-03-05  500 new']);
    const file = read(bytes);
    expect(file.ok && file.value.notices.map(({ code }) => code)).toEqual(['hidden-sheet']);
  });

  it('refuses amounts that a format shows in another currency, row by row', () => {
    const bytes = writeBook({ A: ROWS }, { formats: { 0: 'yyyy-mm-dd', 2: '[$€-407]#,##0.00' } });
    const file = read(bytes);
    expect(file.ok && problemsOf(file.value.problems).map(({ place, code }) => `${place} ${code}`)).toEqual([
      '2 other-currency',
      '3 other-currency',
    ]);
    expect(lines(bytes, { settings: { currency: 'EUR' } })).toHaveLength(2);
    // A format of the plan's own sign, and the language tag alone, say nothing against it.
    for (const format of ['[$¥-804]#,##0.00', '[$-804]#,##0.00', '"￥"#,##0'])
      expect(lines(writeBook({ A: ROWS }, { formats: { 0: 'yyyy-mm-dd', 2: format } }))).toEqual(BOOK_LINES);
  });
});

describe('hostile and half-right files', () => {
  it('refuses a file without a date or an amount column and says which', () => {
    const noAmount = utf8('Date,Account,Town\n2026-03-05,rent,Berlin\n');
    const file = read(noAmount);
    expect(file.ok ? null : file.error.params).toMatchObject({
      reason: 'columns-missing',
      missing: 'amount',
    });
    expect(read(utf8('Account,Amount\nrent,5\n'))).toMatchObject({ error: { params: { missing: 'date' } } });
    // For the page that lets the user choose the columns.
    const reported = read(noAmount, { onMissing: 'report' });
    expect(reported.ok && [reported.value.missing, reported.value.entries.count]).toEqual([['amount'], 0]);
    expect(reported.ok && reported.value.found.map(({ title }) => title)).toEqual([
      'Date',
      'Account',
      'Town',
    ]);
    expect(
      lines(utf8('When,Account,Worth\n2026-03-05,rent,5\n'), { columns: { date: 0, account: 1, amount: 2 } }),
    ).toEqual(['2 2026-03-05 rent 500']);
  });

  it('reports #REF!, two date orders, a total row, a foreign sign and a sale below zero, and keeps the good rows', () => {
    const text = [
      'Date,Account,Amount,Memo',
      '13/03/2026,sales,100.00,ok',
      '14/03/2026,sales,#REF!,error',
      '15/03/2026,sales,-20.00,refund',
      '03/16/2026,sales,5.00,month first',
      '17/03/2026,sales,€7.00,euro',
      'Total,,80.00,',
    ].join('\n');
    const file = read(utf8(text));
    expect(file.ok && problemsOf(file.value.problems).map(({ place, code }) => `${place} ${code}`)).toEqual([
      '3 error-value',
      '5 mixed-date-order',
      '6 other-currency',
    ]);
    expect(file.ok && file.value.leftOut).toEqual([
      { place: 7, reason: 'total-word', value: 'Total', minor: 8000 },
    ]);
    expect(lines(utf8(text))).toEqual(['2 2026-03-13 sales 10000 ok', '4 2026-03-15 sales -2000 refund']);
  });

  it('gives a copy under another name and format the same content hash, and another file hash', () => {
    const a = read(utf8(TEXT));
    const b = read(utf16(TEXT.replace(/(2026-03-05.*)\r\n(2026-03-06.*)\r\n/, '$2\r\n$1\r\n'), 'le'));
    const c = read(utf8(TEXT.replace('-7', '-8')));
    expect(a.ok && b.ok && a.value.contentHash === b.value.contentHash).toBe(true);
    expect(a.ok && b.ok && a.value.fileHash === b.value.fileHash).toBe(false);
    expect(a.ok && c.ok && a.value.contentHash === c.value.contentHash).toBe(false);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'not-a-spreadsheet'],
    ['a zip archive', buildZip([{ name: 'a.txt', data: 'x' }]), 'not-a-spreadsheet'],
    ['a cut workbook', writeBook({ A: ROWS }).subarray(0, 900), 'truncated'],
    ['a file above the limit', new Uint8Array(60 * 1024 * 1024 + 1), 'too-large'],
    [
      'a workbook that grows without end',
      buildZip([{ name: 'xl/workbook.xml', data: new Uint8Array(10), claimedSize: 2 ** 31 }]),
      'zip-bomb',
    ],
    ['a header and nothing else', utf8('Date,Account,Amount\n'), 'no-rows'],
  ])('refuses %s by name', (_, bytes, reason) => {
    expect(lines(bytes)).toEqual([`refused ${reason}`]);
  });

  it('refuses more rows than a sheet has instead of losing the rest', () => {
    expect(lines(utf8(`Date,Amount\n${'2026-03-05,1\n'.repeat(1_048_576)}`))).toEqual(['refused too-large']);
  });

  it('lists names that are parts of every object under their own name', () => {
    const bytes = writeBook({
      __proto__x: ROWS,
      toString: [
        ['constructor', '日期', '金额'],
        ['__proto__', '2026-03-05', 5],
      ],
    });
    const file = read(bytes, { sheet: 1 });
    expect(file.ok && file.value.found.map(({ title, field }) => `${title} ${field}`)).toEqual([
      'constructor null',
      '日期 date',
      '金额 amount',
    ]);
    expect(file.ok && file.value.sheets[1]?.name).toBe('toString');
    expect(Object.hasOwn(Object.prototype, 'date')).toBe(false);
  });

  it('reads one value at the far end of a sheet without filling the way to it', () => {
    const bytes = buildBook([
      { name: 'A', xml: '<sheetData><row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>' },
    ]);
    expect(lines(bytes)).toEqual(['refused columns-missing']);
  });
});
