/**
 * The model of a plan compiled once more for the workbook, and how its slots become rows and cells: a line is its
 * own row, a hidden slot (cumulative, spread, ...) is a row of workings. Nothing is computed but what the engine
 * computes; the figures of plan lines stay those of the appraisal, so that a slip here shows in the recalculation.
 */
import type { TaxView } from '../../../../models/appraisal/types.ts';
import {
  compileModel,
  type Evaluation,
  evaluateModel,
  type Model,
} from '../../../../models/formula/compile.ts';
import { isFlat, type Slot } from '../../../../models/formula/graph/slots.ts';
import type { ModelLine } from '../../../../models/formula/model-line.ts';
import type { ClockName } from '../../../../models/formula/parse/ast.ts';
import type { Entry } from '../../../../models/plan/schema.ts';
import { type BookParts, chosenOf } from '../book.ts';
import { PRETAX_RATE_LINE, SCENARIO_LINE } from '../scenarios/variants.ts';
import { type Content, formula, input, type Refs } from '../sheet-model.ts';
import { discountKeys } from '../sheets/discount-rows.ts';
import { type CellReferences, excelText } from './excel-text.ts';
import { SETTING_ROWS } from './live-settings.ts';

export type LiveModel = {
  readonly slots: readonly Slot[];
  /** Hidden slots, which need rows of their own. */
  readonly hidden: readonly number[];
  readonly values: (slot: number) => Float64Array;
  /** The key of the row that holds a slot. */
  readonly rowKey: (slot: number) => string;
  readonly references: (column: number, refs: Refs) => CellReferences;
  /** Weights that follow from a rate of the plan (the year-end value of a perpetuity), as formulas by delay. */
  readonly weightFormula: (
    weights: readonly number[],
    source: number,
  ) => ((back: number, refs: Refs) => string) | null;
  readonly lineCell: (code: string, column: number, refs: Refs) => Content | undefined;
  readonly evaluation: Evaluation;
  readonly isOneValue: (slot: number) => boolean;
  /** Of the shown member's appraisal, or of the model for lines that the appraisal does not have. */
  readonly valuesOf: (code: string) => Float64Array;
};

export function createLiveModel(parts: BookParts): LiveModel {
  const { plan, periods, variants, set } = parts;
  const lines = variants.model;
  const evaluation = evaluateModel(compileModel(plan.timeline, lines));
  const { program } = evaluation.model;
  const { slots } = program;
  const codes = lines.map((line) => line.code);
  const plain = new Map([...variants.plain].map(([code, base]) => [base, code]));
  const rowKey = (slot: number): string => {
    const code = codes[slot];
    if (code === undefined) return `@hidden.${slot}`;
    return code === PRETAX_RATE_LINE ? discountKeys(parts, 'preTax').annual : (plain.get(code) ?? code);
  };
  const isOneValue = (slot: number): boolean => {
    const found = slots[slot];
    return SETTING_ROWS.has(codes[slot] ?? '') || (found !== undefined && isFlat(found));
  };
  const constantOf = (slot: number, refs: Refs): string =>
    refs.constant(SETTING_ROWS.get(codes[slot] ?? '') ?? rowKey(slot));

  const references = (column: number, refs: Refs): CellReferences => ({
    column,
    periods,
    slot: (slot, at) => (isOneValue(slot) ? constantOf(slot, refs) : refs.cell(rowKey(slot), at)),
    whole: (slot) => (isOneValue(slot) ? null : refs.range(rowKey(slot), 0, periods)),
    clock: (name, at) => clockCell(name, at, refs),
  });

  // The member's own appraisal first, so that a slip in the model of all members shows in the recalculation.
  const valuesOf = (code: string): Float64Array =>
    parts.appraisal.evaluation.has(code) ? parts.values(code) : evaluation.values(code);
  const risky = riskyRows(parts, evaluation.model);

  const ownCell = (code: string, column: number, refs: Refs): Content | undefined => {
    const index = program.resolved.index.get(code);
    const line = index === undefined ? undefined : lines[index];
    const slot = index === undefined ? undefined : slots[index];
    if (!line || !slot) throw new Error(`The model has no line ${code}.`);
    const value = valuesOf(code)[column] ?? Number.NaN;
    if (slot.kind !== 'formula') return givenCell(line, plain.get(code) ?? code, column, value, refs);
    return formula(excelText(column === 0 ? slot.opening : slot.periods, references(column, refs)), value);
  };

  const lineCell = (code: string, column: number, refs: Refs): Content | undefined => {
    const live = variants.lines.get(code);
    const value = valuesOf(code)[column] ?? Number.NaN;
    if (live) {
      const text = chosenOf(set, refs, (_, at) => refs.cell(live.rowOf[at] ?? '', column));
      return formula(text, value);
    }
    const own = variants.plain.get(code);
    if (own !== undefined) return ownCell(own, column, refs);
    const statement = variants.statements.get(code);
    if (statement)
      return formula(
        chosenOf(set, refs, (_, at) => textOf(ownCell(statement[at] ?? code, column, refs))),
        value,
      );
    const content = adjustedCell(parts, code, column, value, refs) ?? ownCell(code, column, refs);
    return content?.kind === 'formula' && risky.has(code) ? shielded(content) : content;
  };

  return {
    slots,
    hidden: slots.flatMap((_, slot) => (slot >= codes.length ? [slot] : [])),
    values: (slot) => evaluation.slots[slot] ?? new Float64Array(0),
    rowKey,
    references,
    weightFormula: (weights, source) => yearEndWeights(parts, weights, codes[source] ?? ''),
    lineCell,
    valuesOf,
    evaluation,
    isOneValue,
  };
}

