/**
 * The formula engine's face: compile a model, evaluate it, change its numbers, run many trials of it. Never throws on bad formulas: a line
 * with an error evaluates to NaN, lines that use it say on whom they depend, the rest computes.
 * Column 0 is the opening, columns 1..n the periods; see README.md for what every function means.
 */
import type { Entry, Timeline } from '../plan/schema.ts';
import type { LineError } from './formula-error.ts';
import type { Dependency } from './graph/dependencies.ts';
import { buildProgram, type Program } from './graph/program.ts';
import { hasOpening, type ModelLine } from './model-line.ts';
import { canonicalCode } from './names.ts';
import type { Ast } from './parse/ast.ts';
import { createParseCache, type ParseCache } from './parse-cache.ts';

export type Model = {
  readonly timeline: Timeline;
  readonly lines: readonly ModelLine[];
  /** Codes in an order in which every line comes after those it needs in the same period. */
  readonly order: readonly string[];
  readonly errors: ReadonlyMap<string, LineError>;
  /** What a line reads, and how much of it. */
  readonly dependencies: (code: string) => readonly Dependency[];
  /** Lines that read this one. */
  readonly dependents: (code: string) => readonly string[];
  /** The same model with other entries; cheap where only numbers changed. Unknown codes are ignored. */
  readonly withEntries: (changes: ReadonlyMap<string, Entry>) => Model;
  /** For the engine's own files. */
  readonly program: Program;
  readonly cache: ParseCache;
};

export type Evaluation = {
  readonly model: Model;
  /** Columns 0..n of a line. The array is shared and must not be written to. NaN throughout where the line has an error. */
  readonly values: (code: string) => Float64Array;
  readonly has: (code: string) => boolean;
  /** Of every slot; for the engine's own files. */
  readonly slots: readonly Float64Array[];
};

/** With a cache, only changed formulas are parsed, and nothing is compiled where only numbers changed. */
export function compileModel(
  timeline: Timeline,
  lines: readonly ModelLine[],
  cache: ParseCache = createParseCache(),
): Model {
  const { last } = cache;
  if (last && sameTimeline(last.program.timeline, timeline) && sameStructure(last.lines, lines)) {
    cache.last = { lines, program: last.program };
    return modelOf(last.program, lines, cache);
  }
  const program = buildProgram(timeline, lines, cache);
  cache.last = { lines, program };
  return modelOf(program, lines, cache);
}

/**
 * The model of other lines, reusing what it can of this one: only numbers changed, and nothing is compiled; formulas
 * changed, and only those are parsed again. Gives the same as compileModel on the new lines.
 */
export function recompile(model: Model, timeline: Timeline, lines: readonly ModelLine[]): Model {
  if (sameTimeline(model.timeline, timeline) && sameStructure(model.lines, lines)) {
    return modelOf(model.program, lines, model.cache);
  }
  return compileModel(timeline, lines, model.cache);
}

/** The model of other entries without forgetting this one: only a changed structure is compiled. */
function withEntries(model: Model, changes: ReadonlyMap<string, Entry>): Model {
  const lines = replaceEntries(model.lines, changes);
  if (sameStructure(model.lines, lines)) return modelOf(model.program, lines, model.cache);
  return compileModel(model.timeline, lines, { parsed: model.cache.parsed, last: undefined });
}

/** All lines over all columns, one trial. Only what changed since the last evaluation of this structure is computed. */
export function evaluateModel(model: Model, overrides?: ReadonlyMap<string, Entry>): Evaluation {
  const target = overrides && overrides.size > 0 ? model.withEntries(overrides) : model;
  const { resolved, workspace, timeline } = target.program;
  const slots = workspace.update(target.lines);
  const find = (code: string): Float64Array | undefined => {
    const index = resolved.index.get(code) ?? resolved.index.get(canonicalCode(code));
    return index === undefined ? undefined : slots[index];
  };
  return {
    model: target,
    slots,
    has: (code) => find(code) !== undefined,
    values: (code) => find(code) ?? new Float64Array(timeline.periods + 1).fill(Number.NaN),
  };
}

function modelOf(program: Program, lines: readonly ModelLine[], cache: ParseCache): Model {
  const model: Model = {
    timeline: program.timeline,
    lines,
    order: program.order,
    errors: program.errors,
    dependencies: (code) => program.dependencies.dependencies(canonicalCode(code)),
    dependents: (code) => program.dependencies.dependents(canonicalCode(code)),
    withEntries: (changes) => withEntries(model, changes),
    program,
    cache,
  };
  return model;
}

function replaceEntries(
  lines: readonly ModelLine[],
  changes: ReadonlyMap<string, Entry>,
): readonly ModelLine[] {
  return lines.map((line) => {
    const entry = changes.get(line.code);
    return entry ? { ...line, entry } : line;
  });
}

function sameTimeline(a: Timeline, b: Timeline): boolean {
  return a === b || (a.start === b.start && a.periodicity === b.periodicity && a.periods === b.periods);
}

/** Could the two lists share a program: same codes, formulas and openings, whatever the numbers? */
function sameStructure(before: readonly ModelLine[], after: readonly ModelLine[]): boolean {
  if (before.length !== after.length) return false;
  return after.every((line, index) => {
    const old = before[index];
    if (old === line) return true;
    if (!old || old.code !== line.code || old.holdsAtOpening !== line.holdsAtOpening) return false;
    const a = old.entry;
    const b = line.entry;
    if (a === b) return true;
    if (a.type === 'formula')
      return b.type === 'formula' && a.formula === b.formula && a.opening === b.opening;
    return b.type !== 'formula' && hasOpening(old) === hasOpening(line);
  });
}

/** The checked tree behind one column of a formula line; undefined where there is none (given numbers, errors, an empty opening). */
export function treeOf(model: Model, code: string, column: number): Ast | undefined {
  const item = model.program.resolved.lines[model.program.resolved.index.get(canonicalCode(code)) ?? -1];
  if (!item || item.error) return undefined;
  if (column > 0) return item.formula;
  return item.opening ?? (item.line.holdsAtOpening ? item.formula : undefined);
}
