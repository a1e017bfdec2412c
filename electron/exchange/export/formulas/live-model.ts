/**
 * The model of a plan compiled once more for the workbook, and how its slots become rows and cells: a line is its
 * own row, a hidden slot (cumulative, spread, ...) is a row of workings. Nothing is computed but what the engine
 * computes; the figures of plan lines stay those of the appraisal, so that a slip here shows in the recalculation.
 */
import { compileModel, evaluateModel } from '../../../../models/formula/compile.ts';
import { isFlat, type Slot } from '../../../../models/formula/graph/slots.ts';
import type { ModelLine } from '../../../../models/formula/model-line.ts';
import type { ClockName } from '../../../../models/formula/parse/ast.ts';
import type { BookParts } from '../book.ts';
import { type Content, formula, input, type Refs } from '../sheet-model.ts';
import { discountKeys } from '../sheets/discount-rows.ts';
import { type CellReferences, excelText } from './excel-text.ts';
import { SETTING_ROWS, withLiveSettings } from './live-settings.ts';

export type LiveModel = {
  readonly slots: readonly Slot[];
  /** Hidden slots, which need rows of their own. */
  readonly hidden: readonly number[];
  readonly values: (slot: number) => Float64Array;
  /** The key of the row that holds a slot. */
  readonly rowKey: (slot: number) => string;
  readonly references: (column: number, refs: Refs) => CellReferences;
  /** Weights that follow from a rate of the plan (the year-end value of a perpetuity), as formulas by delay. */
  readonly weightFormula: (weights: readonly number[]) => ((back: number, refs: Refs) => string) | null;
  readonly lineCell: (code: string, column: number, refs: Refs) => Content | undefined;
};

export function createLiveModel(parts: BookParts): LiveModel {
  const { plan, periods } = parts;
  const lines = withLiveSettings([...parts.lines.values()], plan);
  const evaluation = evaluateModel(compileModel(plan.timeline, lines));
  const { program } = evaluation.model;
  const { slots } = program;
  const codes = lines.map((line) => line.code);
  const rowKey = (slot: number): string => codes[slot] ?? `@hidden.${slot}`;
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

  const lineCell = (code: string, column: number, refs: Refs): Content | undefined => {
    const index = program.resolved.index.get(code);
    const line = index === undefined ? undefined : lines[index];
    const slot = index === undefined ? undefined : slots[index];
    if (!line || !slot) throw new Error(`The model has no line ${code}.`);
    const value = parts.values(code)[column] ?? Number.NaN;
    if (slot.kind !== 'formula') return givenCell(line, column, value, refs);
    return formula(excelText(column === 0 ? slot.opening : slot.periods, references(column, refs)), value);
  };

  return {
    slots,
    hidden: slots.flatMap((_, slot) => (slot >= codes.length ? [slot] : [])),
    values: (slot) => evaluation.slots[slot] ?? new Float64Array(0),
    rowKey,
    references,
    weightFormula: (weights) => yearEndWeights(parts, weights),
    lineCell,
  };
}

/** A constant stands once, in the constant column, and every period points there; a series is typed in cell by cell. */
function givenCell(line: ModelLine, column: number, value: number, refs: Refs): Content {
  const { entry } = line;
  if (entry.type !== 'constant') return input(value);
  const ownOpening = typeof entry.opening === 'number' || !line.holdsAtOpening;
  return column === 0 && ownOpening ? input(value) : formula(refs.constant(line.code), value);
}

function clockCell(name: ClockName, column: number, refs: Refs): string {
  return name === 'periods' ? refs.constant('@periods') : refs.cell(`@${name}`, column);
}

/** (1 + r)^(j / periods per year), as the statements weigh the last twelve months before a perpetuity. */
function yearEndWeights(
  parts: BookParts,
  weights: readonly number[],
): ((back: number, refs: Refs) => string) | null {
  const { plan, perYear, endColumn, discountings } = parts;
  if (plan.settings.terminalValue.method !== 'perpetuity' || weights.length !== perYear) return null;
  for (const tax of ['postTax', 'preTax'] as const) {
    const rate = discountings[tax].annualRates[endColumn - 1] ?? 0;
    if (!weights.every((weight, back) => weight === (1 + rate) ** (back / perYear))) continue;
    const { annual } = discountKeys(parts, tax);
    return (back, refs) => `(1+${refs.cell(annual, endColumn)})^(${back}/${refs.constant('@perYear')})`;
  }
  return null;
}
