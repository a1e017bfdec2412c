/**
 * At which grain a rule judges a line: the one it names, or, where it may follow the bookings, a longer one if a line that
 * it reads is booked more rarely. A rent booked on the 2nd is no overrun of the week of the 2nd. Pure.
 */
import type { Line, Plan } from '../../../plan/schema.ts';
import type { Grain, WarningLine } from '../../../plan/tracking/warning-schema.ts';
import { spreadOf } from '../../planned/spread.ts';
import type { CheckedRule } from '../check-rule.ts';
import { type Amount, amountsIn, type RuleAst } from '../expression/rule-ast.ts';
import { ACTUAL_TOTALS, isActualTotal, type RuleInputs } from '../rule-inputs.ts';
import { type LineRhythm, lineRhythm, RHYTHMS, type Rhythm } from './line-rhythm.ts';

export type Judged = {
  readonly grain: Grain;
  /** With the runs as they are at this grain. */
  readonly yellow: WarningLine | null;
  readonly red: WarningLine | null;
  /** The line that is booked most rarely, if more rarely than the rule's own grain. */
  readonly rarest: { readonly line: Line; readonly rhythm: LineRhythm } | null;
};

export type Rhythms = {
  readonly of: (line: Line) => LineRhythm | null;
  /** The lines that set the rhythm of a total, by its code. */
  readonly within: (total: string) => readonly Line[];
};

/** Lines that make up less than this of a total together do not set its rhythm. */
const SMALL = 0.05;
const DAYS = { day: 1, week: 7, month: 30.4375, quarter: 91.3125 } as const satisfies Record<Rhythm, number>;

/** Rhythms of the lines of one state of the actuals, each read once. */
export function rhythmsOf({ plan, sums, calendar, through }: RuleInputs): Rhythms {
  const known = new Map<string, LineRhythm | null>();
  const totals = new Map<string, readonly Line[]>();
  const { lines } = plan.appraisal.plan;

  return {
    of({ id }) {
      const ready = known.get(id);
      if (ready !== undefined) return ready;
      const own = sums.get(id);
      const rhythm = own && through !== null ? lineRhythm(own, calendar, through) : null;
      known.set(id, rhythm);
      return rhythm;
    },
    within(total) {
      const ready = totals.get(total);
      if (ready) return ready;
      const made = isActualTotal(total) ? largeLines(lines, ACTUAL_TOTALS[total], sums) : [];
      totals.set(total, made);
      return made;
    },
  };
}

function largeLines(
  lines: readonly Line[],
  signs: Readonly<Partial<Record<string, 1 | -1>>>,
  sums: RuleInputs['sums'],
): readonly Line[] {
  const sized = lines
    .filter(({ kind }) => signs[kind] !== undefined)
    .map((each) => ({ each, size: Math.abs(sums.get(each.id)?.running.at(-1) ?? 0) }))
    .toSorted((a, b) => a.size - b.size);
  let left = SMALL * sized.reduce((sum, { size }) => sum + size, 0);
  return sized.flatMap(({ each, size }) => {
    left -= size;
    return left >= 0 ? [] : [each];
  });
}

/**
 * `it`: the line that null stands for in the expression. A rule that does not follow the bookings keeps its grain, and so
 * does one whose number grows with the time it is taken over (an amount of a week against a figure): a month of it would
 * stand against the figure of a week. Runs become the fewest stretches that last as long: 2 weeks are 1 month.
 */
export function judgedGrain(
  checked: CheckedRule,
  it: Line | null,
  inputs: RuleInputs,
  rhythms: Rhythms,
): Judged {
  const { rule, when } = checked;
  const { plan } = inputs.plan.appraisal;
  const rarest = rarestOf(checked, it, inputs, rhythms);
  const named = stepOf(rule.grain);
  const rarer = rarest !== null && isRarer(rarest.rhythm, named) ? rarest : null;
  const { grain, yellow, red } = rule;
  const follows = rule.asBooked === true && growth(when, plan, it) === 0;
  if (!rarer || !follows || grain === 'year-to-date' || grain === 'project') {
    return { grain, yellow, red, rarest: rarer };
  }
  const longer = stretchOf(rarer.rhythm);
  const judged = (line: WarningLine | null): WarningLine | null =>
    line && { ...line, run: lastingRun(line.run, named, longer) };
  return { grain: longer, yellow: judged(yellow), red: judged(red), rarest: rarer };
}

