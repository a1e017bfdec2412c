/**
 * The three sample plans computed a second time by plain month-by-month loops. The figures are typed again from the
 * plans' stated assumptions; the arithmetic comes from the definitions. Nothing of models/ may be imported here:
 * these loops are what the product is measured against.
 */
import {
  deepestNeed,
  paybackPeriods,
  presentValueAt,
  rateByBisection,
  rowOf,
  straightLineRow,
  sumOfRow,
  taxRows,
  yearlyTableRow,
} from './hand-arithmetic.ts';

const MONTHS = 36;
const DAYS = 365;

export type HandModel = {
  /** Rows by the code they are compared with; column 0 is the opening. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
  readonly rate: number;
  readonly npv: number;
  readonly npvBeforeTax: number;
  readonly npvAtHurdle: number;
  readonly irr: number;
  readonly paybackYears: number | null;
  readonly discountedPaybackYears: number | null;
  readonly peakFunding: number;
  readonly contributionRatio: number;
  readonly breakEvenRevenue: number;
  /** Sums of the fixed, variable and investment budgets; the cost of goods is outside. */
  readonly budget: { readonly fixed: number; readonly variable: number; readonly investment: number };
};

type Assets = {
  readonly outlays: readonly number[];
  readonly bookCharge: readonly number[];
  readonly taxCharge: readonly number[];
  readonly proceeds: number;
  /** Cost not yet charged for tax of what is sold in the last month. */
  readonly taxCostOfSale: number;
};

type Operations = {
  readonly codes: Readonly<Record<string, readonly number[]>>;
  readonly revenue: readonly number[];
  readonly variable: readonly number[];
  readonly goods: readonly number[];
  readonly fixed: readonly number[];
  /** Net balance at the end of each column, before it is released in the last. */
  readonly workingCapital: readonly number[];
};

type Terms = { readonly rate: number; readonly hurdle: number; readonly shift: number; readonly lag: number };

/** A straight line from `from` in month `first` to `to` in month `last`, level outside. */
function line(month: number, from: number, to: number, first: number, last: number): number {
  if (month <= first) return from;
  if (month >= last) return to;
  return from + ((to - from) * (month - first)) / (last - first);
}

/** A monthly cost that grows at an annual rate, month 1 being the first. */
const grown = (first: number, rate: number, month: number): number =>
  first * (1 + rate) ** ((month - 1) / 12);

function months(value: (month: number) => number): number[] {
  const row = [0];
  for (let month = 1; month <= MONTHS; month++) row.push(value(month));
  return row;
}

function add(...rows: readonly (readonly number[])[]): number[] {
  const sum = new Array<number>(MONTHS + 1).fill(0);
  for (const row of rows) for (let i = 0; i <= MONTHS; i++) sum[i] = (sum[i] ?? 0) + (row[i] ?? 0);
  return sum;
}

function finish(operations: Operations, assets: Assets, terms: Terms): HandModel {
  const { revenue, variable, fixed, goods } = operations;
  const profit: number[] = [];
  const before: number[] = [];
  const balance = operations.workingCapital.map((value, column) => (column === MONTHS ? 0 : value));
  for (let i = 0; i <= MONTHS; i++) {
    const ebitda = (revenue[i] ?? 0) - (variable[i] ?? 0) - (fixed[i] ?? 0);
    const sale = i === MONTHS ? assets.proceeds : 0;
    profit.push(ebitda - (assets.taxCharge[i] ?? 0) + sale - (i === MONTHS ? assets.taxCostOfSale : 0));
    before.push(ebitda - ((balance[i] ?? 0) - (balance[i - 1] ?? 0)) - (assets.outlays[i] ?? 0) + sale);
  }
  const tax = taxRows(profit, 0.25, terms.lag);
  const flows = before.map((flow, i) => flow - (tax.paid[i] ?? 0));
  const years = flows.map((_, i) => (i === 0 ? 0 : (i - terms.shift) / 12));
  const discounted = flows.map((flow, i) => flow / (1 + terms.rate) ** (years[i] ?? 0));
  const payback = paybackPeriods(flows);
  const discountedPayback = paybackPeriods(discounted);
  const contributionRatio = (sumOfRow(revenue) - sumOfRow(variable)) / sumOfRow(revenue);
  return {
    rows: {
      ...operations.codes,
      $revenue: revenue,
      $variable_cost: variable,
      $fixed_cost: fixed,
      $investment: assets.outlays,
      $depreciation: assets.bookCharge,
      $tax_depreciation: assets.taxCharge,
      $working_capital: balance,
      $taxable_profit: profit,
      $losses: tax.losses,
      $tax_charge: tax.charge,
      $tax_paid: tax.paid,
      $fcf_pretax: before,
      $fcf: flows,
    },
    rate: terms.rate,
    npv: sumOfRow(discounted),
    npvBeforeTax: presentValueAt(before, years, terms.rate),
    npvAtHurdle: presentValueAt(flows, years, terms.hurdle),
    irr: rateByBisection(flows, years),
    paybackYears: payback === null ? null : payback / 12,
    discountedPaybackYears: discountedPayback === null ? null : discountedPayback / 12,
    peakFunding: deepestNeed(flows),
    contributionRatio,
    breakEvenRevenue: (sumOfRow(fixed) + sumOfRow(assets.bookCharge)) / contributionRatio,
    budget: {
      fixed: sumOfRow(fixed),
      variable: sumOfRow(variable) - sumOfRow(goods),
      investment: sumOfRow(assets.outlays),
    },
  };
}

