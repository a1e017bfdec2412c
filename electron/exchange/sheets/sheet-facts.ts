/**
 * What the parser does not tell about .xlsx worksheets, found in their XML: hidden rows and columns, blue text, and
 * formulas that were saved without a value. Asking the parser for it would keep the style of every empty cell (a million
 * formatted rows would take minutes and a gigabyte).
 * Promises: answers per sheet in the workbook's order. It must not read values.
 */
import { partText, type ZipContents } from '../zip-guard.ts';
import { type BareFormula, bareFormulas } from './bare-formulas.ts';
import { blueCells, blueStylesOf } from './blue-text.ts';
import { cellAddress } from './sheet-cells.ts';

export type SheetFacts = {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  /** Addresses, at most a hundred. */
  readonly withoutValue: readonly string[];
  /** The same with their formulas. */
  readonly bare: readonly BareFormula[];
  /** Columns of cells with blue text, by row. */
  readonly blue: ReadonlyMap<number, readonly number[]>;
};

const NO_FACTS: SheetFacts = {
  hiddenRows: new Set(),
  hiddenColumns: [],
  withoutValue: [],
  bare: [],
  blue: new Map(),
};

export function sheetFactsOf(bytes: Uint8Array, contents: ZipContents): readonly SheetFacts[] {
  const book = partText(bytes, contents, 'xl/workbook.xml') ?? '';
  const relations = partText(bytes, contents, 'xl/_rels/workbook.xml.rels') ?? '';
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const id = attribute(tag, 'Id');
    const target = attribute(tag, 'Target');
    if (id !== undefined && target !== undefined) targets.set(id, target);
  }
  const blueStyles = blueStylesOf(partText(bytes, contents, 'xl/styles.xml') ?? '');
  return [...book.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, '\\w+:id') ?? '');
    const part = target === undefined ? undefined : partText(bytes, contents, partName(target));
    if (part === undefined) return NO_FACTS;
    const bare = bareFormulas(part);
    return {
      ...hiddenParts(part),
      withoutValue: bare.slice(0, 100).map(({ r, c }) => cellAddress(r, c)),
      bare,
      blue: blueCells(part, blueStyles),
    };
  });
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

const HIDDEN = /\shidden="(?:1|true)"/;

function hiddenParts(xml: string): Pick<SheetFacts, 'hiddenRows' | 'hiddenColumns'> {
  const rows = new Set<number>();
  const columns: number[] = [];
  if (!xml.includes('hidden="')) return { hiddenRows: rows, hiddenColumns: columns };
  for (const [tag] of xml.matchAll(/<(?:\w+:)?row\s[^>]*>/g)) {
    if (HIDDEN.test(tag)) rows.add(Number(attribute(tag, 'r')) - 1);
  }
  for (const [tag] of xml.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!HIDDEN.test(tag)) continue;
    const last = Math.min(Number(attribute(tag, 'max')), 16_384);
    for (let column = Number(attribute(tag, 'min')); column <= last; column += 1) columns.push(column - 1);
  }
  return { hiddenRows: rows, hiddenColumns: columns };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}
