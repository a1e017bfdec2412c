/**
 * The Statements sheet: every generated row as a live formula, section by section, with the corkscrews written out
 * (opening balance, additions, charges, closing balance) and the check rows with the master check.
 */
import type { Section, StatementRow } from '../../../../models/statements/generated.ts';
import type { Book } from '../book.ts';
import { formula, type Refs, type Row, type RowLook, type TimeSheet } from '../sheet-model.ts';
import { SUMMED, totalKey } from './budget-rows.ts';

const SECTIONS: readonly Section[] = [
  'profit',
  'tax',
  'cash',
  'assets',
  'tax-assets',
  'working-capital',
  'funding',
  'checks',
];

/** Rows that stand on the Assumptions sheet. */
const ELSEWHERE: ReadonlySet<string> = new Set(['$tax_rate', '$discount_rate']);

export function statementSheet(book: Book): TimeSheet {
  return {
    key: 'statements',
    title: book.words.sheets.statements,
    rows: SECTIONS.flatMap((section) => sectionRows(book, section)),
  };
}

function sectionRows(book: Book, section: Section): readonly Row[] {
  const rows = book.rows.filter((row) => row.section === section && !ELSEWHERE.has(row.code));
  if (rows.length === 0) return [];
  const owners = [...new Set(rows.flatMap((row) => (row.of === undefined ? [] : [row.of])))];
  const isAssets = section === 'assets' || section === 'tax-assets';
  return [
    { label: book.words.sections[section], look: 'heading', number: 'text' },
    ...(isAssets ? owners.flatMap((owner) => assetRows(book, section, owner, rows)) : []),
    ...rows.filter((row) => !isAssets || row.of === undefined).map((row) => statementRow(book, row, true)),
    ...(section === 'checks' ? toleranceRows(book) : []),
  ];
}

/** The corkscrew of one investment line. */
function assetRows(
  book: Book,
  section: Section,
  owner: string,
  rows: readonly StatementRow[],
): readonly Row[] {
  const label = book.plan.lines.find((line) => line.code === owner)?.label ?? owner;
  const own = rows.filter((row) => row.of === owner);
  const balance = own.find((row) => row.style === 'balance');
  const before = own.filter((row) => row.label === 'inService');
  const movements = own.filter(
    (row) => row !== balance && row.label !== 'inService' && row.label !== 'proceeds',
  );
  const after = own.filter((row) => row.label === 'proceeds');
  // All but the closing balance can be folded away.
  const line = (row: StatementRow): Row => ({ ...statementRow(book, row, false), outline: 1 });
  return [
    { label, look: 'group', number: 'text' },
    ...before.map(line),
    ...(balance ? [openingRow(book, balance.code), additionsRow(book, owner, section)] : []).map((row) => ({
      ...row,
      outline: 1 as const,
    })),
    ...movements.map(line),
    ...(balance ? [statementRow(book, balance, false)] : []),
    ...after.map(line),
  ];
}

function statementRow(book: Book, row: StatementRow, withOwner: boolean): Row {
  const { words, values } = book;
  const name = words.rows[row.label] ?? row.label;
  const owner = withOwner ? book.plan.lines.find((line) => line.code === row.of)?.label : undefined;
  const label = owner === undefined ? name : words.ofLine(owner, name);
  const isFlow =
    row.style !== 'balance' &&
    row.style !== 'rate' &&
    row.style !== 'check' &&
    row.label !== 'workingCapitalBalance';
  return {
    key: row.code,
    code: row.code,
    label: row.sign < 0 ? words.less(label) : label,
    unit: row.style === 'rate' ? '%' : book.plan.settings.currency,
    look: lookOf(row),
    number: row.style === 'rate' ? 'rate' : 'amount',
    sum: isFlow,
    ...(row.style === 'check' ? { constant: checkCell(row.code, values(row.code)) } : {}),
    cell: (column, refs) => {
      const summed = Object.values(SUMMED).includes(row.code) && hasLines(book, row.code);
      return summed
        ? formula(refs.cell(totalKey(row.code), column), values(row.code)[column] ?? Number.NaN, true)
        : book.lineCell(row.code, column, refs);
    },
  };
}

function hasLines(book: Book, code: string): boolean {
  return book.plan.lines.some((line) => SUMMED[line.kind] === code);
}

/** The largest difference of a check row over all columns. */
function checkCell(code: string, values: Float64Array): NonNullable<Row['constant']> {
  const worst = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return (refs) => {
    const range = refs.range(code, 0, values.length - 1);
    return formula(`MAX(MAX(${range}),-MIN(${range}))`, worst);
  };
}

function lookOf(row: StatementRow): RowLook {
  if (row.label === 'inService') return 'muted';
  return row.style === 'rate' ? 'line' : row.style;
}

function openingRow(book: Book, code: string): Row {
  return {
    label: book.words.openingBalance,
    unit: book.plan.settings.currency,
    look: 'line',
    number: 'amount',
    cell: (column, refs) =>
      column === 0
        ? formula('0', 0)
        : formula(refs.cell(code, column - 1), book.values(code)[column - 1] ?? Number.NaN),
  };
}

function additionsRow(book: Book, code: string, section: Section): Row {
  return {
    label: book.words.additions,
    unit: book.plan.settings.currency,
    look: 'line',
    number: 'amount',
    sum: section === 'assets',
    cell: (column, refs) => formula(refs.cell(code, column), book.values(code)[column] ?? Number.NaN, true),
  };
}

/** What differs from zero only by rounding: 1e-9 of the largest figure, at least a millionth of a currency unit. */
function toleranceRows(book: Book): readonly Row[] {
  const codes = ['$revenue', '$variable_cost', '$fixed_cost', '$investment', '$book_value', '$fcf'];
  const largest = Math.max(...codes.flatMap((code) => [...book.values(code)].map(Math.abs)));
  const sizes = (refs: Refs): string =>
    codes
      .map((code) => refs.range(code, 0, book.periods))
      .map((range) => `MAX(${range}),-MIN(${range})`)
      .join(',');
  const row = (key: string, label: string, text: (refs: Refs) => string, value: number): Row => ({
    key,
    label,
    look: 'muted',
    number: 'number',
    constant: (refs) => formula(text(refs), value),
  });
  return [
    row('@largest', book.words.check.largest, (refs) => `MAX(${sizes(refs)})`, largest),
    row(
      '@tolerance',
      book.words.check.tolerance,
      (refs) => `MAX(0.000001,${refs.constant('@largest')}/1000000000)`,
      Math.max(1e-6, 1e-9 * largest),
    ),
  ];
}
