/**
 * Corrections of a proposed mapping, one function a gesture, each giving a new mapping. Pure. Promises that periods
 * stay distinct and begin with 1, and that a column has one role. It must not read cells beyond the preview.
 */
import type { ImportPreview, LineMapping, SheetMapping } from '../../../electron/contract/import.ts';
import { addMonths, PERIODS_PER_YEAR } from '../../../models/plan/timeline.ts';

export const COLUMN_ROLES = ['none', 'label', 'unit', 'group', 'kind', 'note', 'opening', 'period'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
type Grid = ImportPreview['grid'];

export function roleOf(mapping: SheetMapping, column: number): ColumnRole {
  if (mapping.labelColumn === column) return 'label';
  if (mapping.unitColumn === column) return 'unit';
  if (mapping.groupColumn === column) return 'group';
  if (mapping.kindColumn === column) return 'kind';
  if (mapping.noteColumn === column) return 'note';
  const period = periodOf(mapping, column);
  return period === null ? 'none' : period === 0 ? 'opening' : 'period';
}

/** 0 the opening, 1.. the periods, null for a column that is not one. */
export function periodOf(mapping: SheetMapping, column: number): number | null {
  return periodsOf(mapping, column)[0] ?? null;
}

/** A week may lie in two months, a half-year in two quarters. */
export function periodsOf(mapping: SheetMapping, column: number): readonly number[] {
  return mapping.columns.filter((known) => known.column === column).map(({ period }) => period);
}

/** `proposed` is the mapping as it was read: a column that was left out comes back from there. */
export function withRole(
  mapping: SheetMapping,
  grid: Grid,
  column: number,
  role: ColumnRole,
  proposed: SheetMapping = mapping,
): SheetMapping {
  const free = withoutColumn(mapping, column);
  switch (role) {
    case 'none':
      return normalised(free);
    case 'label':
      return normalised({ ...free, labelColumn: column, lines: relabelled(free.lines, grid, column) });
    case 'unit':
      return normalised({
        ...free,
        unitColumn: column,
        lines: free.lines.map((line) => ({ ...line, unit: textAt(grid, line.row, column).slice(0, 40) })),
      });
    case 'group':
      return normalised({
        ...free,
        groupColumn: column,
        lines: free.lines.map((line) => ({ ...line, group: textAt(grid, line.row, column).slice(0, 80) })),
      });
    case 'kind':
      return normalised({ ...free, kindColumn: column });
    case 'note':
      return normalised({ ...free, noteColumn: column });
    case 'opening': {
      const others = free.columns.filter(({ period }) => period !== 0);
      return normalised({ ...free, columns: [...others, { column, period: 0 }] });
    }
    case 'period': {
      const parts = proposed.columns.filter((known) => known.column === column && known.period > 0);
      const isSame = proposed.timeline.periodicity === free.timeline.periodicity;
      if (parts.length > 0 && isSame && proposed !== mapping)
        return withParts(free, parts, monthsBetween(free, proposed));
      const earlier = free.columns.filter((known) => known.column < column);
      const period = Math.max(0, ...earlier.map((known) => known.period)) + 1;
      return normalised({ ...free, columns: [...free.columns, { column, period }] });
    }
  }
}

/** A header row is never a line; a row that is no longer a header becomes one where it has a label. */
export function withHeaderRow(mapping: SheetMapping, grid: Grid, row: number, header: boolean): SheetMapping {
  const headerRows = mapping.headerRows.filter((known) => known !== row);
  const lines = mapping.lines.filter((line) => line.row !== row);
  if (header) return { ...mapping, headerRows: [...headerRows, row].toSorted((a, b) => a - b), lines };
  const label = textAt(grid, row, mapping.labelColumn).slice(0, 200);
  return { ...mapping, headerRows, lines: label === '' ? lines : withNewLine(lines, row, label) };
}

export function withLine(mapping: SheetMapping, row: number, patch: Partial<LineMapping>): SheetMapping {
  return {
    ...mapping,
    lines: mapping.lines.map((line) => (line.row === row ? { ...line, ...patch } : line)),
  };
}

/** A row that was taken for nothing becomes a line of the plan. */
export function withAddedLine(mapping: SheetMapping, grid: Grid, row: number): SheetMapping {
  const label = textAt(grid, row, mapping.labelColumn).slice(0, 200);
  return label === '' ? mapping : { ...mapping, lines: withNewLine(mapping.lines, row, label) };
}

export function withAllIncluded(mapping: SheetMapping, include: boolean): SheetMapping {
  return {
    ...mapping,
    // Subtotals would count twice what their parts hold already: they are only taken one by one.
    lines: mapping.lines.map((line) => ({ ...line, include: include && line.found === 'detail' })),
  };
}

function withNewLine(lines: readonly LineMapping[], row: number, label: string): LineMapping[] {
  const near = lines.findLast((line) => line.row < row) ?? lines[0];
  const added: LineMapping = {
    row,
    label,
    kind: near?.kind ?? 'memo',
    sign: near?.sign ?? 'keep',
    unit: '',
    group: near?.group ?? '',
    include: true,
    found: 'detail',
    scale: near?.scale ?? 1,
    take: 'formula',
  };
  return [...lines, added].toSorted((a, b) => a.row - b.row);
}

/** The parts stand by the start of the proposal; the plan may begin earlier again with them. */
function withParts(free: SheetMapping, parts: SheetMapping['columns'], late: number): SheetMapping {
  const moved = parts.map((part) => ({ ...part, period: part.period - late }));
  const least = Math.min(1, ...moved.map(({ period }) => period));
  const { timeline } = free;
  const { year, month } = addMonths(
    timeline.start,
    ((least - 1) * 12) / PERIODS_PER_YEAR[timeline.periodicity],
  );
  const start = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return normalised({
    ...free,
    timeline: { ...timeline, start },
    columns: [
      ...free.columns.map((each) =>
        each.period === 0 ? each : { ...each, period: each.period - least + 1 },
      ),
      ...moved.map((each) => ({ ...each, period: each.period - least + 1 })),
    ],
  });
}

/** How many periods later than the proposal the plan begins by now. */
function monthsBetween({ timeline }: SheetMapping, proposed: SheetMapping): number {
  const months = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const apart = months(timeline.start) - months(proposed.timeline.start);
  return Math.round((apart * PERIODS_PER_YEAR[timeline.periodicity]) / 12);
}

function withoutColumn(mapping: SheetMapping, column: number): SheetMapping {
  const unless = (known: number | null) => (known === column ? null : known);
  return {
    ...mapping,
    unitColumn: unless(mapping.unitColumn),
    groupColumn: unless(mapping.groupColumn),
    kindColumn: unless(mapping.kindColumn),
    noteColumn: unless(mapping.noteColumn),
    columns: mapping.columns.filter((known) => known.column !== column),
  };
}

function relabelled(lines: readonly LineMapping[], grid: Grid, column: number): LineMapping[] {
  return lines.map((line) => {
    const label = textAt(grid, line.row, column).slice(0, 200);
    return label === '' ? line : { ...line, label };
  });
}

/** Periods ascend from left to right; when the first ones are left out, the plan starts later. */
function normalised(mapping: SheetMapping): SheetMapping {
  const columns = mapping.columns.toSorted((a, b) => a.column - b.column || a.period - b.period);
  const counted = columns.filter(({ period }) => period > 0);
  const periods = counted.map(({ period }) => period);
  // Days and weeks share their months.
  const ascending = counted.every(({ period, share }, index) => {
    const last = periods[index - 1] ?? 0;
    return index === 0 || period > last || (share !== undefined && period === last);
  });
  if (!ascending) {
    let next = 0;
    const renumbered = columns.map((known) => ({ ...known, period: known.period === 0 ? 0 : ++next }));
    return { ...mapping, columns: renumbered };
  }
  const late = (periods[0] ?? 1) - 1;
  if (late === 0) return { ...mapping, columns };
  const { timeline } = mapping;
  const { year, month } = addMonths(timeline.start, (late * 12) / PERIODS_PER_YEAR[timeline.periodicity]);
  const start = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return {
    ...mapping,
    timeline: { ...timeline, start },
    columns: columns.map((known) => ({ ...known, period: known.period === 0 ? 0 : known.period - late })),
  };
}

function textAt(grid: Grid, row: number, column: number): string {
  return (grid.find((known) => known.row === row)?.cells[column] ?? '').trim();
}

/** 'A' for 0, 'AB' for 27, as spreadsheets name columns. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** In a turned table the rows of the page are the columns of the file. */
export function rowHeading(turned: boolean, row: number): string {
  return turned ? columnName(row) : String(row + 1);
}

export function columnHeading(turned: boolean, column: number): string {
  return turned ? String(column + 1) : columnName(column);
}

/** The address in the file of a cell of the page. */
export function addressOf(turned: boolean, row: number, column: number): string {
  return turned ? `${columnName(row)}${column + 1}` : `${columnName(column)}${row + 1}`;
}
