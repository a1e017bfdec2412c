/**
 * What formulas tell about rows before anything is imported: a row that only adds up rows of money is a total, one with
 * minus is a result, a copy of another row is none of its own, and an unknown row that others use is a driver.
 * Promises to leave rows alone that the words of the sheet called something else. Pure.
 */
import type { Kind } from '../../../models/plan/schema.ts';
import type { Workbook } from '../../contract/import/sheet.ts';
import type { LineMapping, SheetMapping } from '../../contract/import.ts';
import { analyseRows, keyOf } from '../formulas/analyse-rows.ts';
import { bookView } from '../formulas/book-view.ts';
import { rowsRead } from '../formulas/sheet-expression.ts';
import { linearRow } from '../formulas/sums-of-rows.ts';
import { frameOf, partsOf } from '../formulas/table-part.ts';
import type { FoundTable } from '../recognise-tables.ts';

const FLOWS: ReadonlySet<Kind> = new Set([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'working-capital',
  'financing',
]);

/** `chosen` are the tables, by their place in the list, that come in together: what one copies of another counts once. */
export function proposeByFormulas(
  workbook: Workbook,
  tables: readonly FoundTable[],
  chosen: ReadonlySet<number>,
): readonly FoundTable[] {
  const sound = tables.flatMap(({ result }, at) =>
    result.ok ? [{ mapping: result.value.mapping, at }] : [],
  );
  if (sound.length === 0 || !hasFormulas(workbook)) return tables;
  const together = new Set(sound.flatMap(({ at }, frame) => (chosen.has(at) ? [frame] : [])));
  const proposed = proposeLines(
    workbook,
    sound.map(({ mapping }) => mapping),
    together,
  );
  let at = 0;
  return tables.map((table) => {
    if (!table.result.ok) return table;
    const mapping = proposed[at];
    at += 1;
    return mapping ? { ...table, result: { ok: true, value: { ...table.result.value, mapping } } } : table;
  });
}

function proposeLines(
  workbook: Workbook,
  mappings: readonly SheetMapping[],
  together: ReadonlySet<number>,
): readonly SheetMapping[] {
  const parts = partsOf(workbook, mappings);
  const analysis = analyseRows(bookView(workbook), parts.map(frameOf));
  const lines = new Map<string, LineMapping>();
  mappings.forEach((mapping, frame) => {
    for (const line of mapping.lines) lines.set(keyOf({ frame, line: line.row }), line);
  });
  const isMoney = (key: string): boolean => {
    const line = lines.get(key);
    return (
      line !== undefined && (FLOWS.has(line.kind) || line.found === 'subtotal' || line.found === 'derived')
    );
  };
  const isUnknown = (key: string): boolean => lines.get(key)?.kind === 'memo';
  // Results may be made of results: what is found in one pass is known to the next.
  for (let pass = 0; pass < 4; pass += 1) {
    for (const { place, formula } of analysis.rows) {
      const line = lines.get(keyOf(place));
      const linear = line?.found === 'detail' ? linearRow(formula) : undefined;
      if (!line || !linear) continue;
      // A row of another table shown again is only a copy when that table comes in too.
      const known = linear.parts.every(
        ({ place: part }) =>
          part.frame === place.frame || (together.has(part.frame) && together.has(place.frame)),
      );
      const parts = linear.parts.map(({ place: part }) => keyOf(part));
      // Counts that are added up are no result; rows of an unknown kind among money are.
      if (!known || !parts.some(isMoney) || !parts.every((key) => isMoney(key) || isUnknown(key))) continue;
      const found =
        linear.parts.some(({ minus }) => minus) || linear.parts.length === 1 ? 'derived' : 'subtotal';
      lines.set(keyOf(place), { ...line, found, include: false });
    }
  }
  const subtracted = new Set(
    analysis.rows.flatMap(({ place, formula }) => {
      const found = lines.get(keyOf(place))?.found;
      const linear = found === 'derived' || found === 'subtotal' ? linearRow(formula) : undefined;
      return (linear?.parts ?? []).flatMap(({ place: part, minus }) => (minus ? [keyOf(part)] : []));
    }),
  );
  const used = new Set(
    analysis.rows.flatMap(({ place, formula }) =>
      formula.kind === 'formula' && (lines.get(keyOf(place))?.include ?? false)
        ? rowsRead(formula.rest)
            .filter((row) => keyOf(row) !== keyOf(place))
            .map(keyOf)
        : [],
    ),
  );
  return mappings.map((mapping, frame) => ({
    ...mapping,
    lines: mapping.lines.map((before) => {
      const key = keyOf({ frame, line: before.row });
      const line = lines.get(key) ?? before;
      const analysed = analysis.of({ frame, line: before.row });
      // A ratio of the sheet's figures that nothing reads is a result.
      if (line.unit === '%' && line.include && analysed?.formula.kind === 'formula' && !used.has(key))
        return { ...line, found: 'derived', include: false };
      const odd = analysed?.formula.kind === 'formula' && analysed.formula.odd.length > 0;
      const kind = kindByUse(line, used.has(key), subtracted.has(key), analysed !== undefined);
      const scale = kind === 'driver' && line.kind === 'memo' ? { scale: 1 } : {};
      // A margin that was typed and that other rows use is an assumption, whatever it is called.
      if (line.found === 'derived' && kind === 'driver' && analysed === undefined && used.has(key))
        return { ...line, found: 'detail', include: true };
      return { ...line, kind, ...scale, take: odd ? 'values' : line.take };
    }),
  }));
}

/** What a row of an unknown kind is used for: subtracted in a result it is a cost, used by other rows a driver. */
function kindByUse(line: LineMapping, used: boolean, subtracted: boolean, computed: boolean): Kind {
  if (line.kind !== 'memo' || !line.include || isResult(line)) return line.kind;
  if (subtracted && !used) return computed ? 'variable-cost' : 'fixed-cost';
  return used ? 'driver' : 'memo';
}

/** Depreciation, tax and what is owed at a point in time are memo lines by their words, whoever uses them. */
function isResult({ label }: LineMapping): boolean {
  return /折旧|摊销|所得税|增值税|depreciation|amorti[sz]ation|\btax\b|\bvat\b|^(?:opening|beginning|closing|ending|期初|期末)/iu.test(
    label,
  );
}

function hasFormulas({ sheets }: Workbook): boolean {
  return sheets.some(({ rows }) => rows.some(({ cells }) => cells.some(({ f }) => f !== undefined)));
}
