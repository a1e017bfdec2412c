/**
 * The chosen tables of a workbook as the lines of one plan: figures by their mappings on one time axis, formulas where they
 * translate and agree. Promises that every figure equals the workbook's; it saves nothing.
 */
import { LIMITS } from '../../models/plan/limits.ts';
import type { Line, Timeline } from '../../models/plan/schema.ts';
import type { ImportError, ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Workbook } from '../contract/import/sheet.ts';
import type { LineFormula, SheetMapping } from '../contract/import.ts';
import { applyMapping, fiscalYearStart } from './apply-mapping.ts';
import { analyseRows } from './formulas/analyse-rows.ts';
import { bookView } from './formulas/book-view.ts';
import { type ImportedRow, keepFormulas } from './formulas/keep-formulas.ts';
import { frameOf, partsOf, type TablePart } from './formulas/table-part.ts';

export type ImportedTables = {
  readonly timeline: Timeline;
  readonly lines: readonly Line[];
  readonly currency: string | null;
  readonly formulas: readonly LineFormula[];
};

export function importTables(
  workbook: Workbook,
  mappings: readonly SheetMapping[],
): ImportResult<ImportedTables> {
  const parts = partsOf(workbook, mappings);
  const [first] = parts;
  if (!first || parts.length !== mappings.length)
    return refuseImport('no-such-sheet', 'The file has no such sheet. Choose another one.');
  const apart = parts.find(
    ({ mapping, offset }) =>
      mapping.timeline.periodicity !== first.mapping.timeline.periodicity || !Number.isInteger(offset),
  );
  if (apart) {
    return refuseImport(
      'bad-mapping',
      `The table of "${apart.sheet.name}" has other periods than that of "${first.sheet.name}". Import them one by one.`,
      { params: { sheet: apart.sheet.name, why: 'periods' } },
    );
  }
  const taken = new Set<string>();
  const rows: ImportedRow[] = [];
  let periods = 0;
  for (const [frame, part] of parts.entries()) {
    const applied = applyMapping(part.sheet, part.mapping, taken);
    if (!applied.ok) return parts.length === 1 ? applied : named(applied.error, part);
    periods = Math.max(periods, part.offset + applied.value.timeline.periods);
    const included = part.mapping.lines.filter(({ include }) => include);
    included.forEach((mapping, at) => {
      const line = applied.value.lines[at];
      if (line) rows.push({ place: { frame, line: mapping.row }, mapping, line: moved(line, part.offset) });
    });
  }
  const problem = tooMuch(rows.length, periods);
  if (problem) return problem;
  const start = parts.reduce(
    (least, { mapping }) => (mapping.timeline.start < least ? mapping.timeline.start : least),
    first.mapping.timeline.start,
  );
  const timeline: Timeline = {
    start,
    periodicity: first.mapping.timeline.periodicity,
    periods,
    fiscalYearStart: fiscalYearStart({ start, periodicity: first.mapping.timeline.periodicity }),
  };
  const currency = parts.find(({ mapping }) => mapping.currency !== null)?.mapping.currency ?? null;
  return { ok: true, value: { timeline, currency, ...withFormulas(workbook, parts, rows, timeline, taken) } };
}

function withFormulas(
  workbook: Workbook,
  parts: readonly TablePart[],
  rows: readonly ImportedRow[],
  timeline: Timeline,
  taken: Set<string>,
): Pick<ImportedTables, 'lines' | 'formulas'> {
  const figures = rows.map(({ line }) => line);
  const divided = parts.some(({ mapping }) => mapping.columns.some(({ share }) => share !== undefined));
  if (divided) return { lines: figures, formulas: [] };
  const book = bookView(workbook);
  const frames = parts.map(frameOf);
  const analysis = analyseRows(book, frames);
  if (analysis.rows.length === 0) return { lines: figures, formulas: [] };
  const { lines, report } = keepFormulas({ book, frames, analysis, rows, timeline, taken });
  // Drivers made of assumption cells may be more than a plan holds: then the figures alone come in.
  return lines.length <= LIMITS.lines ? { lines, formulas: report } : { lines: figures, formulas: [] };
}

/** Tables that begin later than the plan have nothing in its first periods. */
function moved(line: Line, offset: number): Line {
  if (offset === 0 || line.entry.type !== 'series') return line;
  const before = new Array<null>(offset).fill(null);
  return { ...line, entry: { ...line.entry, values: [...before, ...line.entry.values] } };
}

function tooMuch(lines: number, periods: number) {
  if (periods > LIMITS.periods) {
    return refuseImport('no-periods', `Together the tables reach over more than ${LIMITS.periods} periods.`, {
      params: { limit: LIMITS.periods, why: 'too-many' },
    });
  }
  if (lines <= LIMITS.lines) return undefined;
  return refuseImport(
    'bad-mapping',
    `A plan holds at most ${LIMITS.lines} lines; ${lines} rows are chosen. Leave rows or tables out.`,
  );
}

function named(error: ImportError, part: TablePart) {
  return { ok: false, error: { ...error, message: `${part.sheet.name}: ${error.message}` } } as const;
}