/** Those that begin at a fixed day grow by months. */
export function stepOf(grain: Grain): Rhythm {
  return grain === 'year-to-date' || grain === 'project' ? 'month' : grain;
}

function isRarer(rhythm: LineRhythm, than: LineRhythm): boolean {
  const rank = (of: LineRhythm): number => (of === 'irregular' ? RHYTHMS.length : RHYTHMS.indexOf(of));
  return rank(rhythm) > rank(than);
}

/** Nothing longer than a quarter can be waited for. */
function stretchOf(rhythm: LineRhythm): Rhythm {
  return rhythm === 'irregular' ? 'quarter' : rhythm;
}

function lastingRun(run: number, named: Rhythm, judged: Rhythm): number {
  return Math.max(1, Math.ceil((run * DAYS[named]) / DAYS[judged]));
}

function rarestOf(
  { rule: { grain }, when }: CheckedRule,
  it: Line | null,
  inputs: RuleInputs,
  rhythms: Rhythms,
): Judged['rarest'] {
  let rarest: Judged['rarest'] = null;
  for (const { amount } of amountsIn(when)) {
    const running = amount.over !== 'bucket' || amount.fn === 'remaining' || stepOf(grain) !== grain;
    for (const line of bookedLines(amount, it, inputs, rhythms)) {
      const rhythm = rhythms.of(line);
      if (rhythm === null || (running && !setsRunning(line, rhythm))) continue;
      if (rarest === null || isRarer(rhythm, rarest.rhythm)) rarest = { line, rhythm };
    }
  }
  return rarest;
}

/**
 * What has been spent so far on a project is known with each invoice, however far apart they are; of a cost that comes
 * every month it is known when the month has been booked.
 */
function setsRunning({ kind }: Line, rhythm: LineRhythm): boolean {
  return kind !== 'investment' && rhythm !== 'irregular';
}

/** The lines whose bookings an amount adds up; what stands on every day (a rate, a balance) has no rhythm. */
function bookedLines(
  { fn, code }: Amount,
  it: Line | null,
  { plan }: RuleInputs,
  rhythms: Rhythms,
): readonly Line[] {
  if (fn !== 'actual' && fn !== 'remaining') return [];
  if (code !== null && isActualTotal(code)) return rhythms.within(code);
  const line = code === null ? it : plan.appraisal.plan.lines.find((each) => each.code === code);
  return line && spreadOf(line) === 'sum' ? [line] : [];
}

/** By which power of its time a number grows: 1 an amount, 0 a ratio of amounts; null where its parts differ. */
function growth(ast: RuleAst, plan: Plan, it: Line | null): number | null {
  const of = (part: RuleAst): number | null => growth(part, plan, it);
  switch (ast.kind) {
    case 'number':
      return 0;
    case 'days':
      return 1;
    case 'amount': {
      const { over, code } = ast.amount;
      const line = code === null ? it : (plan.lines.find((each) => each.code === code) ?? null);
      return over === 'bucket' && ast.amount.fn !== 'remaining' && (!line || spreadOf(line) === 'sum')
        ? 1
        : 0;
    }
    case 'negative':
      return of(ast.arg);
    case 'call': {
      const grown = ast.args.map(of);
      return grown.every((each) => each === grown[0]) ? (grown[0] ?? 0) : null;
    }
    case 'binary': {
      const [left, right] = [of(ast.left), of(ast.right)];
      if (left === null || right === null) return null;
      if (ast.op === '/') return left - right;
      if (ast.op === '*') return left + right;
      if (ast.op === '^') return left === 0 && right === 0 ? 0 : null;
      return left === right ? left : null;
    }
  }
}
