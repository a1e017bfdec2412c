/**
 * Fixed assets: one corkscrew per investment line in the books and one for tax
 * (opening + additions - depreciation - disposal = closing), and the sums over all of them.
 * An outlay in column 0 goes into service in period 1, one in period t in period t; a disposal falls at the
 * end of its period, after that period's depreciation.
 */
import type { DepreciationMethod, Line, Plan } from '../plan/schema.ts';
import { lastOperatingPeriod, periodsPerYear } from '../plan/timeline.ts';
import { depreciationShares, type TimeBasedMethod } from './depreciation.ts';
import { type Generated, generate, generateEntry, sumOf } from './generated.ts';
import { investmentCodes } from './profit.ts';

type Basis = 'book' | 'tax';

export function assetLines(plan: Plan): readonly Generated[] {
  const lines = plan.lines.filter((line) => line.kind === 'investment');
  const sums = (prefix: string) => sumOf(investmentCodes(plan).map((code) => `$${prefix}__${code}`));
  return [
    ...lines.flatMap((line) => [
      ...inService(line),
      ...corkscrew(plan, line, 'book'),
      ...corkscrew(plan, line, 'tax'),
      proceeds(plan, line),
    ]),
    generate('$investment', sumOf(investmentCodes(plan)), {
      section: 'assets',
      style: 'subtotal',
      label: 'investment',
    }),
    generate('$disposal_proceeds', sums('proceeds'), {
      section: 'assets',
      style: 'subtotal',
      label: 'disposalProceeds',
    }),
    generate('$book_disposals', sums('book_disposal'), {
      section: 'assets',
      style: 'subtotal',
      label: 'bookDisposals',
      sign: -1,
    }),
    generate('$book_value', sums('book_value'), { section: 'assets', style: 'balance', label: 'bookValue' }),
    generate('$tax_depreciation', sums('tax_depreciation'), {
      section: 'tax-assets',
      style: 'subtotal',
      label: 'taxDepreciation',
      sign: -1,
    }),
    generate('$tax_disposals', sums('tax_disposal'), {
      section: 'tax-assets',
      style: 'subtotal',
      label: 'taxDisposals',
      sign: -1,
    }),
    generate('$tax_value', sums('tax_value'), { section: 'tax-assets', style: 'balance', label: 'taxValue' }),
  ];
}

/**
 * The cost that goes into service in a period: the outlay at the opening in period 1, each later one in its own, or
 * all that was spent by then in the period given. Values that exist at the opening join in period 1; books and tax
 * may differ there, so each has a row of its own then.
 */
function inService(line: Line): readonly Generated[] {
  const { code } = line;
  const start = line.investment?.inService;
  const outlays =
    start === undefined
      ? `${code} + if(period == 1, at(${code}, 0), 0)`
      : `if(period < ${start}, 0, if(period == ${start}, cumulative(${code}), ${code}))`;
  const row = (name: string, existing: number): Generated =>
    generateEntry(
      name,
      { type: 'formula', formula: existing === 0 ? outlays : `${outlays} + if(period == 1, ${existing}, 0)` },
      { section: name.startsWith('$in_service_tax') ? 'tax-assets' : 'assets', label: 'inService', of: code },
      false,
    );
  const { book, tax } = line.investment?.existing ?? { book: 0, tax: 0 };
  const rows = [row(`$in_service__${code}`, book)];
  return book === tax ? rows : [...rows, row(`$in_service_tax__${code}`, tax)];
}

function inServiceCode(line: Line, basis: Basis): string {
  const { book, tax } = line.investment?.existing ?? { book: 0, tax: 0 };
  return basis === 'tax' && book !== tax ? `$in_service_tax__${line.code}` : `$in_service__${line.code}`;
}

function corkscrew(plan: Plan, line: Line, basis: Basis): readonly Generated[] {
  const { code } = line;
  const section = basis === 'book' ? 'assets' : 'tax-assets';
  const value = `$${basis}_value__${code}`;
  const charge = `$${basis}_depreciation__${code}`;
  const disposal = `$${basis}_disposal__${code}`;
  const period = disposalPeriod(plan, line);
  const existing = line.investment?.existing?.[basis] ?? 0;
  const before = existing === 0 ? `prev(${value})` : `prev(${value}) + if(isOpening, ${existing}, 0)`;
  const writtenOff = period === null ? '0' : `if(period == ${period}, ${before} + ${code} - ${charge}, 0)`;
  return [
    generate(charge, depreciationFormula(plan, line, basis), {
      section,
      label: `${basis}Depreciation`,
      of: code,
      sign: -1,
    }),
    generate(disposal, writtenOff, { section, label: `${basis}Disposal`, of: code, sign: -1 }),
    generate(value, `${before} + ${code} - ${charge} - ${disposal}`, {
      section,
      style: 'balance',
      label: `${basis}Value`,
      of: code,
    }),
  ];
}

function depreciationFormula(plan: Plan, line: Line, basis: Basis): string {
  const details = line.investment;
  if (!details) return '0';
  const method = basis === 'tax' ? (details.tax ?? details.book) : details.book;
  const formula = methodFormula(plan, line, method, basis);
  const period = disposalPeriod(plan, line);
  return period === null || period >= plan.timeline.periods || formula === '0'
    ? formula
    : `if(period <= ${period}, ${formula}, 0)`;
}

function methodFormula(plan: Plan, line: Line, method: DepreciationMethod, basis: Basis): string {
  if (method.method === 'none') return '0';
  if (method.method === 'units-of-production') {
    const { code } = line;
    // Never below the residual value, however many units are made.
    const cost = `cumulative(${inServiceCode(line, basis)})`;
    const byUnits = `${cost} * ${1 - method.residualShare} * (${method.units}) / ${method.totalUnits}`;
    const left = `prev($${basis}_value__${code}) + ${code} - ${cost} * ${method.residualShare}`;
    return `if(isOpening, 0, max(0, min(${byUnits}, ${left})))`;
  }
  const weights = sharesText(method, periodsPerYear(plan.timeline), plan.timeline.periods);
  return weights === '' ? '0' : `spread(${inServiceCode(line, basis)}, [${weights}])`;
}

/** Written numbers of long schedules are the dearest part of the statements; methods are values and keep theirs. */
const knownShares = new WeakMap<DepreciationMethod, { readonly key: string; readonly text: string }>();

function sharesText(method: TimeBasedMethod, perYear: number, periods: number): string {
  const key = `${perYear} ${periods}`;
  const known = knownShares.get(method);
  if (known?.key === key) return known.text;
  const shares = depreciationShares(method, perYear, periods);
  const last = shares.findLastIndex((share) => share !== 0);
  const text = shares.slice(0, last + 1).join(', ');
  knownShares.set(method, { key, text });
  return text;
}

function proceeds(plan: Plan, line: Line): Generated {
  const disposal = line.investment?.disposal;
  const period = disposalPeriod(plan, line);
  const formula = disposal && period !== null ? `if(period == ${period}, (${disposal.proceeds}), 0)` : '0';
  return generate(`$proceeds__${line.code}`, formula, {
    section: 'assets',
    label: 'proceeds',
    of: line.code,
  });
}

/** The period of the disposal, null when the asset is kept. */
function disposalPeriod(plan: Plan, line: Line): number | null {
  const disposal = line.investment?.disposal;
  if (!disposal) return null;
  return Math.min(disposal.period ?? lastOperatingPeriod(plan.timeline), plan.timeline.periods);
}
