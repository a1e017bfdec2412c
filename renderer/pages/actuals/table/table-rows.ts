/**
 * The rows of the table of actuals: a section a kind, groups that fold, lines, and what revenue leaves after the costs.
 * Lines that are quantities or rates (drivers, memo lines, working capital) stand here only where something has come
 * in for them. Pure; what the cells hold is asked of table-source.ts.
 */
import type { Kind, Line } from '../../../../models/plan/schema.ts';
import type { GridRow } from '../../../grid/grid-source.ts';

export type TableRow = GridRow &
  (
    | { readonly what: 'section'; readonly kind: Kind; readonly lines: readonly Line[] }
    | { readonly what: 'group'; readonly kind: Kind; readonly group: string; readonly lines: readonly Line[] }
    | { readonly what: 'line'; readonly line: Line }
    /** Revenue less variable and fixed costs. */
    | { readonly what: 'result' }
  );

/** Amounts of money that add up over time and over lines. */
export const FLOW_KINDS: ReadonlySet<Kind> = new Set([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'financing',
]);

const ORDER: readonly Kind[] = [
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'financing',
  'working-capital',
  'driver',
  'memo',
];

export function tableRows(
  lines: readonly Line[],
  withActuals: ReadonlySet<string>,
  folded: ReadonlySet<string>,
): readonly TableRow[] {
  return ORDER.flatMap((kind): TableRow[] => {
    const own = lines.filter(
      (line) => line.kind === kind && (FLOW_KINDS.has(kind) || withActuals.has(line.id)),
    );
    const result: TableRow[] =
      kind === 'fixed-cost' ? [{ key: 'result', style: 'total', level: 0, what: 'result' }] : [];
    if (own.length === 0) return result;
    const key = `actuals:${kind}`;
    const expanded = !folded.has(key);
    return [
      { key, style: 'section', level: 0, expanded, what: 'section', kind, lines: own },
      ...(expanded ? groupedRows(kind, own, folded) : []),
      ...result,
    ];
  });
}

/** Lines in the plan's order; the lines of a group stand together where its first one is. */
function groupedRows(kind: Kind, lines: readonly Line[], folded: ReadonlySet<string>): readonly TableRow[] {
  const done = new Set<string>();
  return lines.flatMap((line): TableRow[] => {
    if (line.group === '') return [lineRow(line, 1)];
    if (done.has(line.group)) return [];
    done.add(line.group);
    const members = lines.filter(({ group }) => group === line.group);
    const key = `actuals:${kind}:${line.group}`;
    const expanded = !folded.has(key);
    return [
      { key, style: 'group', level: 1, expanded, what: 'group', kind, group: line.group, lines: members },
      ...(expanded ? members.map((member) => lineRow(member, 2)) : []),
    ];
  });
}

function lineRow(line: Line, level: number): TableRow {
  return { key: line.id, style: 'line', level, what: 'line', line };
}
