// Which row is the header and which column is what: headers as accounting programs and banks write them.
import { describe, expect, it } from 'vitest';
import { detectColumns } from '../../../../../../models/tracking/actuals/import/columns/detect-columns.ts';
import type { ImportCell, ImportRow } from '../../../../../../models/tracking/actuals/import/import-types.ts';

const rowsOf = (...cells: ImportCell[][]): ImportRow[] =>
  cells.map((row, at) => ({ place: at + 1, cells: row }));
/** Titles with the fields found for them, in the order of the columns. */
const fieldsOf = (titles: string[], data: ImportCell[][] = []): string =>
  detectColumns(rowsOf(titles, ...data))
    .found.map(({ field }) => field ?? '-')
    .join(' ');

describe('detectColumns', () => {
  it.each([
    ['日期|科目|金额|摘要', 'date account amount memo'],
    [
      '记账日期|凭证号|科目编码|科目名称|摘要|借方|贷方|方向|余额',
      'date batch - account memo debit credit - -',
    ],
    ['制单日期|凭证字号|会计科目|借方金额|贷方金额', 'date batch account debit credit'],
    ['交易日期|收入金额|支出金额|账户余额|对方户名|用途', 'date inflow outflow - - memo'],
    ['日期|项目|数量|单价|金额（元）|税额|备注', 'date account - - amount - memo'],
    ['月份|费用项目|预算金额|实际金额', 'date account - amount'],
    ['日期|科目|借贷方向|金额|币种', 'date account side amount currency'],
    ['Date|Account|Amount|Memo|Ref', 'date account amount memo batch'],
    [
      'Posting Date|Document No.|G/L Account|Description|Debit|Credit|Balance',
      'date batch account memo debit credit -',
    ],
    ['Value date|Paid in|Paid out|Balance|Narrative', 'date inflow outflow - memo'],
    ['Date|Category|Budget|Actual|Notes', 'date account - amount memo'],
    ['Buchungsdatum|Konto|Betrag|Buchungstext|Belegnummer', 'date account amount memo batch'],
    ['Datum|Konto|Soll|Haben|Saldo', 'date account debit credit -'],
    ['日　期|会计科目|金　额', 'date account amount'],
    ['Date|Account|Amount (USD)|VAT amount', 'date account amount -'],
    ['Period|Line|Value', 'date account amount'],
  ])('knows the columns of %s', (titles, fields) => {
    expect(fieldsOf(titles.split('|'))).toBe(fields);
  });

  it('finds the header below a title and a unit', () => {
    const detected = detectColumns(
      rowsOf(
        ['费用明细表'],
        ['单位：万元', null, '2026年'],
        ['日期', '科目', '金额'],
        ['2026-03-05', '房租', 12],
      ),
    );
    expect(detected.headerPlace).toBe(3);
    expect(detected.columns).toEqual({ date: 0, account: 1, amount: 2 });
  });

  it('joins two rows of titles', () => {
    const detected = detectColumns(
      rowsOf(
        ['日期', '科目', '发生额', null, '余额'],
        [null, null, '借方', '贷方', null],
        ['2026-03-05', 'a', 1, null, 5],
      ),
    );
    expect(detected.headerPlace).toBe(2);
    expect(detected.columns).toEqual({ date: 0, account: 1, debit: 2, credit: 3 });
  });

  it('says which of date and amount is missing', () => {
    expect(detectColumns(rowsOf(['科目', '金额'], ['a', 5])).missing).toEqual(['date']);
    expect(detectColumns(rowsOf(['Date', 'Account'], ['2026-03-05', 'a'])).missing).toEqual(['amount']);
    expect(detectColumns(rowsOf(['Name', 'Town'], ['x', 'y'])).missing).toEqual(['date', 'amount']);
  });

  it('does not guess that a quantity or a balance is the amount', () => {
    expect(
      detectColumns(rowsOf(['日期', '科目', '数量', '余额'], ['2026-03-05', 'a', 5, 7])).missing,
    ).toEqual(['amount']);
  });

  it('finds the date by its cells where the title does not say it', () => {
    const data = [
      ['2026-03-05', 'a', 5],
      ['2026-03-06', 'b', 6],
    ];
    expect(fieldsOf(['When', 'Account', 'Amount'], data)).toBe('date account amount');
  });

  it('reads a list without a header by its cells', () => {
    const detected = detectColumns(
      rowsOf(
        ['2026-03-05', '房租', '付三月', 5],
        ['2026-03-06', '物流', '顺丰', 6.5],
        ['2026-03-07', '房租', '补交', 7],
      ),
    );
    expect(detected.headerPlace).toBe(0);
    expect(detected.columns).toEqual({ date: 0, account: 1, memo: 2, amount: 3 });
    expect(detected.found.map(({ title }) => title)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('prefers the column whose cells agree with the title', () => {
    const data: ImportCell[][] = [['2026-03-05', 'x', 'n/a', 12.5]];
    expect(fieldsOf(['Date', 'Account', 'Amount note', 'Amount'], data)).toBe('date account - amount');
  });

  it('takes the header that the user names', () => {
    const rows = rowsOf(['Date', 'Account', 'Amount'], ['日期', '摘要', '金额'], ['2026-03-05', 'a', 5]);
    expect(detectColumns(rows, 2)).toMatchObject({
      headerPlace: 2,
      columns: { date: 0, memo: 1, amount: 2 },
    });
    expect(detectColumns(rows, 0).headerPlace).toBe(0);
  });

  it('looks at the first 256 columns of a sheet that has thousands', () => {
    const titles = ['Date', 'Amount', ...Array.from({ length: 16_000 }, (_, at) => `c${at}`)];
    const data = titles.map((_, at): ImportCell => (at === 0 ? '2026-03-05' : at));
    const detected = detectColumns(rowsOf(titles, ...Array.from({ length: 200 }, () => data)));
    expect(detected.columns).toEqual({ date: 0, amount: 1 });
    expect(detected.found).toHaveLength(256);
  });

  it('is not misled by titles that are names of an object', () => {
    expect(fieldsOf(['__proto__', 'constructor', 'Date', 'Amount'])).toBe('- - date amount');
  });
});