function textOf(content: Content | undefined): string {
  if (content?.kind === 'formula') return content.formula;
  return content && content.kind !== 'text' ? String(content.value) : '0';
}

/** The row as planned times a factor, or plus an amount, that stands as an input in the constant column. */
function adjustedCell(
  { variants, lines }: BookParts,
  key: string,
  column: number,
  value: number,
  refs: Refs,
): Content | undefined {
  if (!key.startsWith('$s')) return undefined;
  for (const { base, rows } of variants.lines.values()) {
    const row = rows.find((each) => each.key === key);
    if (!row?.adjustment) continue;
    if (column === 0 && lines.get(key)?.holdsAtOpening !== true) return formula('0', 0);
    const sign = row.adjustment.type === 'scale' ? '*' : '+';
    return formula(`${refs.cell(base, column)}${sign}${refs.constant(key)}`, value);
  }
  return undefined;
}

/** A row that is not chosen may come to an error; nothing is shown there then. */
function shielded({ formula: text, value }: Extract<Content, { kind: 'formula' }>): Content {
  return formula(`IFERROR(${text},"")`, typeof value === 'number' && !Number.isFinite(value) ? '' : value);
}

/** Rows of scenarios that are an error while some other scenario is chosen. */
function riskyRows({ variants, set }: BookParts, model: Model): ReadonlySet<string> {
  const keys = [...variants.lines.values()].flatMap(({ base, rows }) => [
    base,
    ...rows.map(({ key }) => key),
  ]);
  const risky = new Set<string>();
  if (set.members.length === 1) return risky;
  for (let at = 0; at < set.members.length; at += 1) {
    const chosen: Entry = { type: 'constant', value: at + 1 };
    const { values } = evaluateModel(model, new Map([[SCENARIO_LINE, chosen]]));
    for (const key of keys) if (!values(key).every(Number.isFinite)) risky.add(key);
  }
  return risky;
}

/** A constant stands once, in the constant column, and every period points there; a series is typed in cell by cell. */
function givenCell(
  { entry, holdsAtOpening }: ModelLine,
  key: string,
  column: number,
  value: number,
  refs: Refs,
): Content {
  if (entry.type !== 'constant') return input(value);
  const ownOpening = typeof entry.opening === 'number' || !holdsAtOpening;
  return column === 0 && ownOpening ? input(value) : formula(refs.constant(key), value);
}

function clockCell(name: ClockName, column: number, refs: Refs): string {
  return name === 'periods' ? refs.constant('@periods') : refs.cell(`@${name}`, column);
}

/** The flows that a perpetuity capitalises, and the rate that they are discounted at. */
const SUSTAINED: Readonly<Record<string, TaxView>> = {
  $sustained_flow: 'postTax',
  $sustained_flow_pretax: 'preTax',
};

/** (1 + r)^(j / periods per year), as the statements weigh the last twelve months before a perpetuity. */
function yearEndWeights(
  parts: BookParts,
  weights: readonly number[],
  source: string,
): ((back: number, refs: Refs) => string) | null {
  const { plan, perYear, endColumn, discountings } = parts;
  if (plan.settings.terminalValue.method !== 'perpetuity' || weights.length !== perYear) return null;
  const tax = SUSTAINED[source];
  if (tax === undefined) return null;
  const rate = discountings[tax].annualRates[endColumn - 1] ?? 0;
  if (!weights.every((weight, back) => weight === (1 + rate) ** (back / perYear))) return null;
  const { annual } = discountKeys(parts, tax);
  return (back, refs) => `(1+${refs.cell(annual, endColumn)})^(${back}/${refs.constant('@perYear')})`;
}
