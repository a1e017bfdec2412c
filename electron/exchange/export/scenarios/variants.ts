/**
 * The model of a plan with all its scenarios in one: for every line that a scenario overrides a row as planned, a row
 * for each kind of override, and the line itself, which takes one of them. Only what differs is added; every other
 * line is the plan's own. Also the two lines that the two-way table shifts. Pure.
 */
import { hasOpening, type ModelLine } from '../../../../models/formula/model-line.ts';
import { renameInFormula } from '../../../../models/formula/names.ts';
import { canonicalEntry } from '../../../../models/plan/canonical.ts';
import { sameValue } from '../../../../models/plan/same-value.ts';
import type { Entry, Line } from '../../../../models/plan/schema.ts';
import { periodsPerYear } from '../../../../models/plan/timeline.ts';
import type { LineChange } from '../../../../models/plan/what-if/scenario-schema.ts';
import { withLiveSettings } from '../formulas/live-settings.ts';
import type { Member, ScenarioSet } from './members.ts';

export type Adjustment = Extract<LineChange, { type: 'scale' | 'shift' }>;

export type VariantRow = {
  /** Code of the line in the model that holds this row, and key of the row in the workbook. */
  readonly key: string;
  readonly entry: Entry;
  /** Places among the members. */
  readonly members: readonly number[];
  /** A factor or an amount on the row as planned. */
  readonly adjustment: Adjustment | null;
};

export type Shift = 'x' | 'y';

/** Codes of the lines of the model that hold the number of the scenario and the shifts. */
export const SCENARIO_LINE = '$scenario';
export const SHIFT_LINES = { x: '$shift_x', y: '$shift_y' } as const;

export type LineVariants = {
  readonly code: string;
  /** Key of the row as planned. */
  readonly base: string;
  readonly rows: readonly VariantRow[];
  /** For each member the key of its row. */
  readonly rowOf: readonly string[];
};

export type Variants = {
  readonly lines: ReadonlyMap<string, LineVariants>;
  /** Lines that are only shifted: their own row in the workbook is the row of this line of the model. */
  readonly plain: ReadonlyMap<string, string>;
  /** Statement rows whose formula differs: for each member the code of the line that holds its formula. */
  readonly statements: ReadonlyMap<string, readonly string[]>;
  /** What the engine is given. */
  readonly model: readonly ModelLine[];
};

export type ShiftedLines = { readonly x: string | null; readonly y: string | null };

/** Places of members that cannot be among the others: a line has an opening in one and none in the other. */
export function unfit({ members }: ScenarioSet): readonly number[] {
  const [own] = members;
  const opens = new Map(own.appraisal.model.lines.map((line) => [line.code, hasOpening(line)]));
  return members.flatMap(({ appraisal }, at) => {
    const fits = appraisal.model.lines.every(
      (line) => (opens.get(line.code) ?? hasOpening(line)) === hasOpening(line),
    );
    return fits ? [] : [at];
  });
}

/** `chosen` is the member whose figures the model gives. */
export function variantsOf({ members }: ScenarioSet, chosen: number, shifted: ShiftedLines): Variants {
  const [own] = members;
  const lines = new Map<string, LineVariants>();
  const plain = new Map<string, string>();
  const model: ModelLine[] = [];
  for (const line of own.appraisal.model.lines.filter(({ code }) => !code.startsWith('$'))) {
    const planned = own.plan.lines.find(({ code }) => code === line.code);
    const found = planned && lineVariants(members, planned, line);
    const shift = shifted.x === line.code ? 'x' : shifted.y === line.code ? 'y' : null;
    if (!found || (found.rows.length === 0 && shift === null)) {
      model.push(line);
      continue;
    }
    if (found.rows.length > 0) lines.set(line.code, found);
    else plain.set(line.code, found.base);
    model.push(...modelOf(found, line, shift));
  }
  const statements = new Map<string, readonly string[]>();
  const hasPretaxRate = members.some(({ plan }) => typeof plan.settings.discounting.preTaxRate === 'number');
  const generated = members.map((member) => generatedLines(member, hasPretaxRate));
  const codes = new Set(generated.flatMap((each) => [...each.keys()]));
  for (const code of codes) {
    const each = generated.map((ofMember) => ofMember.get(code));
    const all = each.flatMap((line) => line ?? []);
    const shown = each[chosen];
    if (shown && isOneFormula(each, members)) {
      model.push(shown);
      continue;
    }
    const own = new Map<string, string>();
    const keys = each.map((line, at) => {
      const text = line ? JSON.stringify(line.entry) : '';
      const key = own.get(text) ?? `$m${at + 1}__${code}`;
      if (!own.has(text)) {
        own.set(text, key);
        model.push({
          code: key,
          entry: line?.entry ?? { type: 'formula', formula: '0' },
          holdsAtOpening: all[0]?.holdsAtOpening ?? true,
        });
      }
      return key;
    });
    statements.set(code, keys);
    model.push({
      code,
      entry: { type: 'formula', formula: choice(keys) },
      holdsAtOpening: all[0]?.holdsAtOpening ?? true,
    });
  }
  if (members.length > 1) model.push(constantLine(SCENARIO_LINE, chosen + 1));
  for (const shift of ['x', 'y'] as const)
    if (shifted[shift]) model.push(constantLine(SHIFT_LINES[shift], 0));
  return { lines, plain, statements, model };
}

function constantLine(code: string, value: number): ModelLine {
  return { code, entry: { type: 'constant', value }, holdsAtOpening: true };
}

/** if($scenario == 2, b, if($scenario == 3, c, a)); the engine sees that each of them may be read. */
function choice(keys: readonly string[]): string {
  const [base = '0', ...others] = keys;
  return others.reduceRight((otherwise, key, at) => {
    return key === base ? otherwise : `if(${SCENARIO_LINE} == ${at + 2}, ${key}, ${otherwise})`;
  }, base);
}

