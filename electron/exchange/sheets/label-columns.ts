/**
 * Finds which columns beside the figures hold the labels, the units, the kinds and the groups.
 * Promises: at most one column for each; a column is named by its header first and by its texts second.
 * It must not interpret single rows.
 */
import type { Sheet, SheetRow } from '../../contract/import/sheet.ts';
import { cellNumber, cellText } from './cell-number.ts';
import { isUnitText, kindNamed } from './line-words.ts';

export type LabelColumns = {
  readonly label: number;
  readonly unit: number | null;
  readonly kind: number | null;
  readonly group: number | null;
  /** Columns over which labels step to the right, one a row, from the outermost; none where one column has them all. */
  readonly cascade: readonly number[];
};

/** Columns of numbering and references are no groups. */
export const NUMBERING_HEADER =
  /^(?:序号|编号|行次|no\.?|#|ref\.?|notes?|备注|附注|codes?|编码|代码|科目编码|科目代码|类|款|项|功能分类|kostenart|sachkonto|账号|account (?:no\.?|number|code)|gl(?: account| code)?|konto(?:nummer|nr\.?)?)$/iu;
const NUMBERING =
  /^[(（]?(?:[一二三四五六七八九十]+|\d+(?:\.\d+)*|[ivx]+|[a-z])[)）、.．]?$|^['’]?[\d.-]{1,16}$|^\*{1,5}$/iu;

type Candidate = {
  readonly column: number;
  readonly header: string;
  readonly texts: readonly string[];
  readonly distinct: number;
};

const LABEL_HEADER =
  /^(?:科目|项目|名称|科目名称|项目名称|明细|摘要|行项目|费用项目|内容|line ?items?|items?|account(?: name)?|label|name|description|line)$/iu;
const UNIT_HEADER = /^(?:单位|计量单位|计量|unit|units|uom|measure|einheit|me|unité|unidad)$/iu;
const KIND_HEADER = /^(?:类型|性质|成本性质|成本类型|类别|kind|type|cost type|category|behaviou?r)$/iu;
const GROUP_HEADER = /^(?:分组|组|部门|大类|板块|分类|一级科目|group|department|section|area)$/iu;

export function findLabelColumns(
  sheet: Sheet,
  headerRows: readonly number[],
  periodColumns: ReadonlySet<number>,
): LabelColumns | undefined {
  const last = Math.max(...headerRows);
  const firstPeriod = Math.min(...periodColumns);
  const data = sheet.rows.filter(({ r }) => r > last);
  const candidates = collect(sheet, headerRows, data, firstPeriod);
  const named = (pattern: RegExp, taken: readonly (Candidate | undefined)[] = []): Candidate | undefined =>
    candidates.find((candidate) => pattern.test(candidate.header) && !taken.includes(candidate));
  const unit = named(UNIT_HEADER) ?? candidates.find(isUnits);
  const byTexts = candidates.filter((candidate) => candidate !== unit && !KIND_HEADER.test(candidate.header));
  const richest = byTexts.reduce<Candidate | undefined>(
    (best, candidate) => (candidate.distinct > (best?.distinct ?? 0) ? candidate : best),
    undefined,
  );
  const label = named(LABEL_HEADER) ?? richest ?? candidates.find((candidate) => candidate !== unit);
  if (!label) return undefined;
  const cascade = cascadeOf(sheet, data, byTexts, periodColumns);
  const [outermost] = cascade;
  if (outermost !== undefined)
    return { label: outermost, unit: unit?.column ?? null, kind: null, group: null, cascade };
  const kindNamedColumn = named(KIND_HEADER, [label, unit]);
  const kind = kindNamedColumn && mostlyKinds(kindNamedColumn.texts) ? kindNamedColumn : undefined;
  const group =
    named(GROUP_HEADER, [label, unit, kind]) ??
    (kind === kindNamedColumn ? undefined : kindNamedColumn) ??
    candidates.find(
      (candidate) =>
        candidate.column < label.column &&
        candidate !== unit &&
        candidate !== kind &&
        candidate.texts.length >= 2 &&
        // Every row its own text: a number of an article or an account.
        (candidate.distinct < candidate.texts.length || candidate.texts.length * 2 <= label.texts.length + 1),
    );
  return {
    label: label.column,
    unit: unit?.column ?? null,
    kind: kind?.column ?? null,
    group: group?.column ?? null,
    cascade: [],
  };
}

/** Labels that step to the right have one text a row, and figures in rows of more than one of their columns. */
function cascadeOf(
  sheet: Sheet,
  data: readonly SheetRow[],
  candidates: readonly Candidate[],
  periods: ReadonlySet<number>,
): readonly number[] {
  const columns = candidates.flatMap(({ column, header }) => (NAMED_HEADER(header) ? [] : [column]));
  if (columns.length < 2 || columns.length < candidates.length) return [];
  const own = new Set(columns);
  const withFigures = new Map<number, number>();
  let rows = 0;
  let shared = 0;
  for (const { cells } of data) {
    const texts = cells.filter((cell) => own.has(cell.c) && cell.t === 's' && String(cell.v).trim() !== '');
    const [first] = texts;
    if (!first) continue;
    rows += 1;
    if (texts.length > 1) shared += 1;
    const isFigure = cells.some((cell) => periods.has(cell.c) && cellNumber(cell, sheet).kind === 'number');
    if (isFigure) withFigures.set(first.c, (withFigures.get(first.c) ?? 0) + 1);
  }
  return withFigures.size >= 2 && shared * 10 <= rows ? columns : [];
}

const NAMED_HEADER = (header: string): boolean =>
  KIND_HEADER.test(header) || GROUP_HEADER.test(header) || NOTE_HEADER.test(header);

const NOTE_HEADER =
  /^(?:备注|说明|依据|数据来源|来源|测算依据|计算依据|注释|notes?|comments?|remarks?|sources?|basis|assumptions?|rationale|explanation)$/iu;
const SHORTEST_NOTE = 4;

/** A column of remarks: named as one, or to the right of the figures and full of words. */
export function findNoteColumn(
  sheet: Sheet,
  headerRows: readonly number[],
  periodColumns: ReadonlySet<number>,
  { label, unit, kind, group, cascade }: LabelColumns,
): number | null {
  const last = Math.max(...headerRows);
  const lastPeriod = Math.max(...periodColumns);
  const taken = new Set([label, unit, kind, group, ...cascade, ...periodColumns]);
  const texts = new Map<number, number>();
  const figures = new Set<number>();
  for (const { r, cells } of sheet.rows) {
    if (r <= last) continue;
    for (const cell of cells) {
      const { c, t, v } = cell;
      if (taken.has(c)) continue;
      if (t !== 's' || cellNumber(cell, sheet).kind === 'number') figures.add(c);
      else if (String(v).trim().length >= SHORTEST_NOTE) texts.set(c, (texts.get(c) ?? 0) + 1);
    }
  }
  const columns = [...texts.keys()].sort((a, b) => a - b);
  const named = columns.find((column) => NOTE_HEADER.test(headerText(sheet, headerRows, column)));
  return named ?? columns.find((column) => column > lastPeriod && !figures.has(column)) ?? null;
}

const TITLES_ABOVE = 2;
const COLUMN_TITLES = [LABEL_HEADER, UNIT_HEADER, GROUP_HEADER, NOTE_HEADER, NUMBERING_HEADER];

function collect(
  sheet: Sheet,
  headerRows: readonly number[],
  data: readonly SheetRow[],
  firstPeriod: number,
): readonly Candidate[] {
  const texts = new Map<number, string[]>();
  for (const row of data) {
    for (const cell of row.cells) {
      if (cell.c >= firstPeriod) break;
      const kind = cellNumber(cell, sheet).kind;
      if (typeof cell.v !== 'string' || kind === 'number' || kind === 'error') continue;
      const list = texts.get(cell.c) ?? [];
      list.push(cell.v.trim());
      texts.set(cell.c, list);
    }
  }
  const worded = [...texts.entries()].filter(
    ([column, list]) =>
      !NUMBERING_HEADER.test(headerText(sheet, headerRows, column)) &&
      list.some((text) => !NUMBERING.test(text)),
  );
  // A column of codes may have a word or two among them.
  const mostly = worded.filter(
    ([, list]) => list.filter((text) => !NUMBERING.test(text)).length * 2 >= list.length,
  );
  return (mostly.length > 0 ? mostly : worded)
    .sort(([a], [b]) => a - b)
    .map(([column, list]) => ({
      column,
      header: headerText(sheet, headerRows, column),
      texts: list,
      distinct: new Set(list).size,
    }));
}

function headerText(sheet: Sheet, headerRows: readonly number[], column: number): string {
  const textIn = (row: SheetRow): string =>
    cellText(
      row.cells.find(({ c }) => c === column),
      sheet,
    ).trim();
  for (const row of sheet.rows) {
    if (!headerRows.includes(row.r)) continue;
    const text = textIn(row);
    if (text !== '') return text;
  }
  // The titles of columns may stand a row above the periods, or be merged into it.
  const top = Math.min(...headerRows);
  for (const row of sheet.rows.filter(({ r }) => r < top && r >= top - TITLES_ABOVE).toReversed()) {
    const text = textIn(row);
    if (COLUMN_TITLES.some((pattern) => pattern.test(text))) return text;
  }
  return '';
}

/** A column without a title in which every text is a unit: MWh, k€, %, 人. */
function isUnits({ header, texts }: Candidate): boolean {
  return header === '' && texts.length >= 3 && texts.every(isUnitText);
}

function mostlyKinds(texts: readonly string[]): boolean {
  return texts.filter((text) => kindNamed(text) !== undefined).length * 2 > texts.length;
}
