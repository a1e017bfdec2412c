/**
 * The unit in which a list states its amounts: 金额（万元）in the title of the amount column, or 单位：千元 above the header.
 * Promises: one scale, with the notice that says so; several different ones are told and none is applied; a currency in
 * the title that is not the plan's is told. It multiplies nothing.
 */

import { formatAmount } from '../../../models/text/format-number.ts';
import { peelCurrencyAfter, peelCurrencyBefore } from '../../../models/text/number-units.ts';
import { toPlainText } from '../../../models/text/text-characters.ts';
import { sameMoney } from '../../../models/tracking/actuals/import/cells/currency-match.ts';
import type {
  EntryColumns,
  ImportRow,
  ImportSettings,
} from '../../../models/tracking/actuals/import/import-types.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';
import { scaleOfUnit, splitUnit, statedScale } from '../sheets/sheet-units.ts';

type Scale = ImportSettings['scale'];
const SCALES: readonly Scale[] = [1, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

export type StatedUnit = { readonly scale: Scale; readonly notices: readonly ImportNotice[] };

export function statedUnit(
  head: readonly ImportRow[],
  header: ImportRow | null,
  columns: EntryColumns,
  currency: string,
): StatedUnit {
  const figures = [columns.amount, columns.debit, columns.credit, columns.inflow, columns.outflow];
  const units = new Map<number, string>();
  const notices: ImportNotice[] = [];
  for (const column of figures) {
    const title = column === undefined ? null : header?.cells[column];
    if (typeof title !== 'string') continue;
    const { unit } = splitUnit(title);
    const scale = unit === '' ? undefined : scaleOfUnit(unit);
    if (scale !== undefined) units.set(scale, title.trim());
    const other = otherCurrency(unit, currency);
    if (other !== undefined) {
      notices.push({
        code: 'unit-unclear',
        message: `The column "${title.trim().slice(0, 60)}" is in ${other}, the plan in ${currency}: its amounts are not converted.`,
        params: { unit: title.trim().slice(0, 60), currency: other, plan: currency },
      });
    }
  }
  // The column's own unit goes before the one of the sheet.
  if (units.size === 0) for (const [scale, text] of scalesAbove(head, header)) units.set(scale, text);
  const [first, ...others] = units;
  if (!first) return { scale: 1, notices };
  if (others.length > 0) {
    const all = [...units.values()].join(', ').slice(0, 120);
    notices.push({
      code: 'unit-unclear',
      message: `The file states several units (${all}); none was applied. Please choose the unit of the amounts.`,
      params: { units: all },
    });
    return { scale: 1, notices };
  }
  const scale = SCALES.find((each) => each === first[0]) ?? 1;
  if (scale !== 1) {
    const unit = first[1].slice(0, 60);
    notices.push({
      code: 'scaled',
      message: `The file says "${unit}": its amounts are multiplied by ${formatAmount(scale)}, once.`,
      params: { scale, unit },
    });
  }
  return { scale, notices };
}

function scalesAbove(head: readonly ImportRow[], header: ImportRow | null): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { place, cells } of head) {
    if (header === null || place >= header.place) break;
    for (const cell of cells) {
      const scale = typeof cell === 'string' ? statedScale(cell) : undefined;
      if (scale !== undefined) found.set(scale, String(cell).trim());
    }
  }
  return found;
}

function otherCurrency(unit: string, currency: string): string | undefined {
  const text = toPlainText(unit).text;
  const found = peelCurrencyBefore(text) ?? peelCurrencyAfter(text);
  return found && !sameMoney(found.code, currency, text) ? found.code : undefined;
}
