/**
 * Finds the hidden rows and columns of .xlsx worksheets in their XML, so that the parser need not keep the style
 * of every empty cell (a million formatted rows would take minutes and a gigabyte).
 * Promises: answers per sheet in the workbook's order. It must not read cells.
 */
import { partText, type ZipContents } from '../zip-guard.ts';

export type HiddenParts = { readonly rows: ReadonlySet<number>; readonly columns: readonly number[] };

export function hiddenPartsOf(bytes: Uint8Array, contents: ZipContents): readonly HiddenParts[] {
  const book = partText(bytes, contents, 'xl/workbook.xml') ?? '';
  const relations = partText(bytes, contents, 'xl/_rels/workbook.xml.rels') ?? '';
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const id = attribute(tag, 'Id');
    const target = attribute(tag, 'Target');
    if (id !== undefined && target !== undefined) targets.set(id, target);
  }
  return [...book.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, '\\w+:id') ?? '');
    const part = target === undefined ? undefined : partText(bytes, contents, partName(target));
    return part === undefined ? { rows: new Set<number>(), columns: [] } : scan(part);
  });
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

const HIDDEN = /\shidden="(?:1|true)"/;

function scan(xml: string): HiddenParts {
  const rows = new Set<number>();
  const columns: number[] = [];
  if (!xml.includes('hidden="')) return { rows, columns };
  for (const [tag] of xml.matchAll(/<(?:\w+:)?row\s[^>]*>/g)) {
    if (HIDDEN.test(tag)) rows.add(Number(attribute(tag, 'r')) - 1);
  }
  for (const [tag] of xml.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!HIDDEN.test(tag)) continue;
    const last = Math.min(Number(attribute(tag, 'max')), 16_384);
    for (let column = Number(attribute(tag, 'min')); column <= last; column += 1) columns.push(column - 1);
  }
  return { rows, columns };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}