export function premiumStoreByHand(): HandModel {
  const visits = months((m) => (m <= 12 ? line(m, 8e5, 18e5, 1, 12) : line(m, 18e5, 45e5, 12, 36)));
  const orders = months((m) => (visits[m] ?? 0) * line(m, 0.025, 0.04, 1, 36));
  const returned = (m: number): number => line(m, 0.18, 0.12, 1, 36);
  const sales = months((m) => (orders[m] ?? 0) * 300 * (1 - returned(m)));
  const goods = sales.map((value) => value * 0.45);
  const commission = sales.map((value) => value * 0.05);
  const logistics = months((m) => (orders[m] ?? 0) * (1 + returned(m)) * 16);
  const paid = visits.map((value) => value * 0.4 * 3.2);
  const team = months((m) => grown(900000, 0.06, m));
  const technology = months((m) => grown(450000, 0.06, m));
  const brand = months((m) => line(m, 500000, 1500000, 1, 36));
  const rent = months(() => 280000);
  // Stock 45 to 30 days and suppliers 30 days of a year's goods, 7 days of a year's sales at the platform.
  const workingCapital = months((m) => {
    const stockDays = line(m, 45, 30, 1, 36);
    return (((goods[m] ?? 0) * 12) / DAYS) * (stockDays - 30) + (((sales[m] ?? 0) * 12) / DAYS) * 7;
  });
  const platform = rowOf(MONTHS, { 0: 18e6, 13: 6e6 });
  const systems = rowOf(MONTHS, { 0: 7e6, 25: 4e6 });
  const equipment = rowOf(MONTHS, { 0: 5e6, 13: 3e6 });
  const equipmentCharge = straightLineRow(equipment, 60, 0.05);
  const charge = add(straightLineRow(platform, 60), straightLineRow(systems, 36), equipmentCharge);
  const operations = {
    codes: {
      orders,
      sales,
      goods,
      commission,
      logistics,
      paid_marketing: paid,
      team,
      technology,
      brand,
    },
    revenue: sales,
    variable: add(goods, commission, logistics, paid),
    goods,
    fixed: add(team, technology, brand, rent),
    workingCapital,
  };
  const assets = {
    outlays: add(platform, systems, equipment),
    bookCharge: charge,
    taxCharge: charge,
    proceeds: 2e6,
    taxCostOfSale: 8e6 - sumOfRow(equipmentCharge),
  };
  return finish(operations, assets, { rate: 0.12, hurdle: 0.12, shift: 0, lag: 0 });
}

