/**
 * The three scenarios that every board asks for, made from a plan: the plan itself, an optimistic one and a downturn.
 * Promises ordinary overrides that anyone can edit or remove, and lines chosen so that no volume is scaled twice.
 * The words and the ids are passed in; nothing is computed of the plan's results.
 */
import { namesIn } from '../models/formula/names.ts';
import type { SimpleChange } from '../models/plan/change.ts';
import type { Entry, Line, Plan } from '../models/plan/schema.ts';
import type { LineChange, Override, Scenario } from '../models/plan/what-if/scenario-schema.ts';

export type ReadyMadeWords = {
  readonly base: string;
  readonly optimistic: string;
  readonly downturn: string;
};
type PutScenario = Extract<SimpleChange, { type: 'put-scenario' }>;

const PROBABILITIES = { base: 0.5, optimistic: 0.2, downturn: 0.3 } as const;
/** Volume in good and bad times, as factors. */
const VOLUME = { optimistic: 1.1, downturn: 0.8 } as const;
/** Customers lost, as factors: a downturn loses 30 % more of them. */
const CHURN = { optimistic: 0.9, downturn: 1.3 } as const;
/** Percentage points of risk added to the discount rate in a downturn. */
const PREMIUM = 0.02;

const CHURN_NAME = /churn|attrition|流失/i;
const RETENTION_NAME = /retention|留存/i;

/**
 * Appends base (50 %), optimistic (20 %) and downturn (30 %) to the scenarios of the plan.
 * Downturn: where the plan has a churn (or retention) driver, churn x 1.3; else volume x 0.8; and 2 points of risk
 * premium on the rate either way. Optimistic: volume x 1.1 and churn x 0.9. Volume is the count driver that each revenue
 * line rests on, such as visits; in a plan without one, the revenue lines and the variable costs that do not follow them.
 */
export function readyMade(plan: Plan, words: ReadyMadeWords, newId: () => string): readonly PutScenario[] {
  const lost = lossLines(plan);
  const volume = volumeLines(plan);
  const scaled = (factor: number): readonly Override[] =>
    volume.map((line) => onLine(line, { type: 'scale', factor }));
  const losing = (factor: number): readonly Override[] =>
    lost.map(({ line, measure }) => onLine(line, lossChange(line, measure, factor)));
  const premium: Override = {
    target: 'setting',
    setting: 'ratePremium',
    change: { type: 'replace', value: PREMIUM },
  };
  const scenario = (key: keyof ReadyMadeWords, overrides: readonly Override[]): Scenario => ({
    id: newId(),
    name: words[key],
    parentId: null,
    overrides: [...overrides],
    probability: PROBABILITIES[key],
  });
  const made = [
    scenario('base', []),
    scenario('optimistic', [...scaled(VOLUME.optimistic), ...losing(CHURN.optimistic)]),
    scenario('downturn', [...(lost.length > 0 ? losing(CHURN.downturn) : scaled(VOLUME.downturn)), premium]),
  ];
  const first = plan.scenarios?.length ?? 0;
  return made.map((each, index) => ({ type: 'put-scenario', scenario: each, index: first + index }));
}

type Loss = { readonly line: Line; readonly measure: 'churn' | 'retention' };

function lossLines(plan: Plan): readonly Loss[] {
  return plan.lines.flatMap((line): readonly Loss[] => {
    if (line.kind !== 'driver') return [];
    const named = (pattern: RegExp): boolean => pattern.test(line.code) || pattern.test(line.label);
    if (named(CHURN_NAME)) return [{ line, measure: 'churn' }];
    // A formula that builds on its own past would lose customers again in every period.
    const buildsOnItself = line.entry.type === 'formula' && namesIn(line.entry.formula).includes(line.code);
    return named(RETENTION_NAME) && !buildsOnItself ? [{ line, measure: 'retention' }] : [];
  });
}

