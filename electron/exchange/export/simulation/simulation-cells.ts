/**
 * The Simulation sheet: the summary of a run as Hurdle has it, stated and not live, with what makes it repeatable
 * (trials, seed, sampling) beside it; its distribution as a table that the chart shows.
 */
import type { Book } from '../book.ts';
import { type Registry, refsFrom } from '../place-rows.ts';
import { type SheetWriter, sheetWriter } from '../plain-sheet.ts';
import { constant, formula, type NumberLook, type PlacedCell } from '../sheet-model.ts';
import { returnViews } from '../sheets/return-view.ts';

export type SimulationSheet = {
  readonly cells: readonly PlacedCell[];
  /** First and last row of the table that the chart shows: its bins in column E, its counts in column C. */
  readonly bins: { readonly from: number; readonly to: number } | null;
};

export function simulationCells(book: Book, registry: Registry): SimulationSheet | null {
  const { simulation } = book.extras;
  if (!simulation) return null;
  const { moreWords, plan } = book;
  const say = moreWords.simulation;
  const sheet = sheetWriter(moreWords.sheets.simulation);
  sheet.text(1, 1, `${plan.name}: ${moreWords.sheets.simulation}`, { role: 'title' });
  sheet.text(2, 1, `${say.title} · ${plan.settings.currency}`, { role: 'note' });
  sheet.text(3, 1, say.stated, { role: 'note' });
  let row = 5;
  const line = (label: string, value: number | null, number: NumberLook): void => {
    sheet.text(row, 1, label);
    if (value === null) sheet.text(row, 2, '–', { number: 'integer' });
    else sheet.put(row, 2, constant(value), { number });
    row += 1;
  };
  line(say.trials, simulation.trials, 'amount');
  line(say.seed, simulation.seed, 'integer');
  sheet.text(row, 1, say.method);
  sheet.text(row, 2, say.methods[simulation.method], { number: 'integer' });
  row += 1;
  line(say.mean, simulation.mean, 'amount');
  line(say.sd, simulation.sd, 'amount');
  line(say.least, simulation.least, 'amount');
  line(say.most, simulation.most, 'amount');
  line(say.loss, simulation.lossShare, 'rate');
  line(say.lossLow, simulation.lossLow, 'rate');
  line(say.lossHigh, simulation.lossHigh, 'rate');
  line(say.uniqueRates, simulation.uniqueRates, 'amount');
  line(say.belowHurdle, simulation.belowHurdle, 'rate');
  const [view] = returnViews(book);
  const { npv } = view?.returns ?? { npv: null };
  if (view && npv !== null) {
    const refs = refsFrom(registry, moreWords.sheets.simulation, row, book.periods);
    sheet.text(row, 1, say.planned);
    sheet.put(row, 2, formula(refs.constant(view.key('npv')), npv, true), { role: 'link', number: 'amount' });
    row += 1;
  }
  row = percentileTable(book, sheet, row + 1);
  row = shareTable(book, sheet, row + 1);
  return { cells: sheet.cells, bins: histogramTable(book, sheet, row + 1) };
}

function percentileTable(
  { extras, moreWords, returnsWords }: Book,
  sheet: SheetWriter,
  from: number,
): number {
  sheet.heading(from, [moreWords.simulation.percentile, returnsWords.npv, returnsWords.irr]);
  const rows = extras.simulation?.percentiles ?? [];
  rows.forEach(({ p, npv, irr }, at) => {
    const row = from + 1 + at;
    sheet.text(row, 1, `P${Math.round(p * 100)}`);
    sheet.put(row, 2, constant(npv), { number: 'amount' });
    if (irr !== null) sheet.put(row, 3, constant(irr), { number: 'rate' });
  });
  return from + 1 + rows.length;
}

function shareTable({ extras, moreWords }: Book, sheet: SheetWriter, from: number): number {
  const say = moreWords.simulation;
  const rows = extras.simulation?.shares ?? [];
  if (rows.length === 0) return from;
  sheet.heading(from, [`${say.drivers}: ${say.driver}`, say.shareOfSpread, say.correlation]);
  rows.forEach(({ label, share, correlation }, at) => {
    const row = from + 1 + at;
    sheet.text(row, 1, label);
    sheet.put(row, 2, constant(share), { number: 'rate' });
    sheet.put(row, 3, constant(correlation), { number: 'years' });
  });
  return from + 1 + rows.length;
}

function histogramTable(
  { extras, moreWords }: Book,
  sheet: SheetWriter,
  from: number,
): SimulationSheet['bins'] {
  const say = moreWords.simulation;
  const { histogram = [], trials = 1 } = extras.simulation ?? {};
  if (histogram.length === 0) return null;
  const largest = Math.max(...histogram.map((bin) => Math.max(Math.abs(bin.from), Math.abs(bin.to))));
  const unit = largest >= 1e6 ? 'million' : largest >= 1e3 ? 'thousand' : 'one';
  const size = { one: 1, thousand: 1e3, million: 1e6 }[unit];
  sheet.heading(from, [
    `${say.histogram}: ${say.from}`,
    say.to,
    say.count,
    say.share,
    unit === 'one' ? say.from : say.inUnits(say.units[unit]),
  ]);
  histogram.forEach((bin, at) => {
    const row = from + 1 + at;
    sheet.put(row, 1, constant(bin.from), { number: 'amount' });
    sheet.put(row, 2, constant(bin.to), { number: 'amount' });
    sheet.put(row, 3, constant(bin.count), { number: 'amount' });
    sheet.put(row, 4, constant(bin.count / trials), { number: 'rate' });
    // Short enough to stand below the bars of the chart.
    sheet.put(row, 5, formula(`A${row}/${size}`, bin.from / size), { number: 'number' });
  });
  return { from: from + 1, to: from + histogram.length };
}