export function furnitureByHand(): HandModel {
  const orders = months((m) => line(m, 70000, 240000, 1, 30) * line(m, 0.0018, 0.0026, 1, 24));
  const sales = orders.map((value) => value * 25000 * 0.94);
  const goods = sales.map((value) => value * 0.5);
  const commission = sales.map((value) => value * 0.05);
  const delivery = orders.map((value) => value * 25000 * 0.07);
  const marketing = orders.map((value) => value * 2400);
  const designers = orders.map((value) => Math.ceil(value / 22));
  const advisers = months((m) => (designers[m] ?? 0) * grown(16000, 0.05, m));
  const team = months((m) => grown(680000, 0.05, m));
  const showrooms = months(() => 360000);
  // 45 days of stock and 45 days of suppliers cancel out; customers' deposits are 1.2 % of a year's sales.
  const workingCapital = sales.map((value) => -0.012 * 12 * value);
  const fitOut = rowOf(MONTHS, { 0: 9e6, 10: 3.5e6 });
  const shop = rowOf(MONTHS, { 0: 7.5e6, 19: 2.5e6 });
  const vehicles = rowOf(MONTHS, { 0: 2.4e6 });
  const others = add(straightLineRow(shop, 48), straightLineRow(vehicles, 48, 0.1));
  const operations = {
    codes: { orders, designers, sales, goods, commission, delivery, marketing, advisers, core_team: team },
    revenue: sales,
    variable: add(goods, commission, delivery, marketing),
    goods,
    fixed: add(advisers, team, showrooms),
    workingCapital,
  };
  const assets = {
    outlays: add(fitOut, shop, vehicles),
    bookCharge: add(others, straightLineRow(fitOut, 60)),
    // Double declining over 5 years: 40 %, 40 % of 60 %, 40 % of 36 %; straight line would give less (20, 15, 12 %).
    taxCharge: add(others, yearlyTableRow(fitOut, [0.4, 0.24, 0.144])),
    proceeds: 600000,
    taxCostOfSale: 2.4e6 - (2.4e6 * 0.9 * 36) / 48,
  };
  // CAPM with a premium for size on 14 of equity, 5.5 % less a quarter on 8 of debt.
  const rate = (14 / 22) * (0.025 + 1.3 * 0.065 + 0.02) + (8 / 22) * 0.055 * 0.75;
  const model = finish(operations, assets, { rate, hurdle: 0.12, shift: 0.5, lag: 0 });
  return { ...model, rows: { ...model.rows, ...furnitureLoan() } };
}

/** 8 million drawn at the opening, repaid in months 13 to 36, 5.5 % a year on the balance at the month's start. */
function furnitureLoan(): Record<string, number[]> {
  const debt = [8e6];
  const interest = [0];
  for (let month = 1; month <= MONTHS; month++) {
    const opening = debt[month - 1] ?? 0;
    interest.push((opening * 0.055) / 12);
    debt.push(opening - (month >= 13 ? 8e6 / 24 : 0));
  }
  return { $debt: debt, $interest: interest };
}

export function agencyByHand(): HandModel {
  const clients = [0];
  const won = months((m) => line(m, 1.9, 3.1, 1, 24));
  let kept = 4;
  for (let month = 1; month <= MONTHS; month++) {
    kept = kept * 0.65 ** (1 / 12) + (won[month] ?? 0);
    clients.push(kept);
  }
  const fees = months((m) => ((clients[m] ?? 0) * grown(800000, 0.03, m)) / 12);
  const delivery = fees.map((value) => value * 0.4);
  const marketing = fees.map((value) => value * 0.06);
  const acquisition = won.map((value) => value * 60000);
  const management = months((m) => grown(240000, 0.06, m));
  const data = months((m) => grown(150000, 0.06, m));
  const rent = months(() => 70000);
  // 45 days of a year's fees outstanding and a reserve of 10 % of a year's fees.
  const workingCapital = fees.map((value) => value * 12 * (45 / DAYS + 0.1));
  const platform = rowOf(MONTHS, { 0: 5.2e6, 7: 2.4e6, 19: 1.8e6 });
  const office = rowOf(MONTHS, { 0: 3.2e6, 13: 1e6 });
  const officeCharge = straightLineRow(office, 60, 0.05);
  const charge = add(straightLineRow(platform, 36), officeCharge);
  const operations = {
    codes: {
      clients,
      fees,
      delivery,
      client_marketing: marketing,
      acquisition,
      management,
      platform_team: data,
    },
    revenue: fees,
    variable: add(delivery, marketing, acquisition),
    goods: [],
    fixed: add(management, data, rent),
    workingCapital,
  };
  const assets = {
    outlays: add(platform, office),
    bookCharge: charge,
    taxCharge: charge,
    proceeds: 300000,
    taxCostOfSale: 4.2e6 - sumOfRow(officeCharge),
  };
  return finish(operations, assets, { rate: 0.15, hurdle: 0.15, shift: 0, lag: 1 });
}