/** Churn is scaled; of retention it is the part that is lost, so 65 % kept becomes 1 - 1.3 x 35 % = 54.5 %. */
function lossChange({ entry }: Line, measure: Loss['measure'], factor: number): LineChange {
  if (measure === 'churn') return { type: 'scale', factor };
  const kept = (retention: number): number =>
    // Twelve digits: 0.545 rather than the 0.5449999999999999 of binary arithmetic.
    Number(Math.min(1, Math.max(0, 1 - factor * (1 - retention))).toPrecision(12));
  switch (entry.type) {
    case 'constant':
      return { type: 'replace', value: kept(entry.value) };
    case 'series': {
      const values = entry.values.map((value) => (value === null ? null : kept(value)));
      const opening = typeof entry.opening === 'number' ? { opening: kept(entry.opening) } : {};
      return { type: 'series', values, ...opening };
    }
    case 'formula': {
      const wrapped = (text: string): string => `max(0, min(1, 1 - ${factor} * (1 - (${text}))))`;
      const opening = entry.opening === undefined ? {} : { opening: wrapped(entry.opening) };
      return { type: 'formula', formula: wrapped(entry.formula), ...opening };
    }
  }
}

function volumeLines(plan: Plan): readonly Line[] {
  const byCode = new Map(plan.lines.map((line) => [line.code, line]));
  const above = precedents(byCode);
  const revenues = plan.lines.filter((line) => line.kind === 'revenue' && !isEmpty(line.entry));
  const currency = plan.settings.currency.toUpperCase();
  const counts = plan.lines.filter((line) => line.kind === 'driver' && isCount(line, currency));
  const chosen = new Set<Line>();
  const uncovered: Line[] = [];
  for (const revenue of revenues) {
    const own = counts.filter(({ code }) => above(revenue.code).has(code));
    // The one at the root: scaling another that follows it would scale twice.
    const root = own.find(({ code }) =>
      own.every((other) => other.code === code || !above(code).has(other.code)),
    );
    if (root) chosen.add(root);
    else uncovered.push(revenue);
  }
  const drivers = [...chosen].filter(
    ({ code }) => ![...chosen].some((other) => other.code !== code && above(code).has(other.code)),
  );
  const moved = (line: Line): boolean =>
    [...drivers, ...uncovered].some(({ code }) => code !== line.code && above(line.code).has(code));
  const revenuesAlone = uncovered.filter((line) => !moved(line));
  // Costs that move with sales in truth, but are typed or rest on drivers that stay as they are.
  const costs =
    revenuesAlone.length === 0
      ? []
      : plan.lines.filter((line) => line.kind === 'variable-cost' && !isEmpty(line.entry) && !moved(line));
  const costsAlone = costs.filter(
    ({ code }) => !costs.some((other) => other.code !== code && above(code).has(other.code)),
  );
  return plan.lines.filter((line) => [...drivers, ...revenuesAlone, ...costsAlone].includes(line));
}

const RATIO = /[%％/／×]|^x$|倍|率/;
const MONEY = /[元圆円$€£¥￥]/;
const TIME = /^(days?|weeks?|months?|quarters?|years?|hours?|天|日|周|月|个月|季|季度|年|小时)$/i;

/** Something that is counted: visits, clients, tonnes. Not money, time, a share, or an amount of one thing per another. */
function isCount({ unit, entry }: Line, currency: string): boolean {
  const text = unit.trim();
  if (text === '' || text.toUpperCase() === currency || isEmpty(entry)) return false;
  return ![RATIO, MONEY, TIME].some((pattern) => pattern.test(text));
}

function isEmpty(entry: Entry): boolean {
  if (entry.type === 'formula') return entry.formula.trim() === '';
  if ((entry.opening ?? 0) !== 0) return false;
  return entry.type === 'constant' ? entry.value === 0 : entry.values.every((value) => (value ?? 0) === 0);
}

/** The codes a line rests on, directly or by way of others, itself included where its formula looks back. */
function precedents(byCode: ReadonlyMap<string, Line>): (code: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (code) => {
    const found = known.get(code);
    if (found) return found;
    const reached = new Set<string>();
    const open = [code];
    while (open.length > 0) {
      const line = byCode.get(open.pop() ?? '');
      if (line?.entry.type !== 'formula') continue;
      for (const name of namesIn(`${line.entry.formula} ${line.entry.opening ?? ''}`)) {
        if (reached.has(name)) continue;
        reached.add(name);
        open.push(name);
      }
    }
    known.set(code, reached);
    return reached;
  };
}

function onLine({ id, label }: Line, change: LineChange): Override {
  return { target: 'line', lineId: id, label, change };
}
