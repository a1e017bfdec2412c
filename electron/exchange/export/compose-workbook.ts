/** All sheets of the workbook as placed cells, and where its charts, names and checks are. Pure but for the hash. */
import { addressBook, type NamedCell } from './address-book.ts';
import type { Book } from './book.ts';
import { SCENARIO_NUMBER } from './book.ts';
import {
  CONSTANT,
  cellName,
  columnName,
  definedNames,
  FIRST_ROW,
  OPENING,
  sheetPrefix,
  TOTAL,
  timeColumn,
} from './columns.ts';
import { withDraftMark } from './file/page-marks.ts';
import type { LiveModel } from './formulas/live-model.ts';
import { type Place, placeSheet, type Registry, registerRows } from './place-rows.ts';
import { scenarioSheet } from './scenarios/scenario-rows.ts';
import { hasSwitch, SCENARIO_NAME, SCENARIO_NAMES } from './scenarios/switch-rows.ts';
import { planPoints, pointSheet } from './sensitivity/point-rows.ts';
import { twoWayMarks, twoWaySheet } from './sensitivity/two-way-rows.ts';
import type { PlacedCell, TimeSheet } from './sheet-model.ts';
import { assumptionSheet } from './sheets/assumption-rows.ts';
import { budgetSheet } from './sheets/budget-rows.ts';
import { dataCells } from './sheets/data-cells.ts';
import { returnSheet } from './sheets/return-rows.ts';
import { SOURCE_HEADER_ROW, SOURCE_WIDTHS, sourceCells } from './sheets/source-cells.ts';
import { statementSheet } from './sheets/statement-rows.ts';
import { timeSheet } from './sheets/time-rows.ts';
import { simulationCells } from './simulation/simulation-cells.ts';
import { type Summary, summaryCells } from './summary/summary-cells.ts';
import { actualCells } from './tracking/actual-cells.ts';
import { trackingSetUps, varianceMarks } from './tracking/tracking-set-ups.ts';
import { varianceCells } from './tracking/variance-cells.ts';
import { chartsOf } from './workbook-charts.ts';
import type { ExtraSheets, ListInput, Mark, SheetSetUp, Workbook } from './workbook-model.ts';

export function composeWorkbook(book: Book, model: LiveModel, extraSheets?: ExtraSheets): Workbook {
  const { words, moreWords, plan } = book;
  const titles = words.sheets;
  const points = planPoints(book, model);
  const timeSheets: readonly TimeSheet[] = [
    assumptionSheet(book),
    budgetSheet(book),
    statementSheet(book),
    returnSheet(book),
    ...[scenarioSheet(book), twoWaySheet(book, model, points)].flatMap((sheet) => sheet ?? []),
    timeSheet(book, model),
    ...[pointSheet(book, model, points)].flatMap((sheet) => sheet ?? []),
  ];
  const registry = registerRows(timeSheets);
  const placed = timeSheets.flatMap((sheet) => placeSheet(book, sheet, registry));
  const simulation = simulationCells(book, registry);
  const actuals = actualCells(book, registry);
  const variance = actuals ? varianceCells(book, actuals) : [];
  const setUps: readonly SheetSetUp[] = [
    ...timeSheets.filter(({ key }) => !BEHIND.has(key)).map((sheet) => timeSetUp(book, sheet)),
    ...(simulation
      ? [
          {
            title: moreWords.sheets.simulation,
            widths: [
              [1, 1, 46],
              [2, 5, 20],
            ] as const,
          },
        ]
      : []),
    ...(actuals ? trackingSetUps(book, actuals) : []),
    ...timeSheets.filter(({ key }) => BEHIND.has(key)).map((sheet) => timeSetUp(book, sheet)),
    sourceSetUp(titles.sources),
    { title: titles.data, widths: [[1, 1, 120]], tab: '9CA3AF' },
  ];
  const summary = summaryCells(
    book,
    registry,
    constantFigures(placed, registry),
    setUps.map(({ title }) => title),
  );
  const addresses = addressBook(registry, namedCells(book, registry, summary));
  const own: readonly PlacedCell[] = [
    ...summary.cells,
    ...placed,
    ...(simulation?.cells ?? []),
    ...(actuals?.cells ?? []),
    ...variance,
    ...sourceCells(book, registry),
    ...dataCells(plan, titles.data, words.data.about, {
      assumptions: titles.assumptions,
      budget: titles.budget,
    }),
  ];
  const ownSheets = [{ title: titles.summary, widths: SUMMARY_WIDTHS }, ...setUps];
  const extras =
    extraSheets?.({
      addresses,
      figureOf: figuresOf(own),
      titles: ownSheets.map(({ title }) => title),
    }) ?? [];
  const sheetsAt = (place: 'front' | 'back') => extras.filter((each) => each.place === place);
  return {
    sheets: [
      ...sheetsAt('front').map(({ setUp }) => setUp),
      ...ownSheets,
      ...sheetsAt('back').map(({ setUp }) => setUp),
    ],
    cells: withExports(book, [
      ...sheetsAt('front').flatMap(({ cells }) => cells),
      ...withDraftMark(own, book.pageMarks, titles.data),
      ...sheetsAt('back').flatMap(({ cells }) => cells),
    ]),
    outline: outlineOf(timeSheets),
    names: namesOf(book, registry),
    charts: [
      ...chartsOf(book, { registry, summary, bins: simulation?.bins ?? null }),
      ...extras.flatMap(({ charts = [] }) => charts),
    ],
    marks: [
      ...checkMarks(book, registry, summary),
      ...varianceMarks(book, variance),
      ...twoWayMarks(book, points),
      ...extras.flatMap(({ marks = [] }) => marks),
    ],
    lists: listsOf(book, registry),
    addresses,
  };
}

