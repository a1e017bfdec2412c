/**
 * Builds plan lines from a sheet and the mapping that the user confirmed.
 * Promises: every figure is scaled once and flipped once, as the mapping says; cells that can't be read stop the
 * import with their addresses unless the mapping says that they count as empty. It saves nothing.
 */
import { suggestCode } from '../../models/formula/names.ts';
import { DEFAULT_INVESTMENT } from '../../models/plan/blank.ts';
import { LIMITS } from '../../models/plan/limits.ts';
import type { Line, Timeline } from '../../models/plan/schema.ts';
import type { ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Sheet, SheetRow } from '../contract/import/sheet.ts';
import type { LineMapping, SheetMapping } from '../contract/import.ts';
import { type Part, pooled } from './pool-columns.ts';
import { cellNumber, cellText } from './sheets/cell-number.ts';
import { financingOf, workingCapitalOf } from './sheets/line-words.ts';
import { addressIn, rowIn } from './sheets/sheet-cells.ts';
import { baseUnit } from './sheets/sheet-units.ts';
import { viewOf } from './tables/turned-sheet.ts';

export type ImportedLines = { readonly timeline: Timeline; readonly lines: readonly Line[] };

/** `taken` are codes that other tables of the plan have; those given here are added. */
export function applyMapping(
  whole: Sheet,
  mapping: SheetMapping,
  taken: Set<string> = new Set(),
): ImportResult<ImportedLines> {
  const sheet = viewOf(whole, mapping);
  const included = mapping.lines.filter(({ include }) => include);
  const rows = new Map(sheet.rows.map((row) => [row.r, row]));
  const lost = included.find(({ row }) => !rows.has(row));
  const problem = lost
    ? `The sheet has nothing in ${rowIn(sheet, lost.row)} ("${lost.label}"). Leave it out, or read the sheet again.`
    : mappingProblem(mapping, included);
  if (problem !== undefined) return refuseImport('bad-mapping', problem);
  const periods = Math.max(...mapping.columns.map(({ period }) => period));
  const bad: string[] = [];
  const lines = included.map((line): Line => {
    const figures = readFigures(sheet, mapping, line, rows.get(line.row), periods, bad);
    const code = suggestCode(line.label, taken);
    taken.add(code);
    return {
      id: lineId(mapping, line),
      code,
      label: line.label,
      kind: line.kind,
      unit: line.scale === 1 ? line.unit : baseUnit(line.unit),
      group: line.group,
      owner: '',
      source: `${sheet.name}, ${rowIn(sheet, line.row)}`.slice(0, LIMITS.textLength),
      note: noteOf(sheet, mapping, rows.get(line.row)),
      entry:
        figures.opening === null
          ? { type: 'series', values: figures.values }
          : { type: 'series', values: figures.values, opening: figures.opening },
      ...(line.kind === 'investment' && { investment: DEFAULT_INVESTMENT }),
      ...(line.kind === 'working-capital' && { workingCapital: workingCapitalOf(line.label) }),
      ...(line.kind === 'financing' && { financing: financingOf(line.label) }),
    };
  });
  if (bad.length > 0 && mapping.unreadable === 'refuse') {
    return refuseImport(
      'bad-cells',
      `${bad.length} cell(s) can't be read as a number: ${bad.slice(0, 5).join(', ')}. Mend them in the sheet, leave their rows out, or let them count as empty.`,
      {
        params: { count: bad.length },
        places: bad.slice(0, 100),
      },
    );
  }
  const timeline = { ...mapping.timeline, periods, fiscalYearStart: fiscalYearStart(mapping.timeline) };
  return { ok: true, value: { timeline, lines } };
}

/** A plan of years has them as the sheet does; months and quarters do not say where their years begin. */
export function fiscalYearStart({ start, periodicity }: Pick<Timeline, 'start' | 'periodicity'>): number {
  return periodicity === 'year' ? Number(start.slice(5, 7)) : 1;
}

/** Tables side by side share their rows. */
function lineId({ sheet, labelColumn, orientation }: SheetMapping, { row }: LineMapping): string {
  const place = orientation === 'down' ? `c${row + 1}` : `${row + 1}`;
  return `import-${sheet + 1}-${place}${labelColumn > 0 ? `-${labelColumn}` : ''}`;
}

function noteOf(sheet: Sheet, { noteColumn }: SheetMapping, row: SheetRow | undefined): string {
  const cell = noteColumn === null ? undefined : row?.cells.find(({ c }) => c === noteColumn);
  return cellText(cell, sheet).trim().slice(0, LIMITS.textLength);
}

function mappingProblem(mapping: SheetMapping, included: readonly LineMapping[]): string | undefined {
  const periods = mapping.columns.map(({ period }) => period);
  if (!periods.some((period) => period > 0)) return 'No column is a period. Choose at least one.';
  const alone = new Set(
    mapping.columns.filter(({ share }) => share === undefined).map(({ period }) => period),
  );
  const shared = mapping.columns.filter(({ share }) => share !== undefined);
  if (alone.size + shared.length !== periods.length || shared.some(({ period }) => alone.has(period)))
    return 'Two columns have the same period. Leave one of them out.';
  const whole = mapping.columns.filter(({ share }) => share === undefined).map(({ column }) => column);
  if (new Set(whole).size !== whole.length) return 'A column is named twice.';
  if (included.length === 0) return 'No row is to be imported. Choose at least one.';
  if (included.length > LIMITS.lines)
    return `A plan holds at most ${LIMITS.lines} lines; ${included.length} rows are chosen. Leave rows out, or add them up in the sheet first.`;
  return new Set(included.map(({ row }) => row)).size === included.length
    ? undefined
    : 'A row is named twice.';
}

type Figures = { readonly values: (number | null)[]; readonly opening: number | null };

function readFigures(
  sheet: Sheet,
  mapping: SheetMapping,
  line: LineMapping,
  row: SheetRow | undefined,
  periods: number,
  bad: string[],
): Figures {
  const values: (number | null)[] = new Array<number | null>(periods).fill(null);
  const cells = new Map(row?.cells.map((cell) => [cell.c, cell]));
  const parts: Part[] = [];
  let opening: number | null = null;
  for (const { column, period, share } of mapping.columns) {
    const figure = cellNumber(cells.get(column), sheet);
    if (figure.kind === 'empty') continue;
    if (figure.kind !== 'number') {
      const text = figure.kind === 'error' ? figure.error : figure.text.slice(0, 20);
      const place = `${addressIn(sheet, line.row, column)} ${text}`;
      // A week of two months is one cell all the same.
      if (bad.at(-1) !== place) bad.push(place);
      continue;
    }
    // A cell that says 万 itself, or a percentage, has its scale already.
    const scale = figure.scaled || figure.percent ? 1 : line.scale;
    const amount = scaleUp(line.sign === 'flip' ? -figure.value : figure.value, scale);
    if (period === 0) opening = amount;
    else if (share === undefined) values[period - 1] = amount;
    else parts.push({ column, period, share, amount, rate: figure.percent });
  }
  for (const [period, figure] of pooled(parts, line)) values[period - 1] = figure;
  return { values, opening };
}

/** 1.1 万 is 11000: scaling in decimal leaves no residue of a binary product. Never -0. */
function scaleUp(value: number, scale: number): number {
  const power = Math.log10(scale);
  const scaled = scale === 1 || !Number.isInteger(power) ? value * scale : shifted(value, power);
  return scaled === 0 ? 0 : scaled;
}

function shifted(value: number, power: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}
