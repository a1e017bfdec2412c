/**
 * What the signs of a sheet as a whole say: income with a minus in ledgers that credit it, and costs that only their minus tells.
 * Promises a proposal that is told; rows whose words say what they are keep their kind. Pure.
 */
import type { Kind } from '../../../models/plan/schema.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';
import { kindOfWords } from '../sheets/line-words.ts';
import type { ReadRow } from '../sheets/row-notices.ts';

const OUTLAYS: ReadonlySet<Kind> = new Set(['variable-cost', 'fixed-cost', 'investment']);

const BALANCE_SHEET =
  /total assets|total (?:equity and )?liabilities|资产总[计额]|资产合计|负债合计|bilanzsumme|summe (?:aktiva|passiva)/iu;
/** What a balance sheet shows of them is a level, not the flow of the period. */
const FLOWS: ReadonlySet<Kind> = new Set([
  'financing',
  'investment',
  'revenue',
  'fixed-cost',
  'variable-cost',
]);

type Read = { readonly rows: readonly ReadRow[]; readonly notices: readonly ImportNotice[] };

export function bySigns(rows: readonly ReadRow[]): Read {
  return rows.some(({ line }) => BALANCE_SHEET.test(line.label)) ? asBalances(rows) : byHabit(rows);
}

function asBalances(rows: readonly ReadRow[]): Read {
  const levels = rows.map(
    (row): ReadRow =>
      FLOWS.has(row.line.kind) ? { ...row, line: { ...row.line, kind: 'memo', sign: 'keep' } } : row,
  );
  return { rows: levels, notices: [] };
}

function byHabit(rows: readonly ReadRow[]): Read {
  const details = rows.filter(({ line }) => line.include);
  const income = details.filter(({ line }) => line.kind === 'revenue');
  const outlays = details.filter(({ line }) => OUTLAYS.has(line.kind));
  if (income.length === 0 || outlays.length === 0) return { rows, notices: [] };
  const credits = income.filter(isNegative);
  const turned = outlays.filter(({ line }) => line.sign === 'flip');
  // A ledger credits income and debits costs: the signs of both are the other way round.
  if (credits.length * 2 > income.length && turned.length * 2 < outlays.length) {
    return {
      rows: rows.map((row) =>
        row.line.kind === 'revenue' ? { ...row, line: { ...row.line, sign: 'flip' } } : row,
      ),
      notices: [
        told(
          'credit-signs',
          credits,
          'income line(s) stand with a minus and costs without, as in a ledger: the signs of income are turned.',
        ),
      ],
    };
  }
  if (turned.length * 2 <= outlays.length) return { rows, notices: [] };
  const costs = new Set(
    details.filter(
      (row) => row.line.kind === 'memo' && isNegative(row) && kindOfWords(row.line.label) === undefined,
    ),
  );
  if (costs.size === 0) return { rows, notices: [] };
  return {
    rows: rows.map((row) =>
      costs.has(row) ? { ...row, line: { ...row.line, kind: 'fixed-cost', sign: 'flip' } } : row,
    ),
    notices: [
      told(
        'kind-by-sign',
        [...costs],
        'row(s) of an unknown kind stand with a minus, as the costs of this sheet do, and are taken for fixed costs. Choose another kind where they are none.',
      ),
    ],
  };
}

function isNegative({ values }: ReadRow): boolean {
  const filled = values.filter((value) => value !== 0);
  return filled.length > 0 && filled.filter((value) => value < 0).length * 2 > filled.length;
}

function told(code: ImportNotice['code'], rows: readonly ReadRow[], words: string): ImportNotice {
  return {
    code,
    message: `${rows.length} ${words}`,
    places: rows.map(({ line }) => line.label).slice(0, 100),
    params: { count: rows.length },
  };
}
