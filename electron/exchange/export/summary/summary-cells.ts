/**
 * The first sheet, for the reader in a hurry: verdict, master check, returns before and after tax with and without
 * terminal value, budget shares, break-even, conventions and the legend of colours. All figures are live.
 */
import type { Book } from '../book.ts';
import { cellName, sheetPrefix } from '../columns.ts';
import { legendOf } from '../legend.ts';
import { type Registry, refsFrom } from '../place-rows.ts';
import { hasSwitch, SCENARIO_NAME } from '../scenarios/switch-rows.ts';
import { type CellLook, type Content, formula, type PlacedCell, type Refs } from '../sheet-model.ts';
import { METRIC_NUMBERS, METRICS, type Metric } from '../sheets/metric-shown.ts';
import { NO_LIMIT } from '../sheets/rate-rows.ts';
import { type ReturnView, returnViews } from '../sheets/return-view.ts';
import { ratioRows, shareRows } from './summary-ratios.ts';

export type SummaryRow = readonly (readonly [Content, Partial<CellLook>] | null)[];

export type Summary = {
  readonly cells: readonly PlacedCell[];
  /** Where the master check and the verdict stand, for the conditional formats. */
  readonly checkCell: string;
  readonly verdictCell: string;
  readonly lastRow: number;
};

export const SUMMARY_COLUMNS = 5;
const CONTENTS_A_ROW = SUMMARY_COLUMNS - 1;

/** `figure` gives what stands in the constant column of a row of the Returns sheet. */
export function summaryCells(
  book: Book,
  registry: Registry,
  figure: (key: string) => number | string,
  contents: readonly string[] = [],
): Summary {
  const { words, returnsWords, plan } = book;
  const sheet = words.sheets.summary;
  const refs = refsFrom(registry, sheet, 1, book.periods);
  const rows: SummaryRow[] = [];
  const add = (...row: SummaryRow[number][]): number => rows.push(row);
  add(text(plan.name, { role: 'title' }));
  add(text(plan.description.split('\n')[0] ?? '', { role: 'note' }));
  const checkRow = add(
    text(words.check.label, { row: 'total' }),
    [masterCheck(book, refs), { row: 'total', number: 'text' }],
    text(words.legend.check, { role: 'note' }),
  );
  const verdictRow = add(
    text(returnsWords.summary.verdict, { row: 'total' }),
    [verdict(book, refs), { row: 'total', number: 'text' }],
    text(returnsWords.summary.rule, { role: 'note' }),
  );
  if (hasSwitch(book)) {
    add(
      text(book.moreWords.scenario, { row: 'total' }),
      [formula(refs.constant(SCENARIO_NAME), book.shown.name, true), { role: 'link', row: 'total' }],
      text(`${book.moreWords.chooseHere}: ${words.sheets.assumptions}`, { role: 'note' }),
    );
  } else add();
  const contentsFrom = rows.length;
  for (let from = 0; from < contents.length; from += CONTENTS_A_ROW) {
    add(
      text(from === 0 ? book.moreWords.contents : '', { role: 'note' }),
      ...contents.slice(from, from + CONTENTS_A_ROW).map((title) => text(title, { role: 'reference' })),
    );
  }
  const contentsTo = rows.length;
  const views = returnViews(book);
  rows.push(header([returnsWords.summary.headline, ...views.map((view) => view.title)]));
  for (const metric of METRICS) rows.push(metricRow(book, refs, metric, views, figure));
  rows.push(...scaledRows(book, refs, views, figure));
  add();
  rows.push(...shareRows(book, refs), [], ...ratioRows(book, refs), []);
  rows.push(header([words.conventions.title]));
  for (const line of conventions(book)) add(text(line));
  add();
  for (const entry of legendOf(book)) add(text(entry.text, { role: entry.role }));
  return {
    cells: rows.flatMap((row, index) =>
      row.flatMap((cell, column): PlacedCell[] => {
        if (!cell || (cell[0].kind === 'text' && cell[0].text === '')) return [];
        const look: CellLook = { role: 'text', row: 'line', number: 'text', ...cell[1] };
        const isLink = index >= contentsFrom && index < contentsTo && column > 0 && cell[0].kind === 'text';
        const link = isLink && cell[0].kind === 'text' ? { link: `${sheetPrefix(cell[0].text)}A1` } : {};
        return [{ sheet, row: index + 1, column: column + 1, content: cell[0], look, ...link }];
      }),
    ),
    checkCell: cellName(2, checkRow),
    verdictCell: cellName(2, verdictRow),
    lastRow: rows.length,
  };
}

