/** Checks on what is typed into inputs (rates, amounts), and the lists that some inputs choose from. */
import type { ExcelFile } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { cellName } from '../columns.ts';
import type { ListInput, Workbook } from '../workbook-model.ts';

export function addValidation(file: ExcelFile, book: Pick<Book, 'language'>, workbook: Workbook): void {
  for (const { sheet, ranges, from, to } of inputRanges(workbook)) {
    for (const part of parts(ranges))
      must(file.AddDataValidation(sheet, between(part, from, to, book.language)), 'validation');
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

type Checked = {
  readonly sheet: string;
  readonly from: string;
  readonly to: string;
  readonly ranges: string[];
};

/** As far as a plan goes: rates, and everything else. */
const RATE = ['-0.99', '100'] as const;
const NUMBER = ['-1E+300', '1E+300'] as const;

/** Runs of input cells that are checked alike. */
function inputRanges({ cells }: Workbook): readonly Checked[] {
  const found = new Map<string, Checked>();
  let run: { key: string; sheet: string; row: number; from: number; to: number } | undefined;
  const close = (): void => {
    if (run) {
      const { row, from, to } = run;
      const name = cellName(from, row);
      found.get(run.key)?.ranges.push(from === to ? name : `${name}:${cellName(to, row)}`);
    }
    run = undefined;
  };
  for (const { sheet, row, column, look, content, limits } of cells) {
    const isChecked = content.kind === 'input' && look.number !== 'date';
    const [from, to] =
      limits?.map(limitText) ?? (look.number === 'rate' || look.number === 'shift' ? RATE : NUMBER);
    const key = `${sheet} ${from} ${to}`;
    const follows = run?.key === key && run.row === row && run.to === column - 1;
    if (!isChecked || !follows) close();
    if (!isChecked) continue;
    if (!found.has(key)) found.set(key, { sheet, from: from ?? '', to: to ?? '', ranges: [] });
    if (run) run.to = column;
    else run = { key, sheet, row, from: column, to: column };
  }
  close();
  return [...found.values()];
}

function limitText(limit: number): string {
  return String(limit).toUpperCase();
}