const OTHER_SHEET = /(?:'((?:[^']|'')+)'|([A-Za-z_]+))!\$?[A-Z]{1,3}\$?(\d+)/g;

/** FAST marks what other sheets read: whole rows, as formulas run over them. */
function withExports({ scheme }: Book, cells: readonly PlacedCell[]): readonly PlacedCell[] {
  if (scheme !== 'fast') return cells;
  const read = new Set<string>();
  for (const { content } of cells) {
    if (content.kind !== 'formula') continue;
    for (const [, quoted, bare, row] of content.formula.matchAll(OTHER_SHEET))
      read.add(`${quoted?.replaceAll("''", "'") ?? bare} ${row}`);
  }
  return cells.map((cell) =>
    cell.content.kind === 'formula' && cell.look.role === 'formula' && read.has(`${cell.sheet} ${cell.row}`)
      ? { ...cell, look: { ...cell.look, role: 'export' } }
      : cell,
  );
}

/** Workings stand behind what is read. */
const BEHIND: ReadonlySet<TimeSheet['key']> = new Set(['time', 'points']);

const SUMMARY_WIDTHS = [
  [1, 1, 42],
  [2, 5, 26],
] as const;

function timeSetUp(book: Book, { key, title, isPlain = false }: TimeSheet): SheetSetUp {
  const pagesWide = Math.ceil((book.periods + 1) / 14);
  return {
    title,
    widths: [
      [1, 1, 40],
      [2, 2, 18],
      [3, 3, 11],
      [CONSTANT, TOTAL, 15],
      [OPENING, timeColumn(Math.max(book.periods, 12)), 13],
    ],
    ...(isPlain
      ? {
          freeze: { columns: 1, rows: 3 },
          ...(key === 'scenarios' ? { pagesWide, titleColumns: [1, 3] as const } : {}),
        }
      : {
          freeze: { columns: OPENING - 1, rows: FIRST_ROW - 1 },
          titleRows: [1, FIRST_ROW - 1],
          titleColumns: [1, 3],
          pagesWide,
        }),
  };
}

function sourceSetUp(title: string): SheetSetUp {
  return {
    title,
    widths: SOURCE_WIDTHS.map((width, at) => [at + 1, at + 1, width] as const),
    freeze: { columns: 1, rows: SOURCE_HEADER_ROW },
    titleRows: [1, SOURCE_HEADER_ROW],
  };
}

/** What stands in the constant column of a row. */
function constantFigures(cells: readonly PlacedCell[], registry: Registry): (key: string) => number | string {
  const byPlace = new Map(
    cells.filter((cell) => cell.column === CONSTANT).map((cell) => [`${cell.sheet} ${cell.row}`, cell]),
  );
  return (key) => {
    const place: Place | undefined = registry.get(key);
    const content = place && byPlace.get(`${place.sheet} ${place.row}`)?.content;
    if (!content) return '';
    return content.kind === 'text' ? content.text : content.value;
  };
}

