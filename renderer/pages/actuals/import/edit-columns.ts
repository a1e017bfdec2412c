/**
 * Corrections of which column is what, each giving new columns. Pure. Promises that a column has one meaning, and that an
 * amount stands in one column, or in debit and credit, or in inflow and outflow.
 */
import type { ActualColumns } from '../../../../electron/contract/tracking/actuals-import.ts';

export type ColumnField = keyof ActualColumns;

export const COLUMN_FIELDS = [
  'date',
  'account',
  'amount',
  'debit',
  'credit',
  'inflow',
  'outflow',
  'side',
  'memo',
  'batch',
  'currency',
] as const satisfies readonly ColumnField[];

/** `side` says of an amount in one column which way it goes. */
const AMOUNT_WAYS: readonly (readonly ColumnField[])[] = [
  ['amount', 'side'],
  ['debit', 'credit'],
  ['inflow', 'outflow'],
];

export function fieldOf(columns: ActualColumns, column: number): ColumnField | null {
  return COLUMN_FIELDS.find((field) => columns[field] === column) ?? null;
}

/** The column takes this meaning and loses its old one; null: it is left out. */
export function withField(columns: ActualColumns, column: number, field: ColumnField | null): ActualColumns {
  const way = AMOUNT_WAYS.find((fields) => field !== null && fields.includes(field));
  const next: { -readonly [Field in ColumnField]?: number } = {};
  for (const known of COLUMN_FIELDS) {
    const at = columns[known];
    const otherWay = way !== undefined && AMOUNT_WAYS.some((each) => each !== way && each.includes(known));
    if (at !== undefined && at !== column && known !== field && !otherWay) next[known] = at;
  }
  if (field !== null) next[field] = column;
  return next;
}

/** What is missing before the file can be read as entries. */
export function missingColumns(columns: ActualColumns): readonly ('date' | 'amount')[] {
  const amount = ['amount', 'debit', 'credit', 'inflow', 'outflow'] as const;
  return [
    ...(columns.date === undefined ? (['date'] as const) : []),
    ...(amount.some((field) => columns[field] !== undefined) ? [] : (['amount'] as const)),
  ];
}
