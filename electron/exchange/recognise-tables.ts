/**
 * Every table of a workbook with a proposed mapping: each sheet's tables are found and read in their own view. Promises a
 * proposal only, and for a sheet without tables the reason. It must not choose among them.
 */

import type { ImportNotice, ImportResult } from '../contract/import/notices.ts';
import type { Sheet, Workbook } from '../contract/import/sheet.ts';
import type { LineMapping, SheetMapping } from '../contract/import.ts';
import { type Recognised, type RecogniseOptions, recogniseSheet } from './recognise-sheet.ts';
import { kindNamed } from './sheets/line-words.ts';
import { statedScale } from './sheets/sheet-units.ts';
import { findTables } from './tables/find-tables.ts';
import { viewOf } from './tables/turned-sheet.ts';

export type FoundTable = {
  readonly sheet: number;
  readonly result: ImportResult<Recognised>;
};

export function recogniseTables(workbook: Workbook, options: RecogniseOptions = {}): readonly FoundTable[] {
  return workbook.sheets.flatMap((sheet, index): readonly FoundTable[] => {
    const views = findTables(sheet);
    const read = views.map((view): FoundTable => {
      const part = viewOf(sheet, view);
      const result = recogniseSheet(part, index, options);
      if (!result.ok) return { sheet: index, result };
      const titled = views.length > 1 ? withTitle(part, result.value) : result.value;
      return { sheet: index, result: withView(titled, view.area, views.length) };
    });
    const sound = read.filter(({ result }) => result.ok);
    // One of several headers may stand over nothing; a sheet without any table still says why.
    return sound.length > 0 ? sound : read.slice(0, 1);
  });
}

/** Of several tables each has its title as the group of its lines, which else could not be told apart. */
function withTitle(part: Sheet, read: Recognised): Recognised {
  const { mapping } = read;
  const header = Math.min(...mapping.headerRows);
  const [group] = part.rows
    .filter(({ r }) => r < header)
    .flatMap(({ cells }) => cells.slice(0, 1))
    .flatMap(({ t, v }) => (t === 's' ? titleIn(String(v)) : []));
  if (group === undefined) return read;
  const kind = kindNamed(group);
  const lines = mapping.lines.map((line): LineMapping => {
    if (line.group !== '') return line;
    const own = line.kind === 'memo' ? (kind ?? 'memo') : line.kind;
    return { ...line, group, kind: own, ...(own === 'driver' && line.unit === '' && { scale: 1 }) };
  });
  const hasMemo = lines.some(({ include, kind: own }) => include && own === 'memo');
  const notices = read.notices.filter(({ code }) => hasMemo || code !== 'memo-lines');
  return { ...read, notices, mapping: { ...mapping, lines } };
}

/** The words of a title without its unit; none where it only says a unit. */
function titleIn(text: string): readonly string[] {
  const plain = statedScale(text) === undefined ? text : text.replace(/[(（[【][^()（）]*[)）\]】]\s*$/u, '');
  const title = plain.replace(/\s+/g, ' ').trim().slice(0, 80);
  return title.length > 1 && statedScale(title) === undefined ? [title] : [];
}

function withView(
  { mapping, notices, axes }: Recognised,
  area: SheetMapping['area'],
  count: number,
): ImportResult<Recognised> {
  const more: ImportNotice[] = [];
  if (mapping.orientation === 'down') {
    more.push({
      code: 'turned-table',
      message: 'The periods of this table run down; it was turned to be read.',
    });
  }
  if (count > 1) {
    more.push({
      code: 'several-tables',
      message: `The sheet holds ${count} tables; each can be imported.`,
      params: { count },
    });
  }
  return { ok: true, value: { mapping: { ...mapping, area }, notices: [...more, ...notices], axes } };
}
