/** All scenarios side by side, with probabilities where they are given, and the inputs in which they differ. */
import type { Matrix, MatrixInput, MatrixRow } from '../../../../../scenarios/matrix.ts';
import { METRICS, type MetricId } from '../../../../../scenarios/metrics.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, numberText, RATE } from '../../figures.ts';
import type { Block, Cell } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { driverText, formOfLine, quantityForm, typedForm, unbroken } from '../../writing/line-form.ts';
import { metricForm, scenarioFigure } from '../../writing/shown-figures.ts';
import { inParts } from '../../writing/spans.ts';
import { failureText, verdictText } from '../../writing/verdict-text.ts';
import { planColumns, type ScenarioColumn } from '../scenario-columns.ts';

const SHOWN: readonly MetricId[] = [
  'npv',
  'irr',
  'mirr',
  'profitabilityIndex',
  'payback',
  'discountedPayback',
  'peakFunding',
  'totalRevenue',
  'totalEbitda',
  'totalFreeCashFlow',
];
/** Scenarios beside each other on one page. */
const MOST_COLUMNS = 7;
const MOST_INPUTS = 30;

export const scenarios: SectionMaker = (context) => {
  const { words, facts } = context;
  const { matrix } = facts;
  if (!matrix || matrix.columns.length < 2) return { empty: words.study.noScenarios };
  const columns = planColumns(context);
  const expects = matrix.rows.some(({ expected }) => expected !== null);
  const parts = inParts(columns, MOST_COLUMNS);
  const notMade = columns.filter(({ appraisal }) => !appraisal).map(({ name }) => name);
  const sum = matrix.probabilitySum;
  return {
    blocks: [
      ...paragraphs(lead(context, columns)),
      ...parts.map((part, index) =>
        metricsTable(context, part, expects && index === parts.length - 1, [index + 1, parts.length]),
      ),
      ...inParts(columns, MOST_COLUMNS).flatMap((part) => inputsTable(context, part)),
      ...notes(
        notMade.length === 0 ? '' : words.study.notMade(notMade.join(words.comma)),
        ...matrix.columns.map((column) => withoutEffect(context, column)),
        sum !== null && Math.abs(sum - 1) > 1e-9 ? words.study.probabilitiesOff(context.rate(sum)) : '',
      ),
    ],
  };
};

/** What a scenario changes of lines that the plan no longer has; '' where nothing. */
function withoutEffect({ words }: PackContext, { name, orphans }: Matrix['columns'][number]): string {
  const labels = orphans.flatMap((each) => (each.target === 'line' ? [each.label] : []));
  return labels.length === 0 ? '' : words.study.orphans(name, [...new Set(labels)].join(words.comma));
}

/** Between what and what NPV lies, what is to be expected, and which scenarios fail by what. */
function lead(context: PackContext, columns: readonly ScenarioColumn[]): string {
  const { words, money, facts } = context;
  const { lead: say } = words;
  const valued = columns.flatMap(({ name, appraisal }) => {
    const npv = appraisal?.headline.npv ?? null;
    return npv === null ? [] : [{ name, npv }];
  });
  const [worst] = valued.toSorted((a, b) => a.npv - b.npv);
  const [best] = valued.toSorted((a, b) => b.npv - a.npv);
  if (!worst || !best || worst.npv === best.npv) return '';
  const expected = facts.matrix?.rows.find(({ metric }) => metric.id === 'npv')?.expected ?? null;
  const failing = columns.flatMap(({ name, appraisal }) => {
    if (appraisal?.verdict.decision !== 'reject') return [];
    return [say.nameWith(name, failureText(context, appraisal.verdict))];
  });
  return [
    say.npvBetween(money(worst.npv), worst.name, money(best.npv), best.name),
    expected === null ? '' : say.npvExpected(money(expected)),
    failing.length > 0
      ? say.failing(failing.join(words.comma))
      : columns.every(({ appraisal }) => appraisal?.verdict.decision === 'accept')
        ? say.allPass
        : '',
  ]
    .filter((text) => text !== '')
    .join(words.gap);
}

function metricsTable(
  context: PackContext,
  columns: readonly ScenarioColumn[],
  expects: boolean,
  [part, of]: readonly [number, number],
): Block {
  const { words, facts, unitText } = context;
  const { study } = words;
  const rows = SHOWN.flatMap((id) => facts.matrix?.rows.filter(({ metric }) => metric.id === id) ?? []);
  const likely = columns.some(({ probability }) => probability !== null);
  return table({
    title: of === 1 ? study.scenariosTitle : words.partOf(study.scenariosTitle, part, of),
    columns: ['', ...columns.map(({ name }) => name), ...(expects ? [study.expected] : [])],
    rows: [
      ...rows.map((each) =>
        row([
          METRICS[each.metric.id].unit === 'money'
            ? words.paper.withUnit(words.metrics[each.metric.id], unitText)
            : words.metrics[each.metric.id],
          ...columns.map((column) => metricCell(context, each, column)),
          ...(expects
            ? [figure(`expected:${each.metric.id}`, each.expected, metricForm(context, each.metric.id))]
            : []),
        ]),
      ),
      row([
        words.paper.verdict,
        ...columns.map(({ appraisal }) =>
          appraisal ? verdictText(context, appraisal.verdict) : words.unknown,
        ),
        ...(expects ? [null] : []),
      ]),
      ...(likely
        ? [
            row([
              study.probability,
              ...columns.map(({ scenarioId, probability }) =>
                figure(`probability:${scenarioId ?? 'plan'}`, probability, RATE),
              ),
              ...(expects ? [null] : []),
            ]),
          ]
        : []),
    ],
    note: expects ? `${study.bestNote}${words.gap}${study.expectedNote}` : study.bestNote,
  });
}

