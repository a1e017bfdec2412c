/**
 * How the values of a line or a driver read: amounts of money lines in the pack's unit, everything that was typed as a
 * rate, price or quantity as its owner typed it. One code always has one form, so one cell always has one text.
 */
import type { Line } from '../../../../models/plan/schema.ts';
import type { Driver } from '../../../../scenarios/drivers/driver.ts';
import type { PackContext } from '../context.ts';
import { MULTIPLE, numberText, RATE } from '../figures.ts';
import type { NumberForm } from '../pack-content.ts';

const RATE_ROWS: ReadonlySet<string> = new Set(['$tax_rate', '$discount_rate']);
const MONEY_KINDS: ReadonlySet<Line['kind']> = new Set([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'financing',
]);

/** The form of a cell of a line or statement row. */
export function formOfCode(
  { amount, lines }: Pick<PackContext, 'amount' | 'lines'>,
  code: string,
  value: number,
): NumberForm {
  if (RATE_ROWS.has(code)) return rateForm(value);
  const line = lines.get(code);
  return line ? formOfLine(line, value, amount) : amount;
}

/** Money lines in the pack's unit, all others as typed. */
export function formOfLine(line: Line, value: number, amount: NumberForm): NumberForm {
  return MONEY_KINDS.has(line.kind) ? amount : typedForm(line, value);
}

export function typedForm({ unit, kind, workingCapital }: Line, value: number): NumberForm {
  const text = unit.trim();
  if (text === '%' || text === '％') return rateForm(value);
  if (text === 'x' || text === '×' || text === '倍') return MULTIPLE;
  if (text === '' && kind === 'working-capital' && workingCapital?.basis === 'percent')
    return rateForm(value);
  return quantityForm(value);
}

export function rateForm(value: number): NumberForm {
  return Math.abs(value) < 0.1 && !isRound(value * 1000) ? { kind: 'rate', digits: 2 } : RATE;
}

const MOST_DIGITS = 10;

/** Enough digits to tell numbers apart, few enough to read. */
export function quantityForm(value: number): NumberForm {
  const size = Math.abs(value);
  if (size >= 10_000 || isRound(value)) return { kind: 'quantity', digits: 0 };
  if (size < 0.001)
    return { kind: 'quantity', digits: Math.min(MOST_DIGITS, 2 + Math.ceil(-Math.log10(size))) };
  return { kind: 'quantity', digits: size >= 100 ? 1 : size >= 1 ? 2 : 4 };
}

function isRound(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

/** What a driver is called. */
export function driverName({ lines, words }: Pick<PackContext, 'lines' | 'words'>, driver: Driver): string {
  if (driver.kind === 'setting') return words.settingNames[driver.setting];
  return lines.get(driver.code)?.label ?? words.removedLine;
}

/** With the unit, for tables and charts whose numbers stand without it: 'Price, CNY/unit', 'Conversion, of plan'. */
export function driverLabel(context: Pick<PackContext, 'lines' | 'words' | 'plan'>, driver: Driver): string {
  const { words, lines } = context;
  const name = driverName(context, driver);
  if (driver.kind === 'setting') return name;
  if (driver.measure === 'factor') return words.paper.withUnit(name, words.ofPlanUnit);
  const line = lines.get(driver.code);
  const unit = line ? words.lineUnit(line.unit, context.plan.settings.currency) : '';
  return !line || unit === '' || typedForm(line, 1).kind !== 'quantity'
    ? name
    : words.paper.withUnit(name, unit);
}

/** A driver's number as `driverLabel` says it. */
export function driverNumber(
  context: Pick<PackContext, 'lines' | 'words' | 'plan'>,
  driver: Driver,
  value: number,
): string {
  if (driver.kind === 'setting') return driverText(context, driver, value);
  if (driver.measure === 'factor') return unbroken(numberText(value, RATE));
  const line = context.lines.get(driver.code);
  if (!line) return plain(value);
  const form = typedForm(line, value);
  return value === 0 && form.kind === 'quantity' ? '0' : unbroken(numberText(value, form));
}

/** A driver's number with its unit: '342 CNY/unit', '8.0 %', '90 % of plan'. */
export function driverText(
  context: Pick<PackContext, 'lines' | 'words' | 'plan'>,
  driver: Driver,
  value: number,
): string {
  const { words, lines } = context;
  if (driver.kind === 'setting') {
    switch (driver.setting) {
      case 'periods':
      case 'operatingPeriods':
      case 'taxPaymentLag':
        return words.periodCount(plain(value));
      case 'maxPaybackYears':
        return words.yearCount(plain(value));
      case 'beta':
      case 'terminalMultiple':
        return numberText(value, MULTIPLE);
      default:
        return unbroken(numberText(value, { kind: 'rate', digits: 2 }));
    }
  }
  if (driver.measure === 'factor') return words.ofPlan(unbroken(numberText(value, RATE)));
  const line = lines.get(driver.code);
  if (!line) return plain(value);
  const form = typedForm(line, value);
  const text = value === 0 && form.kind === 'quantity' ? '0' : unbroken(numberText(value, form));
  const unit = words.lineUnit(line.unit, context.plan.settings.currency);
  return form.kind !== 'quantity' || unit === '' ? text : `${text}\u00a0${unit}`;
}

function plain(value: number): string {
  return value === 0 ? '0' : numberText(value, quantityForm(value));
}

/** A rate inside a sentence: its sign stays on the line of its number. */
export function unbroken(rate: string): string {
  return rate.replace(' %', '\u00a0%');
}
