/**
 * One project with everything in it computed by plain loops: assets with any time-based depreciation and a sale,
 * losses, tax lag, working capital by days, timing, terminal value. The counterpart of random plans, written from the
 * documented conventions (opening undiscounted, asset years from the outlay on, sale after the period's charge).
 * It must import nothing of models/.
 */
import { presentValueAt } from './hand-arithmetic.ts';

export type HandMethod =
  | { readonly method: 'none' }
  | { readonly method: 'straight-line'; readonly life: number; readonly residualShare: number }
  | { readonly method: 'sum-of-years-digits'; readonly life: number; readonly residualShare: number }
  | {
      readonly method: 'declining-balance';
      readonly life: number;
      readonly factor: number;
      readonly switchToStraightLine: boolean;
      readonly residualShare: number;
    }
  | { readonly method: 'table'; readonly shares: readonly number[] };

export type HandAsset = {
  /** By column, 0 the opening. */
  readonly outlays: readonly number[];
  readonly book: HandMethod;
  readonly tax: HandMethod | null;
  readonly sale: { readonly period: number; readonly proceeds: number } | null;
};

export type HandProject = {
  readonly perYear: number;
  readonly sales: readonly number[];
  readonly costs: readonly number[];
  readonly assets: readonly HandAsset[];
  readonly stockDays: number;
  readonly supplierShare: number;
  readonly rate: number;
  readonly shift: number;
  readonly taxRates: readonly number[];
  readonly losses: 'carry-forward' | 'immediate' | 'none';
  readonly lag: number;
  readonly terminal:
    | { readonly method: 'none' | 'book' }
    | { readonly method: 'multiple'; readonly multiple: number }
    | { readonly method: 'perpetuity'; readonly growth: number };
};

/** The share of the cost charged in asset year `year`, the first being 0. */
function yearShare(method: HandMethod, year: number): number {
  switch (method.method) {
    case 'none':
      return 0;
    case 'table':
      return method.shares[year] ?? 0;
    case 'straight-line':
      return year < method.life ? (1 - method.residualShare) / method.life : 0;
    case 'sum-of-years-digits':
      return year < method.life
        ? ((1 - method.residualShare) * (method.life - year)) / ((method.life * (method.life + 1)) / 2)
        : 0;
    case 'declining-balance':
      return decliningShare(method, year);
  }
}

function decliningShare(
  method: Extract<HandMethod, { readonly method: 'declining-balance' }>,
  wanted: number,
): number {
  const { life, factor, switchToStraightLine, residualShare } = method;
  let left = 1;
  for (let year = 0; ; year++) {
    let share = Math.min(1, factor / life) * left;
    if (switchToStraightLine) {
      if (year >= life) share = 0;
      else if ((left - residualShare) / (life - year) > share) share = (left - residualShare) / (life - year);
    }
    if (left - share < residualShare) share = Math.max(0, left - residualShare);
    if (year === wanted) return share;
    left -= share;
  }
}

type AssetRows = { readonly charge: number[]; readonly writtenOff: number[]; readonly value: number[] };

function assetRows(asset: HandAsset, method: HandMethod, perYear: number): AssetRows {
  const columns = asset.outlays.length;
  const rows: AssetRows = { charge: [], writtenOff: [], value: [] };
  let value = 0;
  for (let column = 0; column < columns; column++) {
    value += asset.outlays[column] ?? 0;
    let charge = 0;
    const sold = asset.sale !== null && column > asset.sale.period;
    for (let bought = 0; bought <= column && column > 0 && !sold; bought++) {
      const age = column - Math.max(1, bought);
      charge += ((asset.outlays[bought] ?? 0) * yearShare(method, Math.floor(age / perYear))) / perYear;
    }
    value -= charge;
    const writtenOff = asset.sale?.period === column ? value : 0;
    value -= writtenOff;
    rows.charge.push(charge);
    rows.writtenOff.push(writtenOff);
    rows.value.push(value);
  }
  return rows;
}

