/**
 * Typed and pasted cells to changes of a plan: units on show, percent, constants that become series, formulas,
 * new lines, and all or nothing. Expected values follow from the meaning of the unit (1 万 = 10,000, 1 % = 0.01).
 */
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import type { CellEdit } from '../../../renderer/grid/grid-source.ts';
import { readFigure, writeFigure } from '../../../renderer/grid/plan/figure-text.ts';
import { assumptionColumns, timeColumns } from '../../../renderer/grid/plan/plan-columns.ts';
import { planEdit } from '../../../renderer/grid/plan/plan-edits.ts';
import { budgetRows, driverRows, neighbourIndex } from '../../../renderer/grid/plan/plan-rows.ts';

const texts = { t: (key: string) => key, dynamic: (_: string, key: string) => key, language: 'en' as const };
const sales: Line = {
  ...blankLine('s', 'sales', 'Sales', 'revenue'),
  entry: { type: 'series', values: [1, 2, 3] },
};
const rent: Line = {
  ...blankLine('r', 'rent', 'Rent', 'fixed-cost'),
  entry: { type: 'constant', value: 500 },
};
const cost: Line = {
  ...blankLine('c', 'cost', 'Cost', 'variable-cost'),
  entry: { type: 'formula', formula: 'sales * 0.4' },
};
const growth: Line = {
  ...blankLine('g', 'growth', 'Growth', 'driver'),
  unit: '%',
  entry: { type: 'constant', value: 0.05 },
};

function planOf(lines: readonly Line[], displayUnit: Plan['settings']['displayUnit'] = 'one'): Plan {
  const blank = blankPlan('p', 'Plan', '2026-01');
  const timeline = { ...blank.timeline, periods: 4 };
  return { ...blank, timeline, settings: { ...blank.settings, displayUnit }, lines: [...lines] };
}

function budget(plan: Plan) {
  let ids = 0;
  const parts = {
    plan,
    rows: budgetRows(plan.lines, new Set()),
    columns: timeColumns(plan.timeline, false, texts),
    newId: () => `new-${++ids}`,
  };
  const rowOf = (key: string) => parts.rows.findIndex((row) => row.key === key);
  const colOf = (key: string) => parts.columns.findIndex((column) => column.key === key);
  const cell = (row: string, col: string, text: string): CellEdit => ({
    row: rowOf(row),
    col: colOf(col),
    text,
  });
  return { parts, rowOf, colOf, cell };
}

function edited(plan: Plan, edits: ReturnType<typeof planEdit>): Plan {
  if (!edits.change) throw new Error('nothing was changed');
  const applied = applyChange(plan, edits.change);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.plan;
}

describe('a number typed into a period', () => {
  it('replaces that cell of a series', () => {
    const plan = planOf([sales]);
    const { parts, cell } = budget(plan);
    const edit = planEdit(parts, [cell('s', 'p2', '1,234.5')]);
    expect(edited(plan, edit).lines[0]?.entry).toEqual({ type: 'series', values: [1, 1234.5, 3] });
  });

  it('makes a constant a series that differs in that period alone', () => {
    const plan = planOf([rent]);
    const { parts, cell } = budget(plan);
    const edit = planEdit(parts, [cell('r', 'p3', '650')]);
    expect(edited(plan, edit).lines[0]?.entry).toEqual({ type: 'series', values: [500, 500, 650, 500] });
    expect(edit.becameSeries.map((line) => line.code)).toEqual(['rent']);
  });

  it('that is the constant already changes nothing', () => {
    const { parts, cell } = budget(planOf([rent]));
    expect(planEdit(parts, [cell('r', 'p3', '500')]).change).toBeNull();
  });

  it('is refused where a formula computes it', () => {
    const { parts, cell } = budget(planOf([cost]));
    const edit = planEdit(parts, [cell('c', 'p1', '7')]);
    expect(edit.change).toBeNull();
    expect(edit.problems).toMatchObject([{ code: 'formula-line' }]);
  });

  it('is the opening of a formula line in the opening column', () => {
    const plan = planOf([cost]);
    const { parts, cell } = budget(plan);
    const edit = planEdit(parts, [cell('c', 'opening', '7')]);
    expect(edited(plan, edit).lines[0]?.entry).toEqual({
      type: 'formula',
      formula: 'sales * 0.4',
      opening: '7',
    });
  });
});

