/**
 * One line while edits of its cells are gathered: what they make of its entry, its cells and its properties.
 * Each edit is taken or refused with a code; the changes are read off at the end, as few as will do.
 */
import type { SimpleChange } from '../../../models/plan/change.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Entry, Line, Plan } from '../../../models/plan/schema.ts';
import { modelLine } from '../../../models/statements/build.ts';
import type { CellEdit } from '../grid-source.ts';
import { readFigure } from './figure-text.ts';
import type { PlanColumn } from './plan-columns.ts';
import { shortText, TEXT_LIMITS } from './text-limits.ts';

export type DraftProblem = {
  readonly code:
    | 'not-a-number'
    | 'formula-line'
    | 'series-line'
    | 'range'
    | 'label-missing'
    | 'not-editable'
    | 'formula-too-long'
    | 'text-too-long';
  readonly params: Readonly<Record<string, string | number>>;
};

type Cell = { readonly lineId: string; readonly column: number; readonly value: number | null };
type Patch = Extract<SimpleChange, { type: 'set-line' }>['patch'];
type TextField = 'label' | 'unit' | 'group' | 'owner' | 'source';

export type LineDraft = {
  readonly line: Line;
  readonly take: (column: PlanColumn, edit: CellEdit) => DraftProblem | null;
  readonly cellChanges: () => Cell[];
  readonly lineChanges: () => readonly SimpleChange[];
  /** The line with everything taken, for a line that is new. */
  readonly result: () => Line;
  readonly becameSeries: () => boolean;
  readonly becameFormula: () => boolean;
};

type Taken = { readonly number: number | null } | { readonly formula: string } | DraftProblem;

