/**
 * The Variance sheet: month, year to date and full year, each with actual, plan, delta, percent and F or A, all of them
 * formulas over the Actuals sheet. Groups in the order of the profit statement, down to EBITDA.
 */
import type { Kind } from '../../../../models/plan/schema.ts';
import type { Book } from '../book.ts';
import { cellName, columnName } from '../columns.ts';
import type { ActualLine, ActualsExtra } from '../extras.ts';
import { sheetWriter } from '../plain-sheet.ts';
import { type Content, formula, type NumberLook, type PlacedCell, type RowLook } from '../sheet-model.ts';
import { type ActualPlaces, numberOf } from './actual-cells.ts';

export const VARIANCE_HEADER = 5;
/** Columns of each of the three groups: actual, plan, delta, percent, effect. */
const GROUP = 5;
const FIRST = 3;

const SUMMED = ['revenue', 'variable-cost', 'fixed-cost', 'investment'] as const satisfies readonly Kind[];

type Pair = { readonly actual: Term; readonly plan: Term };
type Term = { readonly text: string; readonly value: number } | null;
type Line = { readonly line: ActualLine; readonly at: number };

export function varianceCells(book: Book, places: ActualPlaces): readonly PlacedCell[] {
  const { actuals } = book.extras;
  if (!actuals) return [];
  const { moreWords, words, plan } = book;
  const say = moreWords.variance;
  const title = moreWords.sheets.variance;
  const sheet = sheetWriter(title);
  sheet.text(1, 1, `${plan.name}: ${title}`, { role: 'title' });
  sheet.text(2, 1, `${say.title}, ${actuals.months.at(-1) ?? ''} · ${plan.settings.currency}`, {
    role: 'note',
  });
  sheet.text(3, 1, say.note, { role: 'note' });
  sheet.text(VARIANCE_HEADER - 1, 1, moreWords.actuals.planOf(actuals.baseline), { role: 'header' });
  sheet.text(VARIANCE_HEADER - 1, 2, ' ', { role: 'header' });
  sheet.text(VARIANCE_HEADER, 1, moreWords.actuals.line, { role: 'header' });
  sheet.text(VARIANCE_HEADER, 2, moreWords.actuals.unit, { role: 'header' });
  [say.month, say.yearToDate, say.fullYear].forEach((name, group) => {
    const from = FIRST + group * GROUP;
    const titles = [group === 2 ? say.outlook : say.actual, say.plan, say.delta, say.percent, say.effect];
    titles.forEach((each, at) => {
      sheet.text(VARIANCE_HEADER - 1, from + at, at === 0 ? name : ' ', { role: 'header' });
      sheet.text(VARIANCE_HEADER, from + at, each, { role: 'header', number: 'integer' });
    });
  });
  let row = VARIANCE_HEADER + 1;
  const write = (
    label: string,
    unit: string,
    pairs: readonly Pair[],
    sign: number,
    number: NumberLook,
    look: RowLook,
  ): number => {
    sheet.text(row, 1, label, { row: look });
    sheet.text(row, 2, unit, { role: 'note', row: look === 'subtotal' || look === 'total' ? look : 'line' });
    pairs.forEach((pair, group) => {
      writeGroup(book, sheet, row, FIRST + group * GROUP, pair, sign, number, look);
    });
    row += 1;
    return row - 1;
  };
  const lines = actuals.lines.map((line, at): Line => ({ line, at }));
  const kindRows = new Map<Kind, readonly Pair[]>();
  for (const kind of SUMMED) {
    const own = lines.filter(({ line }) => line.kind === kind);
    if (own.length === 0) continue;
    const from = row;
    const pairs = own.map((each) => {
      const found = pairsOf(actuals, places, each);
      write(each.line.label, each.line.unit, found, each.line.profitSign, numberOf(each.line), 'line');
      return found;
    });
    const sums = [0, 1, 2].map((group): Pair => sumPair(pairs, group, from, row - 1));
    const at = write(
      words.totalOf(words.kinds[kind]),
      '',
      sums,
      kind === 'revenue' ? 1 : -1,
      'amount',
      'subtotal',
    );
    kindRows.set(
      kind,
      sums.map((sum, group) => atRow(sum, at, group)),
    );
    if (
      kind === 'fixed-cost' ||
      (kind === 'variable-cost' && !lines.some(({ line }) => line.kind === 'fixed-cost'))
    )
      write(say.profit, '', profit(kindRows), 1, 'amount', 'total');
  }
  for (const each of lines.filter(({ line }) => !SUMMED.some((kind) => kind === line.kind))) {
    write(
      each.line.label,
      each.line.unit,
      pairsOf(actuals, places, each),
      each.line.profitSign,
      numberOf(each.line),
      'line',
    );
  }
  return sheet.cells;
}

