/** Small rows of a variance report for the page tests; amounts are minor units worked out by hand. */
import type { VarianceRow } from '../../../electron/contract/tracking/variance-calls.ts';

type Cell = VarianceRow['month'];

export function cell(actual: number, plan: number, raises: 1 | -1 = 1): Cell {
  const amount = actual - plan;
  const effect = amount === 0 ? null : amount * raises > 0 ? 'F' : 'A';
  const difference = { amount, percent: plan === 0 ? null : amount / plan, effect } as const;
  return {
    actual,
    entries: true,
    plan,
    flexed: plan,
    priorYear: null,
    againstPlan: difference,
    againstFlexed: difference,
    light: 'green',
  };
}

/** A row whose three horizons are the same. */
export function row(given: Partial<VarianceRow> & { readonly key: string; readonly of: Cell }): VarianceRow {
  const { of, ...rest } = given;
  return {
    level: 'line',
    parent: null,
    lineId: rest.level === undefined || rest.level === 'line' ? rest.key : null,
    code: rest.key,
    label: rest.key,
    kind: 'revenue',
    group: '',
    owner: '',
    unit: '',
    measure: 'money',
    flexedBy: { type: 'fixed' },
    month: of,
    yearToDate: of,
    fullYear: of,
    matters: false,
    openNotes: 0,
    since: 'both',
    ...rest,
  };
}

/** Two revenues in a group, one cost that matters, their kinds, contribution and profit, an investment. */
export function smallReport(): readonly VarianceRow[] {
  return [
    row({ key: 'revenue', level: 'kind', code: '$revenue', label: '', of: cell(900, 1000) }),
    row({ key: 'online', level: 'group', group: 'Online', parent: 'revenue', of: cell(900, 1000) }),
    row({ key: 'shop', parent: 'online', of: cell(500, 700) }),
    row({ key: 'market', parent: 'online', of: cell(400, 300) }),
    row({
      key: 'variable',
      level: 'kind',
      kind: 'variable-cost',
      code: '$variable_cost',
      label: '',
      of: cell(350, 300, -1),
    }),
    row({ key: 'ads', kind: 'variable-cost', parent: 'variable', matters: true, of: cell(350, 300, -1) }),
    row({
      key: 'contribution',
      level: 'total',
      kind: null,
      code: '$contribution',
      label: '',
      of: cell(550, 700),
    }),
    row({
      key: 'fixed',
      level: 'kind',
      kind: 'fixed-cost',
      code: '$fixed_cost',
      label: '',
      of: cell(100, 120, -1),
    }),
    row({ key: 'rent', kind: 'fixed-cost', parent: 'fixed', of: cell(100, 120, -1) }),
    row({ key: 'ebitda', level: 'total', kind: null, code: '$ebitda', label: '', of: cell(450, 580) }),
    row({ key: 'plant', kind: 'investment', of: cell(80, 60, -1) }),
    row({ key: 'visits', kind: 'driver', measure: 'quantity', of: cell(9000, 5000) }),
  ];
}