export type HandResult = {
  readonly flows: readonly number[];
  readonly terminal: number;
  readonly npv: number;
  readonly npvWithoutTerminal: number;
  readonly bookValue: readonly number[];
  readonly taxCharge: readonly number[];
  readonly losses: readonly number[];
  /** Present value of all flows at another annual rate. */
  readonly valueAt: (rate: number) => number;
};

export function handProject(project: HandProject): HandResult {
  const { perYear, sales, costs, terminal } = project;
  const last = sales.length - 1;
  const at = (row: readonly number[], column: number): number => row[column] ?? 0;
  const books = project.assets.map((asset) => assetRows(asset, asset.book, perYear));
  const taxes = project.assets.map((asset) => assetRows(asset, asset.tax ?? asset.book, perYear));
  const sum = (rows: readonly AssetRows[], key: keyof AssetRows, column: number): number =>
    rows.reduce((total, row) => total + at(row[key], column), 0);

  const flows: number[] = [];
  const taxCharge: number[] = [];
  const losses: number[] = [];
  const sustained: number[] = [];
  let pool = 0;
  let capitalBefore = 0;
  let capital = 0;
  let owed = 0;
  for (let column = 0; column <= last; column++) {
    const ebitda = at(sales, column) - at(costs, column);
    const year =
      perYear * (at(sales, column) * (project.stockDays / 365) - at(costs, column) * project.supplierShare);
    capital = terminal.method === 'none' && column === last ? 0 : year;
    let outlay = 0;
    let proceeds = 0;
    for (const asset of project.assets) {
      outlay += at(asset.outlays, column);
      if (asset.sale?.period === column) proceeds += asset.sale.proceeds;
    }
    const allowance = sum(taxes, 'charge', column);
    const profit = ebitda - allowance + proceeds - sum(taxes, 'writtenOff', column);
    const rate = at(project.taxRates, column);
    let taxed = profit;
    if (project.losses !== 'immediate') taxed = Math.max(0, profit);
    if (project.losses === 'carry-forward') {
      const used = Math.min(pool, taxed);
      pool += Math.max(0, -profit) - used;
      taxed -= used;
    }
    taxCharge.push(taxed * rate);
    losses.push(pool);
    owed += taxed * rate;
    const due = column - project.lag >= 0 ? at(taxCharge, column - project.lag) : 0;
    const paid = column === last ? owed : due;
    owed -= paid;
    flows.push(ebitda - (capital - capitalBefore) - outlay + proceeds - paid);
    const notional = project.losses === 'immediate' ? ebitda - allowance : Math.max(0, ebitda - allowance);
    sustained.push(ebitda - (capital - capitalBefore) - outlay - rate * notional);
    capitalBefore = capital;
  }

  const lastYear = (row: readonly number[]): number => {
    let total = 0;
    for (let column = last - perYear + 1; column <= last; column++) total += at(row, column);
    return total;
  };
  const ebitdaRow = sales.map((value, column) => value - at(costs, column));
  let value = 0;
  if (terminal.method === 'book') value = sum(books, 'value', last) + capital;
  if (terminal.method === 'multiple') value = terminal.multiple * lastYear(ebitdaRow);
  if (terminal.method === 'perpetuity') {
    value = (lastYear(sustained) * (1 + terminal.growth)) / (project.rate - terminal.growth);
  }
  const times = flows.map((_, column) => (column === 0 ? 0 : (column - project.shift) / perYear));
  const exit = terminal.method === 'perpetuity' ? at(times, last) : last / perYear;
  const valueAt = (rate: number): number => presentValueAt(flows, times, rate) + value / (1 + rate) ** exit;
  return {
    flows,
    terminal: value,
    npv: valueAt(project.rate),
    npvWithoutTerminal: presentValueAt(flows, times, project.rate),
    bookValue: flows.map((_, column) => sum(books, 'value', column)),
    taxCharge,
    losses,
    valueAt,
  };
}