/** Hurdle's figure at an address such as Budget!G12 or 'Two-way'!$D$7, found only when it is asked for. */
function figuresOf(cells: readonly PlacedCell[]): (address: string) => number | string | undefined {
  let byAddress: ReadonlyMap<string, PlacedCell> | undefined;
  return (address) => {
    byAddress ??= new Map(
      cells.map((cell) => [`${sheetPrefix(cell.sheet)}${cellName(cell.column, cell.row)}`, cell]),
    );
    const content = byAddress.get(address.replaceAll('$', ''))?.content;
    return content && (content.kind === 'text' ? content.text : content.value);
  };
}

function namedCells(book: Book, registry: Registry, summary: Summary): Partial<Record<NamedCell, string>> {
  const prefix = sheetPrefix(book.words.sheets.summary);
  const fixed = (cell: string): string => `${prefix}${cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')}`;
  const constant = (key: string): string | undefined => {
    const place = registry.get(key);
    return place && `${sheetPrefix(place.sheet)}$${columnName(CONSTANT)}$${place.row}`;
  };
  const [name, number] = [constant(SCENARIO_NAME), constant(SCENARIO_NUMBER)];
  return {
    masterCheck: fixed(summary.checkCell),
    verdict: fixed(summary.verdictCell),
    ...(name === undefined ? {} : { scenarioName: name }),
    ...(number === undefined ? {} : { scenarioNumber: number }),
  };
}

function outlineOf(sheets: readonly TimeSheet[]): Workbook['outline'] {
  return new Map(
    sheets.flatMap(({ title, rows }) => {
      const levels = rows.flatMap(({ outline }, at) =>
        outline === undefined ? [] : [[FIRST_ROW + at, outline] as const],
      );
      return levels.length === 0 ? [] : [[title, new Map<number, number>(levels)] as const];
    }),
  );
}

/** Named ranges: a line's row over the opening and all periods. */
function namesOf(book: Book, registry: Registry): Workbook['names'] {
  const names = definedNames(book.plan.lines.map((line) => line.code));
  return book.plan.lines.flatMap(({ code }) => {
    const name = names.get(code);
    const place = registry.get(code);
    if (name === undefined || !place) return [];
    const from = `$${columnName(OPENING)}$${place.row}`;
    const to = `$${columnName(timeColumn(book.periods))}$${place.row}`;
    return [{ name, refersTo: `${sheetPrefix(place.sheet)}${from}:${to}` }];
  });
}

/** Half a cent: what a check may be off. */
const CHECK_LIMIT = 0.005;

function checkMarks(book: Book, registry: Registry, summary: Summary): readonly Mark[] {
  const { check, sheets } = book.words;
  const on = (range: string, text: string, look: Mark['look']): Mark => ({
    sheet: sheets.summary,
    range,
    look,
    when: { kind: 'text', text },
  });
  const { accept, reject } = book.returnsWords.summary;
  return [
    on(summary.checkCell, check.failed, 'bad'),
    on(summary.checkCell, check.ok, 'good'),
    on(summary.verdictCell, reject, 'bad'),
    on(summary.verdictCell, accept, 'good'),
    ...book.checks.flatMap(({ code }): readonly Mark[] => {
      const place = registry.get(code);
      if (!place) return [];
      const range = `${cellName(OPENING, place.row)}:${cellName(timeColumn(book.periods), place.row)}`;
      return [cellName(CONSTANT, place.row), range].map((each) => ({
        sheet: place.sheet,
        range: each,
        look: 'bad',
        when: { kind: 'outside', from: -CHECK_LIMIT, to: CHECK_LIMIT },
      }));
    }),
  ];
}

function listsOf(book: Book, registry: Registry): readonly ListInput[] {
  const [name, names] = [registry.get(SCENARIO_NAME), registry.get(SCENARIO_NAMES)];
  if (!hasSwitch(book) || !name || !names) return [];
  const last = columnName(timeColumn(book.set.members.length - 1));
  return [
    {
      sheet: name.sheet,
      row: name.row,
      column: CONSTANT,
      source: `${sheetPrefix(names.sheet)}$${columnName(OPENING)}$${names.row}:$${last}$${names.row}`,
      hint: book.moreWords.chooseHint,
    },
  ];
}
