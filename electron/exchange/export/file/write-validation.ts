/** Checks on what is typed into inputs (rates, amounts) and the red marks of failed checks. */
import type { ExcelFile, Excelize } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { CONSTANT, cellName, columnName, OPENING, timeColumn } from '../columns.ts';
import type { Workbook } from '../compose-workbook.ts';

const FAILED = {
  Font: { Color: 'FFFFFF', Bold: true },
  Fill: { Type: 'pattern', Pattern: 1, Color: ['B91C1C'] },
};
const PASSED = { Font: { Color: '166534', Bold: true } };

export function addValidation(_excelize: Excelize, file: ExcelFile, book: Book, workbook: Workbook): void {
  for (const [sheet, ranges] of inputRanges(workbook, 'rate')) {
    must(
      file.AddDataValidation(sheet, between(ranges.join(' '), '-0.99', '100', book.language)),
      'validation',
    );
  }
  for (const [sheet, ranges] of inputRanges(workbook, 'other')) {
    must(
      file.AddDataValidation(sheet, between(ranges.join(' '), '-1E+300', '1E+300', book.language)),
      'validation',
    );
  }
  const failed = must(file.NewConditionalStyle(FAILED), 'style').style;
  const passed = must(file.NewConditionalStyle(PASSED), 'style').style;
  const { summary, checkRows, statements } = workbook;
  const quoted = (text: string): string => `"${text}"`;
  const { check } = book.words;
  must(
    file.SetConditionalFormat(summary.title, summary.checkCell, [
      { Type: 'cell', Criteria: '==', Value: quoted(check.failed), Format: failed },
      { Type: 'cell', Criteria: '==', Value: quoted(check.ok), Format: passed },
    ]),
    'check format',
  );
  for (const row of checkRows) {
    const limit = 0.005;
    const range = `${cellName(OPENING, row)}:${columnName(timeColumn(book.periods))}${row}`;
    for (const reference of [cellName(CONSTANT, row), range]) {
      must(
        file.SetConditionalFormat(statements, reference, [
          {
            Type: 'cell',
            Criteria: 'not between',
            MinValue: String(-limit),
            MaxValue: String(limit),
            Format: failed,
          },
        ]),
        'check format',
      );
    }
  }
}

function between(reference: string, from: string, to: string, language: Book['language']) {
  return {
    Type: 'decimal',
    Operator: 'between',
    Sqref: reference,
    Formula1: from,
    Formula2: to,
    AllowBlank: true,
    ShowErrorMessage: true,
    ErrorStyle: 'stop',
    ErrorTitle: 'Hurdle',
    Error:
      language === 'zh'
        ? `请输入 ${from} 到 ${to} 之间的数,例如 0.1 或 10%。`
        : `Type a number between ${from} and ${to}, for example 0.1 or 10%.`,
  };
}

/** Runs of input cells by sheet; rates apart from other figures. */
function inputRanges({ cells }: Workbook, wanted: 'rate' | 'other'): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  let run: { sheet: string; row: number; from: number; to: number } | undefined;
  const close = (): void => {
    if (!run) return;
    const list = found.get(run.sheet) ?? [];
    list.push(
      run.from === run.to
        ? cellName(run.from, run.row)
        : `${cellName(run.from, run.row)}:${cellName(run.to, run.row)}`,
    );
    found.set(run.sheet, list);
    run = undefined;
  };
  for (const { sheet, row, column, look } of cells) {
    const matches =
      look.role === 'input' && look.number !== 'date' && (look.number === 'rate') === (wanted === 'rate');
    const follows = run && run.sheet === sheet && run.row === row && run.to === column - 1;
    if (!matches || !follows) close();
    if (!matches) continue;
    if (run) run.to = column;
    else run = { sheet, row, from: column, to: column };
  }
  close();
  return found;
}
