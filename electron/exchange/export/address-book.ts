/**
 * Where every figure of the live workbook stands, for sheets that are built on top of it (the board pack):
 *
 *   const { addresses } = live;
 *   addresses.addressOf({ kind: 'metric', metric: 'npv', view: 'postTax.withTerminal' })  // "Returns!$D$32"
 *   addresses.addressOf({ kind: 'line', code: 'price', column: 3 })                       // "Budget!I12"
 *
 * The answer goes into a formula as it stands: formula(address, value, true). Undefined: this workbook has no such cell
 * (a view without terminal value, a line that is not there), so a sheet must show its own figure or leave it out.
 */
import type { TaxView, TerminalView } from '../../../models/appraisal/types.ts';
import { CONSTANT, cellName, columnName, sheetPrefix, TOTAL, timeColumn } from './columns.ts';
import type { Registry } from './place-rows.ts';
import type { Metric } from './sheets/metric-shown.ts';

/** After or before tax, with or without the terminal value. */
export type ViewId = `${TaxView}.${TerminalView}`;

export type Address =
  /** A line of the plan as it is in force; column 0 is the opening. */
  | { readonly kind: 'line'; readonly code: string; readonly column: number }
  /** Its sum over the opening and all periods. */
  | { readonly kind: 'line-total'; readonly code: string }
  /** A generated row of the statements ($fcf, $ebitda) in a column. */
  | { readonly kind: 'statement'; readonly row: string; readonly column: number }
  | { readonly kind: 'statement-total'; readonly row: string }
  | { readonly kind: 'metric'; readonly metric: Metric; readonly view: ViewId }
  /** A row of a view's flows on the Returns sheet: flow, discounted, cumulative, cumulativeDiscounted. */
  | { readonly kind: 'flow'; readonly name: string; readonly view: ViewId; readonly column: number }
  /** A single cell of the workbook: the master check, the verdict, the chosen scenario, the plan's tolerance. */
  | { readonly kind: 'cell'; readonly name: NamedCell };

export type NamedCell = 'masterCheck' | 'verdict' | 'scenarioName' | 'scenarioNumber';

export type AddressBook = {
  /** With its sheet, ready for a formula or a link; a constant or total is fixed ($), a column of time is not. */
  readonly addressOf: (address: Address) => string | undefined;
  /** A run of columns of a row, for charts and sums: "'Statements'!$F$12:$AP$12". */
  readonly rangeOf: (row: string, from: number, to: number) => string | undefined;
};

/** The four views share the fuller one where the plan has no terminal value. */
function viewKey(registry: Registry, view: ViewId, name: string): string | undefined {
  const own = `@${view}.${name}`;
  if (registry.has(own)) return own;
  const [tax = 'postTax'] = view.split('.');
  const other = `@${tax}.withoutTerminal.${name}`;
  return view.endsWith('withTerminal') && registry.has(other) ? other : undefined;
}

export function addressBook(
  registry: Registry,
  cells: Readonly<Partial<Record<NamedCell, string>>>,
): AddressBook {
  const at = (key: string | undefined, column: number): string | undefined => {
    const place = key === undefined ? undefined : registry.get(key);
    return place && `${sheetPrefix(place.sheet)}${cellName(timeColumn(column), place.row)}`;
  };
  const fixed = (key: string | undefined, column: number): string | undefined => {
    const place = key === undefined ? undefined : registry.get(key);
    return place && `${sheetPrefix(place.sheet)}$${columnName(column)}$${place.row}`;
  };
  return {
    addressOf: (address) => {
      switch (address.kind) {
        case 'line':
          return at(address.code, address.column);
        case 'line-total':
          return fixed(address.code, TOTAL);
        case 'statement':
          return at(address.row, address.column);
        case 'statement-total':
          return fixed(address.row, TOTAL);
        case 'metric':
          return fixed(viewKey(registry, address.view, address.metric), CONSTANT);
        case 'flow':
          return at(viewKey(registry, address.view, address.name), address.column);
        case 'cell':
          return cells[address.name];
      }
    },
    rangeOf: (row, from, to) => {
      const place = registry.get(row);
      if (!place) return undefined;
      const end = (column: number): string => `$${columnName(timeColumn(column))}$${place.row}`;
      return `${sheetPrefix(place.sheet)}${end(from)}:${end(to)}`;
    },
  };
}
