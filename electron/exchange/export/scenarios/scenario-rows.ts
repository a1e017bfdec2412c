/**
 * The Scenarios sheet: the figures of all scenarios as of the export beside those in force, which are live, with a
 * check that the chosen one agrees; below it every number that a scenario puts in the place of the plan's, from which
 * the switch takes. A scenario that the switch cannot hold is listed with its figures and the reason.
 */
import type { Line } from '../../../../models/plan/schema.ts';
import { columnDate } from '../../../../models/plan/timeline.ts';
import { type Book, isRateUnit, lineLook, SCENARIO_NUMBER } from '../book.ts';
import {
  type Content,
  constant,
  formula,
  input,
  note,
  type Refs,
  type Row,
  type TimeSheet,
} from '../sheet-model.ts';
import { otherSpecs, periodRateKey, periodRateRow, periodRateSpecs } from '../sheets/assumption-rows.ts';
import { statedFigure, statedKey } from '../sheets/metric-rows.ts';
import { METRIC_NUMBERS, METRICS, type Metric, metricShown } from '../sheets/metric-shown.ts';
import { basisSpecs, rateSpecs } from '../sheets/rate-rows.ts';
import { type ReturnView, returnViews } from '../sheets/return-view.ts';
import { serial } from '../sheets/time-rows.ts';
import { scenarioSettingRows } from './setting-choice.ts';
import { hasSwitch, SCENARIO_NAMES } from './switch-rows.ts';
import type { LineVariants, VariantRow } from './variants.ts';

export function scenarioSheet(book: Book): TimeSheet | null {
  const { members, leftOut } = book.set;
  if (members.length + leftOut.length === 1) return null;
  return {
    key: 'scenarios',
    title: book.moreWords.sheets.scenarios,
    isPlain: true,
    rows: [
      { label: book.moreWords.asOfExport, look: 'muted', number: 'text' },
      ...matrixRows(book),
      ...withHeading(book.moreWords.settingsOfScenarios, settingRowsOf(book)),
      ...withPeriods(book, lineRowsOf(book)),
    ],
  };
}

function withHeading(label: string, rows: readonly Row[]): readonly Row[] {
  return rows.length === 0 ? [] : [{ label, look: 'heading', number: 'text' }, ...rows];
}

/** Lines have a number a period, so their heading says which. */
function withPeriods(book: Book, rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) return [];
  const { periods, plan } = book;
  return [
    {
      label: book.moreWords.linesOfScenarios,
      look: 'heading',
      number: 'integer',
      columns: periods + 1,
      constant: () => ({ kind: 'text', text: book.words.columns.constant }),
      cell: (column, refs) => formula(refs.cell('@period', column), column),
    },
    {
      label: book.words.columns.date,
      look: 'heading',
      number: 'date',
      columns: periods + 1,
      cell: (column, refs) => formula(refs.cell('@date', column), serial(columnDate(plan.timeline, column))),
    },
    ...rows,
  ];
}

/** One column a scenario, from the opening's column on: those of the switch, then those that are only stated. */
function matrixRows(book: Book): readonly Row[] {
  const { members, leftOut } = book.set;
  const { moreWords: say } = book;
  const columns = members.length + leftOut.length;
  const names = [...members, ...leftOut].map(({ name }) => name);
  const text = (content: string): Content => ({ kind: 'text', text: content });
  const probabilities = [...members, ...leftOut].map(
    ({ id }) => book.plan.scenarios?.find((each) => each.id === id)?.probability ?? null,
  );
  return [
    {
      key: SCENARIO_NAMES,
      label: say.scenario,
      look: 'heading',
      number: 'integer',
      columns,
      constant: () => text(say.live),
      totalCell: () => text(say.agrees),
      cell: (column) => text(names[column] ?? ''),
    },
    {
      label: say.inSwitch,
      look: 'muted',
      number: 'text',
      columns,
      cell: (column) => {
        const left = leftOut[column - members.length];
        return note(left ? say.leftOut[left.reason] : hasSwitch(book) ? say.yes : say.asPlanned);
      },
    },
    ...(probabilities.every((each) => each === null)
      ? []
      : [
          {
            label: say.probability,
            look: 'line',
            number: 'rate',
            columns,
            cell: (column: number) => {
              const own = probabilities[column] ?? null;
              return own === null ? undefined : constant(own);
            },
          } satisfies Row,
        ]),
    ...returnViews(book).flatMap((view) => [
      { label: view.title, look: 'group', number: 'text' } as const,
      ...METRICS.map((metric) => matrixRow(book, view, metric, columns)),
    ]),
  ];
}

