/**
 * A figure of the pack as the content of a cell: a formula that points into the live model where the figure comes from
 * there, in the unit that the pack shows, else its number as it was. Computes no figure of its own.
 */
import { UNIT_POWER } from '../../../models/text/format-number.ts';
import type { Address, AddressBook, ViewId } from '../../exchange/export/address-book.ts';
import { type Content, constant, formula, type NumberLook } from '../../exchange/export/sheet-model.ts';
import { METRICS, type Metric } from '../../exchange/export/sheets/metric-shown.ts';
import type { Figure, NumberForm, Origin } from '../content/pack-content.ts';

export type Live = {
  readonly addresses: AddressBook;
  readonly figureOf: (address: string) => number | string | undefined;
  /** Titles of the sheets of the model. */
  readonly titles: readonly string[];
  /** Figures that the live model does not give as the pack has them (a scenario that its switch leaves out). */
  readonly stated: ReadonlySet<string>;
  /** What figures and statements read in the pack before, by id, where they read otherwise now. */
  readonly before: ReadonlyMap<string, string>;
};

export type FigureCell = { readonly content: Content; readonly number: NumberLook; readonly live: boolean };

export function figureCell(figure: Figure, live: Live): FigureCell {
  const number = numberLook(figure.form);
  if (figure.value === null) {
    return { content: { kind: 'text', text: figure.text }, number: 'text', live: false };
  }
  const found = live.stated.has(figure.id) ? null : (pointed(figure, live) ?? discounted(figure, live));
  if (found) return { content: found, number, live: true };
  return { content: constant(figure.value / scaleOf(figure.form)), number, live: false };
}

/** The number that the form shows: amounts in the pack's unit. */
export function scaleOf(form: NumberForm): number {
  return form.kind === 'amount' ? 10 ** UNIT_POWER[form.unit] : 1;
}

/** The same digits on the axis of a chart. */
export function axisFormat(form: NumberForm): string {
  const digits = form.digits > 0 ? `0.${'0'.repeat(form.digits)}` : '0';
  switch (form.kind) {
    case 'amount':
    case 'quantity':
      return `#,##${form.kind === 'amount' ? '0' : digits};(#,##${form.kind === 'amount' ? '0' : digits});0`;
    case 'rate':
      return '0%;(0%);0%';
    case 'multiple':
      return `${digits}"x"`;
    case 'years':
      return digits;
  }
}

function numberLook(form: NumberForm): NumberLook {
  switch (form.kind) {
    case 'amount':
      return form.digits > 0 ? 'scaled' : 'amount';
    case 'quantity':
      if (form.digits > 4) return 'number';
      return form.digits > 2 ? 'factor' : form.digits > 1 ? 'decimal' : form.digits > 0 ? 'scaled' : 'amount';
    case 'rate':
      return 'rate';
    case 'multiple':
      return 'multiple';
    case 'years':
      return 'years';
  }
}

const DISCOUNTED = /^series:cumulativeDiscounted:(\d+)$/;

/** The cumulative discounted flow stands on the sheet of the returns, not in the statements. */
function discounted({ id, form }: Figure, live: Live): Content | null {
  const column = DISCOUNTED.exec(id)?.[1];
  if (column === undefined) return null;
  const address = live.addresses.addressOf({
    kind: 'flow',
    name: 'cumulativeDiscounted',
    view: 'postTax.withoutTerminal',
    column: Number(column),
  });
  const value = address === undefined ? undefined : live.figureOf(address);
  if (address === undefined || typeof value !== 'number') return null;
  const scale = scaleOf(form);
  return formula(scale === 1 ? address : `${address}/${scale}`, value / scale, true);
}

/** Null where the workbook has no such cell, or has words there and not a number. */
function pointed({ origin, form }: Figure, live: Live): Content | null {
  if (!origin) return null;
  const addresses = origin.kind === 'sum' ? sumAddresses(origin) : [addressOf(origin)];
  const known = addresses.flatMap((each) => (each ? (live.addresses.addressOf(each) ?? []) : []));
  if (known.length === 0 || known.length < addresses.length) return null;
  const values = known.map(live.figureOf);
  const numbers = values.filter((value) => typeof value === 'number');
  const scale = scaleOf(form);
  const divided = scale === 1 ? '' : `/${scale}`;
  if (numbers.length < values.length) {
    // A metric that is words here (never, several) may be a number in another scenario.
    const [only] = values;
    return known.length === 1 && typeof only === 'string' && scale === 1
      ? formula(known[0] ?? '', only, true)
      : null;
  }
  if (origin.kind !== 'sum') return formula(`${known[0]}${divided}`, (numbers[0] ?? 0) / scale, true);
  const range = live.addresses.rangeOf(origin.code, origin.from, origin.to);
  if (range === undefined) return null;
  return formula(`SUM(${range})${divided}`, numbers.reduce((sum, value) => sum + value, 0) / scale, true);
}

function sumAddresses({ code, from, to }: Extract<Origin, { kind: 'sum' }>): readonly Address[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => cellAddress(code, from + index));
}

function addressOf(origin: Exclude<Origin, { kind: 'sum' }>): Address | null {
  if (origin.kind === 'cell') return cellAddress(origin.code, origin.column);
  const { id, tax, terminal } = origin.metric;
  const metric: Metric | undefined = METRICS.find((each) => each === id);
  const view: ViewId = `${tax}.${terminal}`;
  return metric ? { kind: 'metric', metric, view } : null;
}

function cellAddress(code: string, column: number): Address {
  return code.startsWith('$') ? { kind: 'statement', row: code, column } : { kind: 'line', code, column };
}

/** Which figures the live model gives otherwise than the pack has them. */
export function differingFigures(
  figures: readonly Figure[],
  live: Omit<Live, 'stated' | 'before'>,
): ReadonlySet<string> {
  const all = { ...live, stated: new Set<string>(), before: new Map<string, string>() };
  return new Set(
    figures.flatMap((figure) => {
      const { content, live: isLive } = figureCell(figure, all);
      if (!isLive || figure.value === null || content.kind !== 'formula') return [];
      const here = figure.value / scaleOf(figure.form);
      const same =
        typeof content.value === 'number' &&
        Math.abs(content.value - here) <= 1e-9 * Math.max(1, Math.abs(here));
      return same ? [] : [figure.id];
    }),
  );
}