function pairsOf(
  { months, yearFrom }: ActualsExtra,
  places: ActualPlaces,
  { line, at }: Line,
): readonly Pair[] {
  const last = months.length - 1;
  const term = (text: string, value: number): Term => ({ text, value });
  const sum = (of: (month: number) => number): number => {
    let total = 0;
    for (let month = yearFrom; month <= last; month += 1) total += of(month);
    return total;
  };
  const month: Pair = {
    actual: term(places.actual(at, last), line.values[last] ?? 0),
    plan: term(places.plan(at, last), places.planValue(at, last)),
  };
  const nothing: Pair = { actual: null, plan: null };
  // A rate is the mean of its days, which months do not give.
  if (line.measure === 'rate') return [month, nothing, nothing];
  return [
    month,
    {
      actual: term(
        `SUM(${places.actualRange(at, yearFrom, last)})`,
        sum((each) => line.values[each] ?? 0),
      ),
      plan: term(
        `SUM(${places.planRange(at, yearFrom, last)})`,
        sum((each) => places.planValue(at, each)),
      ),
    },
    {
      actual: line.outlookYear === null ? null : term(places.outlookYear(at), line.outlookYear),
      plan: line.referenceYear === null ? null : term(places.planYear(at), line.referenceYear),
    },
  ];
}

function sumPair(pairs: readonly (readonly Pair[])[], group: number, from: number, to: number): Pair {
  const column = (at: number): string => columnName(FIRST + group * GROUP + at);
  const of = (side: keyof Pair, at: number): Term => ({
    text: `SUM(${column(at)}${from}:${column(at)}${to})`,
    value: pairs.reduce((sum, each) => sum + (each[group]?.[side]?.value ?? 0), 0),
  });
  return { actual: of('actual', 0), plan: of('plan', 1) };
}

/** The pair as it stands in a row. */
function atRow({ actual, plan }: Pair, row: number, group: number): Pair {
  const cell = (at: number): string => cellName(FIRST + group * GROUP + at, row);
  return { actual: actual && { ...actual, text: cell(0) }, plan: plan && { ...plan, text: cell(1) } };
}

/** Revenue less variable less fixed cost. */
function profit(kinds: ReadonlyMap<Kind, readonly Pair[]>): readonly Pair[] {
  const signed = [
    [kinds.get('revenue'), 1],
    [kinds.get('variable-cost'), -1],
    [kinds.get('fixed-cost'), -1],
  ] as const;
  const side = (group: number, of: keyof Pair): Term => {
    let text = '';
    let value = 0;
    for (const [pairs, sign] of signed) {
      const term = pairs?.[group]?.[of];
      if (!term) continue;
      text += `${sign > 0 ? (text === '' ? '' : '+') : '-'}${term.text}`;
      value += sign * term.value;
    }
    return { text: text === '' ? '0' : text, value };
  };
  return [0, 1, 2].map((group) => ({ actual: side(group, 'actual'), plan: side(group, 'plan') }));
}

/** Below one unit of the currency a reference counts as none. */
const ABOUT_ZERO = 1;
/** What is shown as no difference: half a cent, less for rates. */
const NO_DIFFERENCE = { amount: 0.005, other: 0.0000001 } as const;

function writeGroup(
  book: Book,
  sheet: ReturnType<typeof sheetWriter>,
  row: number,
  column: number,
  { actual, plan }: Pair,
  sign: number,
  number: NumberLook,
  look: RowLook,
): void {
  const say = book.moreWords.variance;
  const at = (offset: number): string => cellName(column + offset, row);
  const put = (offset: number, content: Content, shown: NumberLook): void =>
    sheet.put(row, column + offset, content, {
      role: content.kind === 'formula' && content.link ? 'link' : 'formula',
      row: look,
      number: shown,
    });
  const isLine = look === 'line';
  if (actual) put(0, formula(actual.text, actual.value, isLine), number);
  if (plan) put(1, formula(plan.text, plan.value, isLine), number);
  if (!actual || !plan) return;
  const delta = actual.value - plan.value;
  put(2, formula(`${at(0)}-${at(1)}`, delta), number);
  const isRate = number === 'rate';
  const none = isRate ? `${at(1)}=0` : `ABS(${at(1)})<${ABOUT_ZERO}`;
  const isNone = isRate ? plan.value === 0 : Math.abs(plan.value) < ABOUT_ZERO;
  const flips = actual.value * plan.value < 0;
  put(
    3,
    formula(
      `IF(OR(${none},${at(0)}*${at(1)}<0),"${say.notMeaningful}",${at(2)}/ABS(${at(1)}))`,
      isNone || flips ? say.notMeaningful : delta / Math.abs(plan.value),
    ),
    'rate',
  );
  if (sign === 0) return;
  const least = number === 'amount' ? NO_DIFFERENCE.amount : NO_DIFFERENCE.other;
  const good = sign > 0 ? '>' : '<';
  const isGood = sign * delta > 0;
  put(
    4,
    formula(
      `IF(ABS(${at(2)})<${least},"",IF(${at(2)}${good}0,"${say.favourable}","${say.adverse}"))`,
      Math.abs(delta) < least ? '' : isGood ? say.favourable : say.adverse,
    ),
    'effect',
  );
}