function modelOf(variants: LineVariants, line: ModelLine, shift: Shift | null): readonly ModelLine[] {
  const { base, rows, rowOf, code } = variants;
  const opens = hasOpening(line);
  // A shift fills the periods of a series, and its opening only where it has one.
  const moves = line.entry.type === 'series' ? typeof line.entry.opening === 'number' : opens;
  const factor = shift === null ? '' : ` * (1 + ${SHIFT_LINES[shift]})`;
  return [
    { code, entry: { type: 'formula', formula: `(${choice(rowOf)})${factor}` }, holdsAtOpening: opens },
    { ...line, code: base, entry: selfNamed(line.entry, code, base) },
    ...rows.map(({ key, entry, adjustment }) => ({
      ...line,
      code: key,
      entry,
      // A factor or an amount works on the opening wherever there is one.
      holdsAtOpening: adjustment ? moves : line.holdsAtOpening,
    })),
  ];
}

function selfNamed(entry: Entry, from: string, to: string): Entry {
  if (entry.type !== 'formula') return entry;
  const renamed = (text: string): string => renameInFormula(text, from, to);
  return {
    type: 'formula',
    formula: renamed(entry.formula),
    ...(entry.opening === undefined ? {} : { opening: renamed(entry.opening) }),
  };
}

function lineVariants(members: readonly Member[], planned: Line, line: ModelLine): LineVariants {
  const { code } = line;
  const base = `$base__${code}`;
  const rows = new Map<
    string,
    { key: string; entry: Entry; members: number[]; adjustment: Adjustment | null }
  >();
  const rowOf = members.map((member, at) => {
    const adjustment = adjustmentOf(member, planned.id);
    const own = member.plan.lines.find(({ id }) => id === planned.id)?.entry ?? planned.entry;
    if (!adjustment && sameValue(canonicalEntry(own), canonicalEntry(planned.entry))) return base;
    const name = JSON.stringify(adjustment ?? own);
    const known = rows.get(name);
    if (known) {
      known.members.push(at);
      return known.key;
    }
    const key = `$s${at + 1}__${code}`;
    const entry: Entry = adjustment
      ? { type: 'formula', formula: adjusted(base, adjustment) }
      : selfNamed(own, code, key);
    rows.set(name, { key, entry, members: [at], adjustment });
    return key;
  });
  return { code, base, rows: [...rows.values()], rowOf };
}

function adjusted(base: string, adjustment: Adjustment): string {
  return adjustment.type === 'scale' ? `${base} * (${adjustment.factor})` : `${base} + (${adjustment.by})`;
}

function adjustmentOf({ overrides }: Member, lineId: string): Adjustment | null {
  const own = overrides.find((each) => each.target === 'line' && each.lineId === lineId);
  if (own?.target !== 'line') return null;
  const { change } = own;
  if (change.type === 'scale') return change.factor === 1 ? null : change;
  return change.type === 'shift' && change.by !== 0 ? change : null;
}

function generatedLines(member: Member, hasPretaxRate: boolean): ReadonlyMap<string, ModelLine> {
  const lines = member.appraisal.model.lines.filter(({ code }) => code.startsWith('$'));
  const live = withLiveSettings(lines, member.plan);
  const own = hasPretaxRate ? withPretaxRate(live, member) : live;
  return new Map(own.map((line) => [line.code, line]));
}

/** The line whose row in the workbook is the discount rate of the flows before tax. */
export const PRETAX_RATE_LINE = '$pretax_discount';

/** The perpetuity before tax divides by its own rate: a number in one scenario, the plan's rate in another. */
function withPretaxRate(lines: readonly ModelLine[], { plan, discountings }: Member): readonly ModelLine[] {
  if (plan.settings.terminalValue.method !== 'perpetuity') return lines;
  const values = [...discountings.preTax.annualRates];
  return [
    ...lines.map((line) => {
      if (line.code !== '$terminal_value_pretax' || line.entry.type !== 'formula') return line;
      const formula = line.entry.formula.replace(
        /max\(0, (?:\$discount_rate|-?[\d.e+-]+) - /,
        `max(0, ${PRETAX_RATE_LINE} - `,
      );
      return { ...line, entry: { ...line.entry, formula } };
    }),
    {
      code: PRETAX_RATE_LINE,
      entry: { type: 'series', values, opening: values[0] ?? 0 },
      holdsAtOpening: true,
    },
  ];
}

/** Numbers are chosen on the Assumptions sheet, and so are the weights of a perpetuity, which follow from a rate. */
function isOneFormula(lines: readonly (ModelLine | undefined)[], members: readonly Member[]): boolean {
  const [first] = lines;
  if (!first) return false;
  return lines.every((line, at) => {
    if (!line || line.holdsAtOpening !== first.holdsAtOpening) return false;
    if (line.entry.type !== 'formula' || first.entry.type !== 'formula')
      return line.entry.type !== 'formula' && first.entry.type !== 'formula';
    if (line.entry.opening !== first.entry.opening) return false;
    const member = members[at];
    if (member && hasLiveWeights(line.code, member)) {
      return withoutWeights(line.entry.formula) === withoutWeights(first.entry.formula);
    }
    return line.entry.formula === first.entry.formula;
  });
}

function hasLiveWeights(code: string, { plan }: Member): boolean {
  return (
    code.startsWith('$terminal_value') &&
    plan.settings.terminalValue.method === 'perpetuity' &&
    periodsPerYear(plan.timeline) > 1
  );
}

function withoutWeights(formula: string): string {
  return formula.replace(/, \[[^\]]*\]\)/g, ', [])');
}
