// What is planned and not booked, and which sums hold such a line; worked out by hand.
import { describe, expect, it } from 'vitest';
import {
  type ComparedRow,
  gapsOf,
  standings,
} from '../../../../../models/tracking/variance/report/unbooked.ts';

type Cell = ComparedRow['month'];

const BOOKED: Cell = { entries: true, plan: 100 };
const NOT_BOOKED: Cell = { entries: false, plan: 100 };
const UNPLANNED: Cell = { entries: false, plan: 0 };

function row(
  key: string,
  kind: ComparedRow['kind'],
  cell: Cell,
  more: Partial<ComparedRow> = {},
): ComparedRow {
  const cells = { month: cell, yearToDate: cell, fullYear: cell };
  return { key, level: 'line', parent: `kind:${kind}`, kind, code: key, ...cells, ...more };
}

const SALES = row('sales', 'revenue', BOOKED);
const GOODS = row('goods', 'variable-cost', NOT_BOOKED, { parent: 'group' });
const FREIGHT = row('freight', 'variable-cost', BOOKED, { parent: 'group' });
const PLANT = row('plant', 'investment', UNPLANNED);
const GROUP = row('group', 'variable-cost', BOOKED, { level: 'group', parent: 'kind:variable-cost' });
const REVENUE = row('kind:revenue', 'revenue', BOOKED, { level: 'kind' });
const COST = row('kind:variable-cost', 'variable-cost', BOOKED, { level: 'kind' });
const PROFIT = row('total:$ebitda', null, BOOKED, { level: 'total', code: '$ebitda' });
const ROWS = [REVENUE, SALES, COST, GROUP, GOODS, FREIGHT, PROFIT, PLANT];

describe('what nothing was booked on', () => {
  it('is counted among the lines that have a plan', () => {
    const { planned, missing } = gapsOf(ROWS, 'yearToDate');
    expect([planned, missing]).toEqual([3, [GOODS]]);
  });

  it('makes its group, its kind and the profit incomplete, and no other sum', () => {
    const standing = standings(ROWS);
    expect(ROWS.map((each) => [each.key, standing(each, 'month')])).toEqual([
      ['kind:revenue', 'judged'],
      ['sales', 'judged'],
      ['kind:variable-cost', 'incomplete'],
      ['group', 'incomplete'],
      ['goods', 'silent'],
      ['freight', 'judged'],
      ['total:$ebitda', 'incomplete'],
      ['plant', 'judged'],
    ]);
  });

  it('leaves the sums of a full year judged, where the outlook has a number for it', () => {
    const standing = standings(ROWS);
    const silent = ROWS.filter((each) => standing(each, 'fullYear') !== 'judged');
    expect(silent).toEqual([GOODS]);
  });
});
