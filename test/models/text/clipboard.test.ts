// Clipboard text as spreadsheets write it; the expected cells are what was in the spreadsheet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClipboard, toClipboard } from '../../../models/text/clipboard.ts';
import { guardFormulaText } from '../../../models/text/formula-guard.ts';

describe('parseClipboard', () => {
  it('reads rows and cells with any line end, and adds no row for the last one', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      expect(parseClipboard(`a\tb${end}1\t2${end}`)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });

  it('reads quoted cells with tabs, line ends and doubled quotes', () => {
    expect(parseClipboard('"x\ny"\t"a\tb"\t"say ""no"""')).toEqual([['x\ny', 'a\tb', 'say "no"']]);
  });

  it('takes a lone quote for what it is', () => {
    expect(parseClipboard('5" pipe\t"draft\nc\td')).toEqual([
      ['5" pipe', '"draft'],
      ['c', 'd'],
    ]);
  });

  it('keeps empty cells and makes rows of equal length', () => {
    expect(parseClipboard('a\t\n\nb')).toEqual([
      ['a', ''],
      ['', ''],
      ['b', ''],
    ]);
    expect(parseClipboard('')).toEqual([]);
  });

  it('gives back what toClipboard wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab"\t\r\n=-1 ') });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, (cells) => {
        // A single empty row at the end is the closing line end; text cannot tell the two apart.
        fc.pre(!cells.at(-1)?.every((text) => text === '') || (cells.at(-1)?.length ?? 0) > 1);
        expect(parseClipboard(toClipboard(cells))).toEqual(cells);
      }),
    );
  });

  it('writes numbers in full and leaves text that begins with = as it is', () => {
    expect(toClipboard([[0.1, -0, null, '=A1']])).toBe('0.1\t0\t\t=A1');
  });
});

describe('guardFormulaText', () => {
  it('neutralises what a spreadsheet would evaluate and keeps amounts and words', () => {
    expect(guardFormulaText('=1+1')).toBe("'=1+1");
    expect(guardFormulaText('\t@SUM(1)')).toBe("'\t@SUM(1)");
    expect(guardFormulaText('＝1+1')).toBe("'＝1+1");
    expect(guardFormulaText('-0.5万')).toBe('-0.5万');
    expect(guardFormulaText('-5 %')).toBe('-5 %');
    expect(guardFormulaText('Rent')).toBe('Rent');
  });
});