export function text(words: string, look: Partial<CellLook> = {}): readonly [Content, Partial<CellLook>] {
  return [{ kind: 'text', text: words }, look];
}

/** A heading over the whole width of the sheet. */
export function header(titles: readonly string[]): SummaryRow {
  return Array.from({ length: SUMMARY_COLUMNS }, (_, index) => [
    { kind: 'text', text: titles[index] ?? ' ' },
    // Titles of figures stand to the right, as the figures do.
    { role: 'text', row: 'heading', number: index === 0 ? 'text' : 'integer' },
  ]);
}

function metricRow(
  book: Book,
  refs: Refs,
  metric: Metric,
  views: readonly ReturnView[],
  figure: (key: string) => number | string,
): SummaryRow {
  return [
    text(book.returnsWords[metric], metric === 'npv' ? { row: 'subtotal' } : {}),
    ...views.map((view): SummaryRow[number] => [
      formula(refs.constant(view.key(metric)), figure(view.key(metric)), true),
      { role: 'link', number: METRIC_NUMBERS[metric], ...(metric === 'npv' ? { row: 'subtotal' } : {}) },
    ]),
  ];
}

const SCALES = { thousand: 1e3, wan: 1e4, million: 1e6, yi: 1e8 } as const;
const SCALED = ['npv', 'peakFunding'] as const satisfies readonly Metric[];

/** Beside the true figures those in the unit that the plan is read in, for which Excel has no clean format. */
function scaledRows(
  book: Book,
  refs: Refs,
  views: readonly ReturnView[],
  figure: (key: string) => number | string,
): readonly SummaryRow[] {
  const { displayUnit, currency } = book.plan.settings;
  if (displayUnit === 'one') return [];
  const { moreWords, returnsWords } = book;
  return SCALED.map(
    (metric): SummaryRow => [
      text(moreWords.scaled(returnsWords[metric], currency, moreWords.scales[displayUnit]), { role: 'note' }),
      ...views.map((view): SummaryRow[number] => {
        const value = figure(view.key(metric));
        const scale = SCALES[displayUnit];
        return typeof value === 'number'
          ? [formula(`${refs.constant(view.key(metric))}/${scale}`, value / scale), { number: 'decimal' }]
          : null;
      }),
    ],
  );
}

function masterCheck(book: Book, refs: Refs): Content {
  const { ok, failed } = book.words.check;
  const checks = book.checks.map((check) => refs.constant(check.code));
  const isOk = book.checks.every((check) => check.ok);
  return formula(
    `IFERROR(IF(MAX(${checks.join(',')})<=${refs.constant('@tolerance')},"${ok}","${failed}"),"${failed}")`,
    isOk ? ok : failed,
  );
}

function verdict(book: Book, refs: Refs): Content {
  const { summary, nothingToPayBack } = book.returnsWords;
  const { decision } = book.appraisal.verdict;
  const [view] = returnViews(book);
  const { members } = book.set;
  const isUnclear = ({ appraisal }: (typeof members)[number]): boolean =>
    appraisal.verdict.decision === 'unclear';
  if (!view || members.every(isUnclear)) return { kind: 'text', text: summary.unclear };
  // The terminal value is left out of the payback test, as in Hurdle's own verdict.
  const payback = refs.constant(view.withoutTerminal('payback'));
  const limits = members.map(({ plan }) => plan.settings.discounting.maxPaybackYears !== null);
  const tests = [`${refs.constant(view.key('npvAtHurdle'))}>=0`];
  // Text (never) is larger than any number in a comparison; nothing to pay back breaks no limit.
  if (limits.includes(true)) {
    const limit = refs.constant('@maxPayback');
    const none = limits.includes(false) ? `${limit}>=${NO_LIMIT},` : '';
    tests.push(`OR(${none}${payback}="${nothingToPayBack}",${payback}<=${limit})`);
  }
  const decided = `IF(AND(${tests.join(',')}),"${summary.accept}","${summary.reject}")`;
  if (!members.some(isUnclear)) return formula(decided, summary[decision]);
  const flows = refs.range(view.key('flow'), 0, book.periods);
  return formula(`IF(COUNTIF(${flows},"<>0")=0,"${summary.unclear}",${decided})`, summary[decision]);
}

function conventions({ words, plan }: Book): readonly string[] {
  const { timeline, settings } = plan;
  return [
    `${timeline.periods} ${words.periodicity[timeline.periodicity]}, ${timeline.start}`,
    words.conventions.amounts(settings.currency),
    words.timing[settings.discounting.timing],
    words.conventions.opening,
    words.conventions.rates,
    words.conventions.signs,
  ];
}
