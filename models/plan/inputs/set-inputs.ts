/**
 * Single inputs of a plan by name: what one holds, and the change that sets several at once. An input is a constant, a cell
 * of a series, the opening of a line, or a number of the settings. Pure: it gives a change and applies nothing.
 */
import type { Change, SimpleChange } from '../change.ts';
import type { Line, Plan, Settings } from '../schema.ts';

export type InputPlace = {
  /** A line's code, or the path of a setting such as settings.tax.rate. */
  readonly target: string;
  /** Column of the plan, 0 the opening; null for a constant or a single setting. */
  readonly column: number | null;
};

export type InputValue = InputPlace & { readonly value: number | null };

/** What the input holds now; undefined where the plan has no such input. An empty cell is null. */
export function inputOf(plan: Plan, { target, column }: InputPlace): number | null | undefined {
  const line = plan.lines.find(({ code }) => code === target);
  if (line) return ofLine(line, column, plan.timeline.periods);
  if (!target.startsWith('settings.')) return undefined;
  const value = valueAt(plan, target);
  if (column === null) return typeof value === 'number' ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  const cell: unknown = value[column - 1];
  return typeof cell === 'number' ? cell : null;
}

function ofLine({ entry }: Line, column: number | null, periods: number): number | null | undefined {
  if (entry.type === 'formula') return undefined;
  if (column === 0) return entry.opening ?? null;
  if (entry.type === 'constant') return column === null ? entry.value : undefined;
  return column === null || column > periods ? undefined : (entry.values[column - 1] ?? null);
}

/** One change for all inputs that the plan has; null where it has none of them. */
export function setInputs(plan: Plan, inputs: readonly InputValue[]): Change | null {
  const known = inputs.filter((input) => inputOf(plan, input) !== undefined);
  const changes: SimpleChange[] = [...lineChanges(plan, known), ...settingChanges(plan, known)];
  const [only] = changes;
  if (!only) return null;
  return changes.length === 1 ? only : { type: 'batch', changes };
}

function lineChanges(plan: Plan, inputs: readonly InputValue[]): readonly SimpleChange[] {
  const changes: SimpleChange[] = [];
  for (const line of plan.lines) {
    const own = inputs.filter(({ target }) => target === line.code);
    if (own.length === 0) continue;
    if (line.entry.type === 'series') {
      const cells = own.flatMap(({ column, value }) =>
        column === null ? [] : [{ lineId: line.id, column, value }],
      );
      changes.push({ type: 'set-cells', cells });
    } else if (line.entry.type === 'constant') {
      const value = own.find(({ column }) => column === null);
      const opening = own.find(({ column }) => column === 0);
      changes.push({
        type: 'set-entry',
        lineId: line.id,
        entry: {
          ...line.entry,
          ...(value && { value: value.value ?? 0 }),
          ...(opening && { opening: opening.value }),
        },
      });
    }
  }
  return changes;
}

/** Whole sections of the settings are replaced, so all numbers of one are set together. */
function settingChanges(plan: Plan, inputs: readonly InputValue[]): readonly SimpleChange[] {
  const own = inputs.filter(({ target }) => target.startsWith('settings.'));
  if (own.length === 0) return [];
  let root: unknown = { settings: plan.settings };
  const sections = new Set<string>();
  for (const input of own) {
    root = withInput(root, input.target.split('.'), input);
    sections.add(input.target.split('.')[1] ?? '');
  }
  const settings = valueAt(root, 'settings');
  const patch = Object.fromEntries(
    Object.entries(settings ?? {}).filter(([key]) => sections.has(key)),
  ) as Partial<Settings>;
  return [{ type: 'set-settings', settings: patch }];
}

/** A copy in which one number is another; a path that is not there leaves it as it is. */
function withInput(owner: unknown, [key, ...rest]: readonly string[], input: InputValue): unknown {
  if (key === undefined) return setValue(owner, input);
  if (typeof owner !== 'object' || owner === null || !Object.hasOwn(owner, key)) return owner;
  const inner: unknown = Reflect.get(owner, key);
  return { ...owner, [key]: withInput(inner, rest, input) };
}

function setValue(old: unknown, { column, value }: InputValue): unknown {
  if (column === null || !Array.isArray(old)) return value;
  const cells: unknown[] = [...old];
  while (cells.length < column) cells.push(null);
  cells[column - 1] = value;
  return cells;
}

/** The value at a path such as settings.tax.rate, own properties only. */
function valueAt(root: unknown, path: string): unknown {
  let value: unknown = root;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
