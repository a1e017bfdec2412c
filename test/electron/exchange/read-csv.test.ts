// Delimited files: encodings, delimiters, quotes, limits. Expected values are what was written into the bytes.
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../electron/exchange/read-csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const table = readCsv(bytes);
  return table.ok ? table.value.rows : [[table.error.code]];
}

function codesOf(bytes: Uint8Array): readonly string[] {
  const table = readCsv(bytes);
  return table.ok ? table.value.notices.map(({ code }) => code) : [table.error.code];
}

describe('readCsv', () => {
  it('reads UTF-8 with and without mark, and UTF-16 in both orders with and without mark', () => {
    const text = '项目,金额\r\n租金,"1,200"\r\n';
    const expected = [
      ['项目', '金额'],
      ['租金', '1,200'],
    ];
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
    expect(rowsOf(utf8(text))).toEqual(expected);
    expect(rowsOf(utf8(`\ufeff${text}`))).toEqual(expected);
    expect(rowsOf(new Uint8Array([0xff, 0xfe, ...little]))).toEqual(expected);
    expect(rowsOf(new Uint8Array([0xfe, 0xff, ...big]))).toEqual(expected);
    const plain = new Uint8Array(Buffer.from('item,2026-01\nRent,5\n', 'utf16le'));
    expect(rowsOf(plain)).toEqual([
      ['item', '2026-01'],
      ['Rent', '5'],
    ]);
  });

  it('tells western accents from Chinese in an unmarked file', () => {
    // Windows-1252: é is E9; GB2312: 中 is D6 D0, 文 is CE C4 (Unicode consortium, code page tables).
    expect(rowsOf(new Uint8Array([...utf8('pr'), 0xe9, ...utf8('vu,1\nr'), 0xe9, ...utf8('el,2')]))).toEqual([
      ['prévu', '1'],
      ['réel', '2'],
    ]);
    expect(rowsOf(new Uint8Array([0xd6, 0xd0, 0xce, 0xc4, ...utf8(',1')]))).toEqual([['中文', '1']]);
  });

  it('finds the delimiter also where another sign stands in more fields', () => {
    expect(rowsOf(utf8('item;2026-01;2026-02\nRent;1,5;2,5\nSales;3,5;4,5'))[1]).toEqual([
      'Rent',
      '1,5',
      '2,5',
    ]);
    expect(rowsOf(utf8('item\t2026-01\nRent, office\t5'))[1]).toEqual(['Rent, office', '5']);
    expect(rowsOf(utf8('a|b\n1|2'))[1]).toEqual(['1', '2']);
  });

  it('reads a decimal comma only where figures show one, and says so', () => {
    const commas = readCsv(utf8('item;a;b\nRent;1.234,50;2,5\n'));
    expect(commas.ok && commas.value.decimal).toBe(',');
    expect(codesOf(utf8('item;a;b\nRent;1.234,50;2,5\n'))).toEqual(['delimiter', 'decimal-comma']);
    expect(codesOf(utf8('item;a;b\nRent;1,234;2,345\n'))).toEqual(['delimiter', 'decimal-unclear']);
    expect(codesOf(utf8('item;a;b\nRent;1.5;2.5\n'))).toEqual(['delimiter']);
  });

  it('keeps quotes, line ends in quotes, blanks and formulas as they are', () => {
    expect(rowsOf(utf8('"a ""b""",c\n"x\r\ny", =1+1 \n'))).toEqual([
      ['a "b"', 'c'],
      ['x\r\ny', ' =1+1 '],
    ]);
    expect(rowsOf(utf8('a,\n,b'))).toEqual([
      ['a', ''],
      ['', 'b'],
    ]);
  });

  it('refuses an empty file and an open quote by name, with the line', () => {
    expect(codesOf(utf8(''))).toEqual(['empty-file']);
    expect(codesOf(utf8(' \r\n '))).toEqual(['empty-file']);
    const open = readCsv(utf8('a,b\n1,"2\n3,4\n'));
    expect(open).toMatchObject({ ok: false, error: { code: 'damaged', params: { line: 2 } } });
  });

  it('points at rows that a thousands comma without quotes has torn apart', () => {
    const torn = readCsv(utf8('item,2026-01\nRent,1,200\nSales,900\nFees,800\n'));
    expect(torn.ok && torn.value.notices).toMatchObject([{ code: 'uneven-rows' }]);
  });

  it('refuses more than 16,384 columns', () => {
    expect(codesOf(utf8(`${'1,'.repeat(16_384)}1`))).toEqual(['too-many-columns']);
  });
});
