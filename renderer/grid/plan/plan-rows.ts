/**
 * The rows of the plan's grids: a section a kind, groups that fold, lines, a row to add one, subtotals, and the
 * figures that the sections lead to. Pure; what a row's cells hold is asked of plan-source.ts.
 */
import type { Kind, Line } from '../../../models/plan/schema.ts';
import type { GridRow } from '../grid-source.ts';

export type PlanRow = GridRow &
  (
    | { readonly what: 'section'; readonly kind: Kind; readonly code: string | null }
    | {
        readonly what: 'group';
        readonly kind: Kind;
        readonly group: string;
        readonly codes: readonly string[];
      }
    | { readonly what: 'line'; readonly line: Line }
    | { readonly what: 'figure'; readonly code: string }
    | { readonly what: 'add'; readonly kind: Kind }
  );

/** The budget's sections in the order of the statement; `after` are the figures below a section. */
const BUDGET: readonly {
  readonly kind: Kind;
  readonly total: string | null;
  readonly after: readonly string[];
}[] = [
  { kind: 'revenue', total: '$revenue', after: [] },
  { kind: 'variable-cost', total: '$variable_cost', after: ['$contribution'] },
  { kind: 'fixed-cost', total: '$fixed_cost', after: ['$ebitda'] },
  { kind: 'investment', total: '$investment', after: [] },
  { kind: 'working-capital', total: '$working_capital_change', after: ['$fcf'] },
  { kind: 'financing', total: null, after: [] },
  { kind: 'memo', total: null, after: [] },
];

export function budgetRows(lines: readonly Line[], folded: ReadonlySet<string>): readonly PlanRow[] {
  return BUDGET.flatMap(({ kind, total, after }) => {
    const own = lines.filter((line) => line.kind === kind);
    const key = `section:${kind}`;
    const expanded = !folded.has(key);
    const rows: PlanRow[] = [
      {
        key,
        style: 'section',
        level: 0,
        expanded,
        what: 'section',
        kind,
        code: own.length > 0 ? total : null,
      },
    ];
    if (expanded) {
      rows.push(...groupedRows(kind, own, folded, 1), addRow(kind));
      if (total !== null && own.length > 0) rows.push(figureRow(total, 'subtotal', 1));
    }
    return [...rows, ...after.map((code) => figureRow(code, 'total', 0))];
  });
}

export function driverRows(lines: readonly Line[], folded: ReadonlySet<string>): readonly PlanRow[] {
  const drivers = lines.filter((line) => line.kind === 'driver');
  return [...groupedRows('driver', drivers, folded, 0), addRow('driver')];
}

/** Lines in their own order; the lines of a group stand together where its first one is. */
function groupedRows(
  kind: Kind,
  lines: readonly Line[],
  folded: ReadonlySet<string>,
  level: number,
): PlanRow[] {
  const done = new Set<string>();
  return lines.flatMap((line): PlanRow[] => {
    if (line.group === '') return [lineRow(line, level)];
    if (done.has(line.group)) return [];
    done.add(line.group);
    const members = lines.filter((other) => other.group === line.group);
    const key = `group:${kind}:${line.group}`;
    const expanded = !folded.has(key);
    const codes = members.map((member) => member.code);
    return [
      { key, style: 'group', level, expanded, what: 'group', kind, group: line.group, codes },
      ...(expanded ? members.map((member) => lineRow(member, level + 1)) : []),
    ];
  });
}

function lineRow(line: Line, level: number): PlanRow {
  return { key: line.id, style: 'line', level, what: 'line', line };
}

function addRow(kind: Kind): PlanRow {
  return { key: `add:${kind}`, style: 'add', level: kind === 'driver' ? 0 : 1, what: 'add', kind };
}

function figureRow(code: string, style: 'subtotal' | 'total', level: number): PlanRow {
  return { key: code, style, level, what: 'figure', code };
}

/** Where a line goes when it is moved one place up or down among the lines of its kind and group; null at the edge. */
export function neighbourIndex(lines: readonly Line[], lineId: string, way: -1 | 1): number | null {
  const line = lines.find((candidate) => candidate.id === lineId);
  if (!line) return null;
  const peers = lines.filter((other) => other.kind === line.kind && other.group === line.group);
  const neighbour = peers[peers.indexOf(line) + way];
  return neighbour ? lines.indexOf(neighbour) : null;
}
