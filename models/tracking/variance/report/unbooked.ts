/**
 * What of a variance report has a plan and no entry at all: such a line is not judged, for its whole plan would read as
 * saved or as lost, and a subtotal that holds one is incomplete. The arithmetic of the report stays as it is.
 */
import type { Kind } from '../../../plan/schema.ts';

export type Scope = 'month' | 'yearToDate' | 'fullYear';

type Compared = { readonly entries: boolean; readonly plan: number | null };
export type ComparedRow = Readonly<Record<Scope, Compared>> & {
  readonly key: string;
  readonly level: 'line' | 'group' | 'kind' | 'total';
  readonly parent: string | null;
  readonly kind: Kind | null;
  readonly code: string;
};

/** silent: planned and not booked. incomplete: adds up such lines with others. */
export type Standing = 'judged' | 'silent' | 'incomplete';

export type Gaps<Row> = {
  /** Lines of profit and investment with a plan in these months. */
  readonly planned: number;
  readonly missing: readonly Row[];
};

const COUNTED: ReadonlySet<Kind | null> = new Set<Kind>([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
]);
/** A total is made of kinds. */
const HELD: Readonly<Record<string, readonly Kind[]>> = {
  $contribution: ['revenue', 'variable-cost'],
  $ebitda: ['revenue', 'variable-cost', 'fixed-cost'],
};

export function gapsOf<Row extends ComparedRow>(rows: readonly Row[], scope: Scope): Gaps<Row> {
  const planned = rows.filter((row) => row.level === 'line' && COUNTED.has(row.kind) && hasPlan(row[scope]));
  return { planned: planned.length, missing: planned.filter((row) => isSilent(row[scope])) };
}

/** How each row of a report stands in a scope. No full year is incomplete: its outlook has a number for what nobody booked. */
export function standings(rows: readonly ComparedRow[]): (row: ComparedRow, scope: Scope) => Standing {
  const lines = rows.filter(({ level }) => level === 'line');
  return (row, scope) => {
    if (isSilent(row[scope])) return 'silent';
    if (row.level === 'line' || scope === 'fullYear') return 'judged';
    return lines.some((line) => holds(row, line) && isSilent(line[scope])) ? 'incomplete' : 'judged';
  };
}

function isSilent(cell: Compared): boolean {
  return !cell.entries && hasPlan(cell);
}

function hasPlan({ plan }: Compared): boolean {
  return plan !== null && plan !== 0;
}

function holds(row: ComparedRow, line: ComparedRow): boolean {
  if (row.level === 'group') return line.parent === row.key;
  if (row.level === 'kind') return line.kind === row.kind;
  return line.kind !== null && (HELD[row.code]?.includes(line.kind) ?? false);
}
