/** Checks on what is typed into inputs (rates, amounts), and the lists that some inputs choose from. */
import type { ExcelFile } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { cellName } from '../columns.ts';
import type { ListInput, Workbook } from '../workbook-model.ts';

export function addValidation(file: ExcelFile, book: Book, workbook: Workbook): void {
  for (const [sheet, ranges] of inputRanges(workbook, 'rate')) {
    for (const part of parts(ranges))
      must(file.AddDataValidation(sheet, between(part, '-0.99', '100', book.language)), 'validation');
  }
  for (const [sheet, ranges] of inputRanges(workbook, 'other')) {
    for (const part of parts(ranges))
      must(file.AddDataValidation(sheet, between(part, '-1E+300', '1E+300', book.language)), 'validation');
  }
  for (const list of workbook.lists) must(file.AddDataValidation(list.sheet, choice(list)), 'list');
}

/** Readers differ in how many ranges they take in one check. */
const RANGES_A_CHECK = 100;

function parts(ranges: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(ranges.length / RANGES_A_CHECK) }, (_, at) =>
    ranges.slice(at * RANGES_A_CHECK, (at + 1) * RANGES_A_CHECK).join(' '),
  );
}

function choice({ row, column, source, hint }: ListInput) {
  return {
    Type: 'list',
    Sqref: cellName(column, row),
    Formula1: source,
    AllowBlank: false,
    ShowErrorMessage: true,
    ErrorStyle: 'stop',
    ErrorTitle: 'Hurdle',
    Error: hint,
    ShowInputMessage: true,
    PromptTitle: 'Hurdle',
    Prompt: hint,
  };
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
  for (const { sheet, row, column, look, content } of cells) {
    const matches =
      content.kind === 'input' && look.number !== 'date' && (look.number === 'rate') === (wanted === 'rate');
    const follows = run && run.sheet === sheet && run.row === row && run.to === column - 1;
    if (!matches || !follows) close();
    if (!matches) continue;
    if (run) run.to = column;
    else run = { sheet, row, from: column, to: column };
  }
  close();
  return found;
}