function metricCell(
  context: PackContext,
  { metric, best, worst, cells }: MatrixRow,
  column: ScenarioColumn,
): Cell {
  if (!column.appraisal) return context.words.unknown;
  const shown = scenarioFigure(context, column.scenarioId, column.appraisal, metric.id);
  // Where one is never paid back, the longest of the others is not the worst.
  const known = !cells.some(({ value }) => value === null);
  const tone = best.includes(column.index) ? 'good' : known && worst.includes(column.index) ? 'bad' : null;
  return tone ? { ...shown, tone } : shown;
}

function inputsTable(context: PackContext, columns: readonly ScenarioColumn[]): readonly Block[] {
  const { words, facts } = context;
  const inputs = (facts.matrix?.inputs ?? []).filter((input) => !isReplaced(input));
  if (inputs.length === 0) return [];
  const shown = inputs.slice(0, MOST_INPUTS);
  return [
    table({
      title: words.study.inputsTitle,
      columns: ['', ...columns.map(({ name }) => name)],
      rows: shown.map((input) =>
        row([inputName(context, input), ...columns.map(({ index }) => inputCell(context, input, index))]),
      ),
      note: inputs.length > shown.length ? words.study.moreInputs(inputs.length - shown.length) : '',
    }),
  ];
}

/** Parts of a WACC that another rate has taken the place of: the rate itself is listed. */
const WACC_PARTS: ReadonlySet<string> = new Set(['riskFree', 'beta', 'marketPremium', 'costOfDebt']);

function isReplaced({ input, cells }: MatrixInput): boolean {
  const isPart = input.kind === 'setting' && WACC_PARTS.has(input.setting);
  return isPart && cells.some(({ value }) => value === null);
}

function inputName({ words, unitText, lines, plan }: PackContext, { input }: MatrixInput): string {
  if (input.kind === 'setting') {
    return input.setting === 'timing' || input.setting === 'losses'
      ? words.study.choices[input.setting]
      : words.settingNames[input.setting];
  }
  const line = lines.get(input.code);
  if (!line) return input.label;
  const unit = isMoney(line.kind) ? unitText : words.lineUnit(line.unit, plan.settings.currency);
  return unit === '' || unit === '%' ? input.label : words.paper.withUnit(input.label, unit);
}

function inputCell(context: PackContext, { input, cells }: MatrixInput, index: number): Cell {
  const { words, amount, lines } = context;
  const cell = cells[index];
  if (!cell) return words.none;
  if (cell.choice !== null) return choiceText(context, input, cell.choice);
  if (cell.entry?.type === 'formula' && input.kind === 'line') return wayOf(context, input.code, index);
  if (cell.value === null) return words.none;
  if (input.kind === 'setting') {
    if (input.setting === 'timing' || input.setting === 'losses') return words.none;
    return driverText(context, { kind: 'setting', setting: input.setting }, cell.value);
  }
  const line = lines.get(input.code);
  const form = !line ? quantityForm(cell.value) : isMoney(line.kind) ? amount : typedForm(line, cell.value);
  const sum = cell.entry?.type === 'series' ? 'sum' : 'value';
  return figure(`input:${input.lineId}:${index}:${sum}`, cell.value, form);
}

/** Of a formula the way from the first period to the last in that scenario. */
function wayOf(context: PackContext, code: string, index: number): string {
  const { words, facts, amount } = context;
  const appraisal = facts.matrix?.columns[index]?.appraisal;
  const line = appraisal?.plan.lines.find((each) => each.code === code);
  if (!appraisal || !line) return words.none;
  const values = appraisal.evaluation.values(code);
  const text = (value: number | undefined): string => {
    if (value === undefined) return words.none;
    if (!Number.isFinite(value)) return words.notComputed;
    const form = formOfLine(line, value, amount);
    return value === 0 && form.kind !== 'rate' ? '0' : unbroken(numberText(value, form));
  };
  return words.study.fromTo(text(values[1]), text(values.at(-1)));
}

function isMoney(kind: string): boolean {
  return ['revenue', 'variable-cost', 'fixed-cost', 'investment', 'financing'].includes(kind);
}

function choiceText({ words }: PackContext, input: MatrixInput['input'], choice: string): string {
  if (input.kind === 'setting' && input.setting === 'timing') {
    return words.study.timings[choice as keyof typeof words.study.timings] ?? choice;
  }
  return words.paper.lossesShort[choice as keyof typeof words.paper.lossesShort] ?? choice;
}
