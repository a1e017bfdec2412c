/**
 * The plan's cash flow at every point of the two-way table, as live rows: what moves with the two lines is computed
 * again, everything else is read from its own place. They follow every input, and the scenario, as the plan does.
 */
import { evaluateModel } from '../../../../models/formula/compile.ts';
import type { Entry } from '../../../../models/plan/schema.ts';
import { type Book, lineLook, SCENARIO_NUMBER } from '../book.ts';
import type { ShiftAxis, TwoWay } from '../extras.ts';
import { type CellReferences, excelText } from '../formulas/excel-text.ts';
import type { LiveModel } from '../formulas/live-model.ts';
import { slotRows } from '../formulas/working-rows.ts';
import { SCENARIO_LINE, SHIFT_LINES } from '../scenarios/variants.ts';
import { formula, type Refs, type Row, type TimeSheet } from '../sheet-model.ts';
import { type Cone, coneOf } from './cone.ts';

export type Point = { readonly x: number; readonly y: number };

const PLAIN_REFERENCE = /^(?:'[^']+'!|[A-Za-z]+!)?\$?[A-Z]+\$?\d+$|^\d+(?:\.\d+)?$/;

/** Formulas of all points together; more make a workbook slow to open. */
const MOST_FORMULAS = 24_000;

export const X_AXIS = '@twoWayX';

export function yAxis(at: number): string {
  return `@twoWayY.${at}`;
}

/** Points of the table that are no link to the plan itself: all but the middle. */
export function pointsOf({ x, y }: TwoWay): readonly Point[] {
  return y.shifts.flatMap((down, atY) =>
    x.shifts.flatMap((across, atX) => (down === 0 && across === 0 ? [] : [{ x: atX, y: atY }])),
  );
}

export type PointPlan = {
  readonly cone: Cone;
  /** The table as it is shown: of a large plan the ends and the middle only. */
  readonly twoWay: TwoWay;
  /** false: even so it has no room, and its figures are stated. */
  readonly isLive: boolean;
};

export function planPoints(book: Book, model: LiveModel): PointPlan | null {
  const { twoWay } = book.extras;
  if (!twoWay) return null;
  const cone = coneOf(
    model.evaluation.model.program,
    [twoWay.x.code, twoWay.y.code],
    ['$fcf', '$terminal_value'],
  );
  const fits = (each: TwoWay): boolean =>
    cone.rows.length * (book.periods + 1) * pointsOf(each).length <= MOST_FORMULAS;
  if (fits(twoWay)) return { cone, twoWay, isLive: true };
  const small = { x: endsOf(twoWay.x), y: endsOf(twoWay.y) };
  return fits(small) ? { cone, twoWay: small, isLive: true } : { cone, twoWay, isLive: false };
}

function endsOf(axis: ShiftAxis): ShiftAxis {
  const { shifts } = axis;
  const last = shifts.length - 1;
  return { ...axis, shifts: shifts.filter((shift, at) => at === 0 || at === last || shift === 0) };
}

/** The key of a row of the model at a point; its own key where it does not move. */
export function pointKey(model: LiveModel, cone: Cone, code: string, point: Point): string {
  const slot = model.evaluation.model.program.resolved.index.get(code);
  return slot !== undefined && cone.slots.has(slot) ? keyAt(model, slot, point) : code;
}

function keyAt(model: LiveModel, slot: number, { x, y }: Point): string {
  return `@at.${x}.${y}.${model.rowKey(slot)}`;
}

export function pointSheet(book: Book, model: LiveModel, plan: PointPlan | null): TimeSheet | null {
  if (!plan?.isLive) return null;
  const { twoWay, cone } = plan;
  return {
    key: 'points',
    title: book.moreWords.sheets.points,
    rows: pointsOf(twoWay).flatMap((point) => pointRows(book, model, cone, twoWay, point)),
  };
}