describe('a text that begins with =', () => {
  it('becomes the formula of the whole line', () => {
    const plan = planOf([sales, rent]);
    const { parts, cell } = budget(plan);
    const edit = planEdit(parts, [cell('r', 'p2', '= sales * 0.1')]);
    expect(edited(plan, edit).lines[1]?.entry).toEqual({ type: 'formula', formula: 'sales * 0.1' });
    expect(edit.becameFormula.map((line) => line.code)).toEqual(['rent']);
  });
});

describe('a block with one bad cell', () => {
  it('changes nothing and names every bad cell', () => {
    const { parts, cell } = budget(planOf([sales, rent]));
    const edit = planEdit(parts, [cell('s', 'p1', '10'), cell('s', 'p2', '1/2'), cell('r', 'p1', 'many')]);
    expect(edit.change).toBeNull();
    expect(edit.problems.map(({ code, params }) => [code, params.text])).toEqual([
      ['not-a-number', '1/2'],
      ['not-a-number', 'many'],
    ]);
  });

  it('counts a subtotal among the bad ones', () => {
    const { parts, cell } = budget(planOf([sales]));
    expect(planEdit(parts, [cell('$revenue', 'p1', '10')]).problems).toMatchObject([
      { code: 'not-editable' },
    ]);
  });
});

describe('labels at the row for new lines', () => {
  it('become lines with codes of their own and the values beside them', () => {
    const plan = planOf([rent]);
    const { parts, rowOf, colOf } = budget(plan);
    const top = rowOf('add:fixed-cost');
    const block = [
      ['Rent', 'CNY', '100', '200'],
      ['Team', 'CNY', '(50)', ''],
    ];
    const cols = ['label', 'unit', 'p1', 'p2'].map(colOf);
    const edits = block.flatMap((line, down) =>
      line.map((text, index): CellEdit => ({ row: top + down, col: cols[index] ?? 0, text })),
    );
    const lines = edited(plan, planEdit(parts, edits)).lines.slice(1);
    expect(lines.map(({ code, label, kind, unit, entry }) => ({ code, label, kind, unit, entry }))).toEqual([
      {
        code: 'rent_2',
        label: 'Rent',
        kind: 'fixed-cost',
        unit: 'CNY',
        entry: { type: 'series', values: [100, 200] },
      },
      {
        code: 'team',
        label: 'Team',
        kind: 'fixed-cost',
        unit: 'CNY',
        entry: { type: 'series', values: [-50] },
      },
    ]);
  });
});

describe('the range of a driver', () => {
  it('takes the base for the end that was not given', () => {
    const plan = planOf([growth]);
    const columns = assumptionColumns(texts);
    const parts = { plan, rows: driverRows(plan.lines, new Set()), columns, newId: () => 'n' };
    const high = columns.findIndex((column) => column.field === 'high');
    const edit = planEdit(parts, [{ row: 0, col: high, text: '8' }]);
    expect(edited(plan, edit).lines[0]?.range).toEqual({ low: 0.05, high: 0.08 });
    const low = columns.findIndex((column) => column.field === 'low');
    expect(planEdit(parts, [{ row: 0, col: high, text: '1%' }]).problems).toMatchObject([{ code: 'range' }]);
    expect(planEdit(parts, [{ row: 0, col: low, text: '6 %' }]).problems).toMatchObject([{ code: 'range' }]);
  });
});

describe('the unit on show', () => {
  const wan = planOf([], 'wan').settings;
  it('scales a bare number, and takes one with a suffix at its word', () => {
    expect(readFigure('12.3', sales, wan)).toEqual({ kind: 'number', value: 123000 });
    expect(readFigure('12.3万', sales, wan)).toEqual({ kind: 'number', value: 123000 });
    expect(readFigure('5k', sales, wan)).toEqual({ kind: 'number', value: 5000 });
    expect(readFigure('5', growth, wan)).toEqual({ kind: 'number', value: 0.05 });
    expect(readFigure('0.5%', growth, wan)).toEqual({ kind: 'number', value: 0.005 });
  });

  it('gives back what was read, digit for digit', () => {
    for (const value of [123000, 0.1, 1e-7, 98765.4321, -5000]) {
      expect(readFigure(writeFigure(value, sales, wan), sales, wan)).toEqual({ kind: 'number', value });
      expect(readFigure(writeFigure(value, growth, wan), growth, wan)).toEqual({ kind: 'number', value });
    }
  });
});

describe('a line that is moved', () => {
  it('goes past the next line of its own kind and group, wherever that stands', () => {
    const other: Line = { ...blankLine('r2', 'power', 'Power', 'fixed-cost') };
    const lines = [rent, sales, other];
    expect(neighbourIndex(lines, 'r', 1)).toBe(2);
    expect(neighbourIndex(lines, 'r', -1)).toBeNull();
  });
});
