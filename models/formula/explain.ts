/**
 * Why a cell holds its number: the formula as written, the same with the values of that column, the cells it came
 * from, and, where the cell is not a number, the reason, found by following the computation once more, slowly.
 */
import type { Evaluation } from './compile.ts';
import { substituted } from './explain/substitute.ts';
import { type CellReader, createTracer, type Fault } from './explain/trace.ts';
import type { LineError } from './formula-error.ts';
import { hasOpening } from './model-line.ts';
import { canonicalCode } from './names.ts';
import type { Ast } from './parse/ast.ts';

export type Ingredient = { readonly code: string; readonly column: number; readonly value: number };

export type CellExplanation = {
  readonly code: string;
  readonly column: number;
  readonly value: number;
  /** given: the number was entered. formula: computed. none: the line has nothing in the opening column. */
  readonly source: 'given' | 'formula' | 'none';
  /** The formula that computed this column (the opening's own where there is one). */
  readonly formula?: string;
  /** The same with every name replaced by its value; `format` writes the numbers. */
  readonly withValues?: string;
  /** Cells that went in, in order of appearance, each once. A sum over columns lists each of its cells. */
  readonly ingredients: readonly Ingredient[];
  /** The line's own error. */
  readonly error?: LineError;
  /** Why the value is not a number although the line has no error. */
  readonly fault?: Fault;
};

export type { Fault };

/** `format` writes a value into the formula; plain numbers by default. Throws on an unknown code. */
export function explainCell(
  evaluation: Evaluation,
  code: string,
  column: number,
  format: (value: number, code: string) => string = String,
): CellExplanation {
  const { model } = evaluation;
  const { resolved, timeline } = model.program;
  const index = resolved.index.get(canonicalCode(code));
  const item = index === undefined ? undefined : resolved.lines[index];
  const line = index === undefined ? undefined : model.lines[index];
  if (!item || !line) throw new RangeError(`the model has no line '${code}'`);
  const value = evaluation.values(code)[column] ?? Number.NaN;
  const error = model.errors.get(line.code);
  const bare = { code: line.code, column, value, ingredients: [], ...(error ? { error } : {}) };
  if (line.entry.type !== 'formula') return { ...bare, source: 'given' };
  const own = column === 0 && item.opening !== undefined;
  const text = own ? (line.entry.opening ?? '') : line.entry.formula;
  const tree: Ast | undefined = own ? item.opening : item.formula;
  if (column === 0 && !own && !line.holdsAtOpening) return { ...bare, source: 'none' };
  if (!tree || error) return { ...bare, source: 'formula', formula: text };
  const reader: CellReader = {
    value: (name, at) => evaluation.values(name)[at] ?? Number.NaN,
    hasOpening: (name) => {
      const found = model.lines[resolved.index.get(name) ?? -1];
      return found !== undefined && hasOpening(found);
    },
    clock: model.program.workspace.clock,
    periods: timeline.periods,
  };
  const tracer = createTracer(reader);
  const traced = tracer.evaluate(tree, column);
  const fault = Number.isFinite(value) ? undefined : (tracer.fault() ?? tooLarge(traced));
  return {
    ...bare,
    source: 'formula',
    formula: text,
    withValues: substituted(text, tree, column, reader, format),
    ingredients: tracer.ingredients(),
    ...(fault ? { fault: { ...fault, column } } : {}),
  };
}

function tooLarge(value: number): Fault {
  return { reason: Number.isNaN(value) ? 'not-a-number' : 'too-large' };
}