function matrixRow(book: Book, view: ReturnView, metric: Metric, columns: number): Row {
  const { members, leftOut } = book.set;
  const key = statedKey(view, metric);
  const stated = (column: number): number | string => {
    if (column < members.length) return statedFigure(book, view, metric, column);
    const returns = leftOut[column - members.length]?.appraisal?.returns[view.tax][view.terminal];
    return returns ? metricShown(book, returns, metric) : '–';
  };
  const number = METRIC_NUMBERS[metric];
  return {
    key,
    label: book.returnsWords[metric],
    look: metric === 'npv' ? 'subtotal' : 'line',
    number,
    columns,
    outline: 1,
    constant: (refs) =>
      formula(refs.constant(view.key(metric)), statedFigure(book, view, metric, book.chosen), true),
    totalNumber: 'effect',
    totalCell: (refs) =>
      formula(agreement(book, key, refs, number === 'amount' ? '0.005' : '0.000001'), book.words.check.ok),
    cell: (column) => {
      const shown = stated(column);
      return typeof shown === 'number' ? constant(shown) : note(shown);
    },
  };
}

function agreement(book: Book, key: string, refs: Refs, tolerance: string): string {
  const { ok } = book.words.check;
  const { changed } = book.moreWords;
  const { members } = book.set;
  const stated =
    members.length === 1
      ? refs.cell(key, 0)
      : `INDEX(${refs.range(key, 0, members.length - 1)},1,${refs.constant(SCENARIO_NUMBER)})`;
  const live = refs.constant(key);
  const close = `IF(ABS(${stated}-${live})<=${tolerance},"${ok}","${changed}")`;
  return `IF(ISNUMBER(${live}),IFERROR(${close},"${changed}"),IF(${stated}=${live},"${ok}","${changed}"))`;
}

function settingRowsOf(book: Book): readonly Row[] {
  const specs = [...rateSpecs(book), ...basisSpecs(book), ...otherSpecs(book)];
  const byPeriod = periodRateSpecs(book).flatMap((spec) =>
    book.set.members.flatMap((member, at): readonly Row[] => {
      const key = periodRateKey(book, spec, at);
      if (at === 0 || key !== `${spec.key}.s${at + 1}`) return [];
      return [periodRateRow(key, `${member.name}: ${spec.label}`, spec.read(member.plan) ?? [])];
    }),
  );
  return [...specs.flatMap((spec) => scenarioSettingRows(book, spec)), ...byPeriod];
}

function lineRowsOf(book: Book): readonly Row[] {
  return book.plan.lines.flatMap((line) => {
    const live = book.variants.lines.get(line.code);
    if (!live || live.rows.length === 0) return [];
    return [
      { label: line.label, look: 'group', number: 'text' } as const,
      ...live.rows.map((row) => variantRow(book, line, live, row)),
    ];
  });
}

function variantRow(book: Book, line: Line, { base }: LineVariants, row: VariantRow): Row {
  const { moreWords: say, set } = book;
  const names = row.members.map((at) => set.members[at]?.name ?? '').join(', ');
  const number = line.kind === 'driver' ? lineLook(book, line) : isRateUnit(line.unit) ? 'rate' : 'amount';
  const shared = { key: row.key, unit: line.unit, look: 'line', number, outline: 1 } as const;
  const cell = (column: number, refs: Refs): Content | undefined => book.lineCell(row.key, column, refs);
  const { adjustment, entry } = row;
  if (adjustment?.type === 'scale') {
    const { factor } = adjustment;
    return {
      ...shared,
      label: say.timesPlanned(names),
      constantNumber: 'factor',
      constant: () => input(factor),
      cell,
    };
  }
  if (adjustment) {
    const { by } = adjustment;
    return { ...shared, label: say.plusPlanned(names), constant: () => input(by), cell };
  }
  const label = base === row.key ? line.label : names;
  if (entry.type !== 'constant') return { ...shared, label, cell };
  return { ...shared, label, constant: () => input(entry.value), cell };
}