export function createLineDraft(plan: Plan, line: Line): LineDraft {
  const { settings, timeline } = plan;
  const cells = new Map<number, number | null>();
  let entry: Entry = line.entry;
  let patch: Patch = {};
  let clearRange = false;
  let code: string | null = null;

  function read(edit: CellEdit): Taken {
    if (edit.value !== undefined) return { number: edit.value };
    const text = edit.text ?? '';
    if (/^\s*[=＝]/.test(text)) return { formula: text.replace(/^\s*[=＝]/, '').trim() };
    const figure = readFigure(text, line, settings);
    if (figure.kind === 'bad')
      return { code: 'not-a-number', params: { text: shortText(text.trim()), reason: figure.reason } };
    return { number: figure.kind === 'number' ? figure.value : null };
  }

  function takeCell(column: number, edit: CellEdit): DraftProblem | null {
    const taken = read(edit);
    if ('code' in taken) return taken;
    if ('formula' in taken) return takeFormula(column, taken.formula);
    const { number } = taken;
    if (entry.type === 'formula') {
      if (column !== 0) return { code: 'formula-line', params: { label: line.label } };
      const { opening: _, ...rest } = entry;
      entry = number === null ? rest : { ...rest, opening: String(number) };
      return null;
    }
    if (entry.type === 'constant') {
      if (column === 0) {
        const { opening: _, ...rest } = entry;
        entry = number === null ? rest : { ...rest, opening: number };
        return null;
      }
      if (number === entry.value) return null;
      entry = asSeries(line, entry, timeline.periods);
    }
    cells.set(column, number);
    return null;
  }

  function takeFormula(column: number, formula: string): DraftProblem | null {
    if (formula.length > LIMITS.formulaLength)
      return { code: 'formula-too-long', params: { limit: LIMITS.formulaLength } };
    if (column === 0 && entry.type === 'formula') entry = { ...entry, opening: formula };
    else if (column === 0)
      return { code: 'not-a-number', params: { text: `=${formula}`, reason: 'formula' } };
    else if (entry.type === 'formula') entry = { ...entry, formula };
    else entry = { type: 'formula', formula };
    cells.clear();
    return null;
  }

  function takeValue(edit: CellEdit): DraftProblem | null {
    const taken = read(edit);
    if ('code' in taken) return taken;
    if ('formula' in taken) return takeFormula(1, taken.formula);
    if (entry.type === 'formula') return { code: 'formula-line', params: { label: line.label } };
    if (entry.type === 'series') return { code: 'series-line', params: { label: line.label } };
    entry = { ...entry, value: taken.number ?? 0 };
    return null;
  }

  function takeRange(side: 'low' | 'high', edit: CellEdit): DraftProblem | null {
    const taken = read(edit);
    if ('code' in taken) return taken;
    if ('formula' in taken)
      return { code: 'not-a-number', params: { text: `=${taken.formula}`, reason: 'formula' } };
    if (taken.number === null) {
      clearRange = true;
      const { range: _, ...rest } = patch;
      patch = rest;
      return null;
    }
    const base = entry.type === 'constant' ? entry.value : taken.number;
    const range = { ...(patch.range ?? line.range ?? { low: base, high: base }), [side]: taken.number };
    if (range.low > range.high) return { code: 'range', params: { low: range.low, high: range.high } };
    clearRange = false;
    patch = { ...patch, range };
    return null;
  }

  function takeText(field: TextField, edit: CellEdit): DraftProblem | null {
    const text = (edit.text ?? '').replace(/\s+/g, ' ').trim();
    if (field === 'label' && text === '') return { code: 'label-missing', params: {} };
    const limit = TEXT_LIMITS[field];
    if (text.length > limit) return { code: 'text-too-long', params: { limit } };
    if (text !== line[field]) patch = { ...patch, [field]: text };
    return null;
  }

  return {
    line,
    take(column, edit) {
      switch (column.field) {
        case 'cell':
          return takeCell(column.column, edit);
        case 'value':
          return takeValue(edit);
        case 'low':
        case 'high':
          return takeRange(column.field, edit);
        case 'code':
          code = (edit.text ?? '').trim();
          return null;
        case 'uncertainty':
          return (edit.text ?? '').trim() === '' ? null : { code: 'not-editable', params: {} };
        case 'sum':
          return { code: 'not-editable', params: {} };
        default:
          return takeText(column.field, edit);
      }
    },
    cellChanges() {
      // A line whose entry changes its type brings its cells along in the entry.
      if (entry !== line.entry) return [];
      return [...cells].map(([column, value]) => ({ lineId: line.id, column, value }));
    },
    lineChanges() {
      const changes: SimpleChange[] = [];
      const clear = clearRange && line.range ? { clear: ['range' as const] } : {};
      if (Object.keys(patch).length > 0 || clearRange) {
        changes.push({ type: 'set-line', lineId: line.id, patch, ...clear });
      }
      if (code !== null && code !== line.code) changes.push({ type: 'rename-code', lineId: line.id, code });
      if (entry !== line.entry) {
        changes.push({ type: 'set-entry', lineId: line.id, entry: withCells(entry, cells) });
      }
      return changes;
    },
    result: () => ({ ...line, ...definedPatch(patch), entry: withCells(entry, cells) }),
    becameSeries: () => line.entry.type === 'constant' && entry.type === 'series',
    becameFormula: () => line.entry.type !== 'formula' && entry.type === 'formula',
  };
}

function asSeries(line: Line, entry: Extract<Entry, { type: 'constant' }>, periods: number): Entry {
  const values = Array.from({ length: periods }, () => entry.value);
  const opening = entry.opening ?? (modelLine(line).holdsAtOpening ? entry.value : null);
  return { type: 'series', values, ...(opening === null ? {} : { opening }) };
}

function withCells(entry: Entry, cells: ReadonlyMap<number, number | null>): Entry {
  if (entry.type !== 'series' || cells.size === 0) return entry;
  const values = [...entry.values];
  let opening = entry.opening ?? null;
  for (const [column, value] of cells) {
    if (column === 0) opening = value;
    else {
      while (values.length < column) values.push(null);
      values[column - 1] = value;
    }
  }
  return { type: 'series', values, ...(opening === null ? {} : { opening }) };
}

function definedPatch(patch: Patch): Partial<Line> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
