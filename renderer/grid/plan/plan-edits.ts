/**
 * Edits of cells to one Change of the plan, or the cells that cannot take theirs. Pure and all or nothing.
 * A period typed into a constant makes the line a series; a text that begins with '=' is the line's formula.
 */

import { suggestCode } from '../../../models/formula/names.ts';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import type { CellEdit } from '../grid-source.ts';
import { createLineDraft, type DraftProblem, type LineDraft } from './line-draft.ts';
import type { PlanColumn } from './plan-columns.ts';
import type { PlanRow } from './plan-rows.ts';

export type EditProblem = {
  readonly row: number;
  readonly col: number;
  readonly code: DraftProblem['code'] | 'not-editable' | 'label-missing' | 'outside';
  readonly params: Readonly<Record<string, string | number>>;
};

export type PlanEdit = {
  /** Null when the edits change nothing. */
  readonly change: Change | null;
  readonly problems: readonly EditProblem[];
  /** Constants that became series, and lines that became formulas: the user is told. */
  readonly becameSeries: readonly Line[];
  readonly becameFormula: readonly Line[];
  readonly added: readonly Line[];
};

type Parts = {
  readonly plan: Plan;
  readonly rows: readonly PlanRow[];
  readonly columns: readonly PlanColumn[];
  readonly newId: () => string;
};

export function planEdit(parts: Parts, edits: readonly CellEdit[]): PlanEdit {
  const { plan, rows, columns } = parts;
  const drafts = new Map<string, LineDraft>();
  const problems: EditProblem[] = [];
  // Rows pasted from the add row on are new lines, whatever row of the grid they fall on.
  const firstAdd = edits.find((edit) => rows[edit.row]?.what === 'add');
  const additions = new Map<number, CellEdit[]>();
  for (const edit of edits) {
    const row = rows[edit.row];
    const column = columns[edit.col];
    const refuse = (code: EditProblem['code'], params: EditProblem['params'] = {}) =>
      problems.push({ row: edit.row, col: edit.col, code, params });
    if (firstAdd && edit.row >= firstAdd.row) {
      additions.set(edit.row, [...(additions.get(edit.row) ?? []), edit]);
    } else if (!row || !column) refuse('outside');
    else if (row.what !== 'line' || column.field === 'sum') {
      // Pasting back an unchanged block brings subtotals along only when it is wider than the lines: say so.
      refuse('not-editable');
    } else {
      const draft = drafts.get(row.line.id) ?? createLineDraft(plan, row.line);
      drafts.set(row.line.id, draft);
      const problem = draft.take(column, edit);
      if (problem) refuse(problem.code, problem.params);
    }
  }
  const added = addedLines(parts, [...additions.values()], firstAdd, problems);
  if (problems.length > 0) return { change: null, problems, becameSeries: [], becameFormula: [], added: [] };
  const all = [...drafts.values()];
  const cells = all.flatMap((draft) => draft.cellChanges());
  const changes: SimpleChange[] = [
    ...added.map(
      (line, index): SimpleChange => ({ type: 'add-line', line, index: plan.lines.length + index }),
    ),
    ...all.flatMap((draft) => draft.lineChanges()),
    ...(cells.length > 0 ? [{ type: 'set-cells', cells } satisfies SimpleChange] : []),
  ];
  const [only] = changes;
  return {
    change: !only ? null : changes.length === 1 ? only : { type: 'batch', changes },
    problems: [],
    becameSeries: all.filter((draft) => draft.becameSeries()).map((draft) => draft.line),
    becameFormula: all.filter((draft) => draft.becameFormula()).map((draft) => draft.line),
    added,
  };
}

function addedLines(
  { plan, rows, columns, newId }: Parts,
  groups: readonly (readonly CellEdit[])[],
  first: CellEdit | undefined,
  problems: EditProblem[],
): readonly Line[] {
  const addRow = first ? rows[first.row] : undefined;
  if (addRow?.what !== 'add') return [];
  const taken = new Set(plan.lines.map((line) => line.code));
  return groups.flatMap((edits): Line[] => {
    const textOf = (field: string) =>
      edits.find((edit) => columns[edit.col]?.field === field)?.text?.trim() ?? '';
    if (edits.every((edit) => (edit.text ?? '').trim() === '')) return [];
    const label = textOf('label');
    if (label === '') {
      for (const edit of edits.slice(0, 1)) {
        problems.push({ row: edit.row, col: edit.col, code: 'label-missing', params: {} });
      }
      return [];
    }
    const code = suggestCode(label, taken);
    taken.add(code);
    const start: Line = { ...blankLine(newId(), code, label, addRow.kind), unit: textOf('unit') };
    const draft = createLineDraft(plan, start);
    for (const edit of edits) {
      const column = columns[edit.col];
      if (!column || column.field === 'label' || column.field === 'unit' || (edit.text ?? '') === '')
        continue;
      const problem = draft.take(column, edit);
      if (problem) problems.push({ row: edit.row, col: edit.col, ...problem });
    }
    return [draft.result()];
  });
}