function pointRows(book: Book, model: LiveModel, cone: Cone, { x, y }: TwoWay, point: Point): readonly Row[] {
  const [across, down] = [x.shifts[point.x] ?? 0, y.shifts[point.y] ?? 0];
  const shifts = new Map<string, Entry>([
    [SHIFT_LINES.x, { type: 'constant', value: across }],
    [SHIFT_LINES.y, { type: 'constant', value: down }],
  ]);
  const { slots: values } = evaluateModel(model.evaluation.model, shifts);
  const shadow = shadowModel(
    model,
    cone,
    point,
    [...book.variants.statements.values()].flat(),
    // The workspace of the model is reused by the next point.
    cone.rows.map((slot) => [slot, Float64Array.from(values[slot] ?? [])]),
  );
  return [
    { label: `${x.label} ${percent(across)}, ${y.label} ${percent(down)}`, look: 'group', number: 'text' },
    ...cone.rows.flatMap((slot) => shadowRows(book, shadow, slot)),
  ];
}

function percent(shift: number): string {
  return `${shift > 0 ? '+' : ''}${Math.round(shift * 1000) / 10} %`;
}

function shadowModel(
  model: LiveModel,
  cone: Cone,
  point: Point,
  statements: readonly string[],
  values: readonly (readonly [number, Float64Array])[],
): LiveModel {
  const known = new Map(values);
  const own = new Set(cone.rows);
  // Formulas of statement rows that differ between scenarios stand in the row that chooses among them.
  const { index } = model.evaluation.model.program.resolved;
  const rowless = new Set(statements.flatMap((code) => index.get(code) ?? []));
  const rowKey = (slot: number): string =>
    cone.slots.has(slot) ? keyAt(model, slot, point) : model.rowKey(slot);
  const references = (column: number, refs: Refs): CellReferences => {
    const plain = model.references(column, refs);
    const self: CellReferences = {
      ...plain,
      slot: (slot, at) => {
        switch (model.rowKey(slot)) {
          case SCENARIO_LINE:
            return refs.constant(SCENARIO_NUMBER);
          case SHIFT_LINES.x:
            return refs.cell(X_AXIS, point.x);
          case SHIFT_LINES.y:
            return refs.total(yAxis(point.y));
        }
        if (!cone.slots.has(slot) && !rowless.has(slot)) return plain.slot(slot, at);
        if (model.isOneValue(slot)) return refs.constant(rowKey(slot));
        if (own.has(slot)) return refs.cell(rowKey(slot), at);
        const found = model.slots[slot];
        if (found?.kind !== 'formula') throw new Error(`Slot ${slot} has no row.`);
        const text = excelText(at === 0 ? found.opening : found.periods, self);
        return PLAIN_REFERENCE.test(text) ? text : `(${text})`;
      },
      whole: (slot) => {
        if (!cone.slots.has(slot)) return plain.whole(slot);
        return model.isOneValue(slot) ? null : refs.range(rowKey(slot), 0, plain.periods);
      },
    };
    return self;
  };
  return { ...model, rowKey, references, values: (slot) => known.get(slot) ?? new Float64Array(0) };
}

function shadowRows({ words, plan, periods }: Book, shadow: LiveModel, slot: number): readonly Row[] {
  const found = shadow.slots[slot];
  const key = shadow.rowKey(slot);
  const code = shadow.evaluation.model.lines[slot]?.code;
  if (found?.kind !== 'formula' || code === undefined) {
    return slotRows(shadow, slot, periods).map((row) => ({ ...row, outline: 1 }));
  }
  const values = shadow.values(slot);
  const line = plan.lines.find((each) => each.code === code);
  const name = code.startsWith('$') ? (STATEMENT_NAMES.get(code) ?? code) : code;
  return [
    {
      key,
      label: line?.label ?? words.rows[name] ?? code,
      unit: line?.unit ?? '',
      look: code === '$fcf' ? 'subtotal' : 'line',
      number:
        line?.kind === 'driver' || line?.kind === 'memo'
          ? lineLook({ values: () => values }, line)
          : 'amount',
      outline: 1,
      cell: (column, refs) =>
        formula(
          excelText(column === 0 ? found.opening : found.periods, shadow.references(column, refs)),
          values[column] ?? Number.NaN,
        ),
    },
  ];
}

/** Words of the statement rows that usually stand here. */
const STATEMENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['$revenue', 'revenue'],
  ['$ebitda', 'ebitda'],
  ['$taxable_profit', 'taxableProfit'],
  ['$loss_used', 'lossUsed'],
  ['$losses', 'losses'],
  ['$tax_charge', 'taxCharge'],
  ['$tax_payable', 'taxPayable'],
  ['$working_capital', 'workingCapital'],
  ['$terminal_value', 'terminalValue'],
  ['$fcf', 'fcf'],
]);
