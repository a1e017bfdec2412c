/**
 * What differs between two plans, in groups that can be changed one without the others: a line, a setting, the
 * timeline. Lines that only make sense together (a new line and the formula that names it) are one group. Words and
 * notes are no difference. Nothing is computed here.
 */
import { namesIn } from '../../models/formula/names.ts';
import type { Line, Plan, Settings } from '../../models/plan/schema.ts';

export type LineChange = { readonly from: Line | null; readonly to: Line | null };
type Discounting = keyof Settings['discounting'];
type Tax = keyof Settings['tax'];
export type SettingChange =
  | { readonly section: 'discounting'; readonly key: Discounting }
  | { readonly section: 'tax'; readonly key: Tax }
  | { readonly section: 'workingCapital' | 'terminalValue' | 'timeline'; readonly key: null };

export type Difference =
  | { readonly kind: 'lines'; readonly changes: readonly LineChange[] }
  | { readonly kind: 'setting'; readonly change: SettingChange };

/** In the order of the lines, those of the second plan that are new after them, then settings, then the timeline. */
export function differencesOf(from: Plan, to: Plan): readonly Difference[] {
  const before = new Map(from.lines.map((line) => [line.id, line]));
  const after = new Map(to.lines.map((line) => [line.id, line]));
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .map((id): LineChange => ({ from: before.get(id) ?? null, to: after.get(id) ?? null }))
    .filter((change) => !same(essence(change.from), essence(change.to)));
  return [
    ...together(changes).map((group): Difference => ({ kind: 'lines', changes: group })),
    ...settingChanges(from, to).map((change): Difference => ({ kind: 'setting', change })),
  ];
}

/** The differences with those of lines under one heading (the line's group) made one; lines without a heading stay. */
export function byHeading(differences: readonly Difference[]): readonly Difference[] {
  const headings = new Map<string, number>();
  const merged: Difference[] = [];
  for (const difference of differences) {
    const [first] = difference.kind === 'lines' ? difference.changes : [];
    const heading = (first?.to ?? first?.from)?.group ?? '';
    const at = headings.get(heading);
    const before = at === undefined ? undefined : merged[at];
    if (difference.kind === 'lines' && at !== undefined && before?.kind === 'lines') {
      merged[at] = { kind: 'lines', changes: [...before.changes, ...difference.changes] };
      continue;
    }
    if (difference.kind === 'lines' && heading !== '') headings.set(heading, merged.length);
    merged.push(difference);
  }
  return merged;
}

/** The first plan with some of the differences of the second. */
export function withDifferences(from: Plan, to: Plan, differences: readonly Difference[]): Plan {
  let plan = from;
  for (const difference of differences) {
    plan =
      difference.kind === 'lines'
        ? { ...plan, lines: difference.changes.reduce(withLine, plan.lines) }
        : withSetting(plan, to, difference.change);
  }
  return plan;
}

function withLine(lines: Line[], { from, to }: LineChange): Line[] {
  if (!from) return to ? [...lines, to] : lines;
  return to
    ? lines.map((line) => (line.id === from.id ? to : line))
    : lines.filter(({ id }) => id !== from.id);
}

function withSetting(plan: Plan, to: Plan, { section, key }: SettingChange): Plan {
  if (section === 'timeline') return { ...plan, timeline: to.timeline };
  const { settings } = plan;
  const section_ = to.settings[section];
  if (key === null) return { ...plan, settings: { ...settings, [section]: section_ } };
  const entries = Object.entries(settings[section]).filter(([name]) => name !== key);
  const taken = Object.entries(section_).filter(([name]) => name === key);
  return { ...plan, settings: { ...settings, [section]: Object.fromEntries([...entries, ...taken]) } };
}

function settingChanges(from: Plan, to: Plan): readonly SettingChange[] {
  const a = from.settings;
  const b = to.settings;
  const discounting = new Set([
    ...Object.keys(a.discounting),
    ...Object.keys(b.discounting),
  ]) as Set<Discounting>;
  const tax = new Set([...Object.keys(a.tax), ...Object.keys(b.tax)]) as Set<Tax>;
  const changes: SettingChange[] = [];
  for (const key of discounting) {
    if (!same(a.discounting[key], b.discounting[key])) changes.push({ section: 'discounting', key });
  }
  for (const key of tax) if (!same(a.tax[key], b.tax[key])) changes.push({ section: 'tax', key });
  for (const section of ['workingCapital', 'terminalValue'] as const) {
    if (!same(a[section], b[section])) changes.push({ section, key: null });
  }
  if (!same(from.timeline, to.timeline)) changes.push({ section: 'timeline', key: null });
  return changes;
}

/** Of a line, what its figures depend on. */
function essence(line: Line | null): unknown {
  if (!line) return null;
  const { code, kind, entry, investment, workingCapital, financing, taxExempt, outsideBudget } = line;
  return [code, kind, entry, investment, workingCapital, financing, taxExempt, outsideBudget];
}

/**
 * Changes joined where one names a code that the other brings, takes away or changes, or both lay claim to one code (a
 * line deleted and made anew): two lines of one code can't stand in a plan between.
 */
function together(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const group = changes.map((_, index) => index);
  changes.forEach((change, index) => {
    const moved = new Set(change.from?.code === change.to?.code ? [] : [change.from?.code, change.to?.code]);
    changes.forEach((other, at) => {
      const own = [other.from, other.to].flatMap((line) => (line ? [line.code, ...namesOf(line)] : []));
      if (!own.some((name) => moved.has(name))) return;
      const [keep, drop] = [group[index], group[at]];
      group.forEach((of, k) => {
        if (of === drop && keep !== undefined) group[k] = keep;
      });
    });
  });
  const groups = new Map<number, LineChange[]>();
  changes.forEach((change, index) => {
    const key = group[index] ?? index;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  });
  return [...groups.values()];
}

function namesOf(line: Line): readonly string[] {
  const { entry, workingCapital, investment } = line;
  const proceeds = investment?.disposal?.proceeds;
  const texts = [
    ...(entry.type === 'formula' ? [entry.formula, entry.opening ?? ''] : []),
    ...(typeof proceeds === 'string' ? [proceeds] : []),
  ];
  const units = [investment?.book, investment?.tax].flatMap((method) =>
    method?.method === 'units-of-production' ? [method.units] : [],
  );
  return [...texts.flatMap(namesIn), ...(workingCapital?.of ?? []), ...units];
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
