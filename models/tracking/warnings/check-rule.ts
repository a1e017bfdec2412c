/**
 * A rule read against a plan: its expressions parsed, its names found, its lines and its line of return in order. What
 * comes out can be evaluated; whatever cannot comes back as problems, all of them, each with its place.
 */
import { nearest } from '../../formula/parse/suggest.ts';
import { err, ok, type Result } from '../../plan/result.ts';
import type { Line, Plan } from '../../plan/schema.ts';
import type { Grain, WarningRule } from '../../plan/tracking/warning-schema.ts';
import { parseExpression } from './expression/parse-expression.ts';
import { type AmountName, type AmountNode, amountsIn, type RuleAst } from './expression/rule-ast.ts';
import { IT } from './expression/rule-functions.ts';
import { ACTUAL_TOTALS, isActualTotal, type RuleInputs } from './rule-inputs.ts';
import { fromFormulaError, type ProblemField, type RuleProblem, ruleProblem } from './rule-problem.ts';
import { linesOfScope } from './rule-scope.ts';

export type CheckedRule = {
  readonly rule: WarningRule;
  readonly when: RuleAst;
  readonly floor: RuleAst | null;
  /** Empty: the rule watches the plan as a whole. */
  readonly lines: readonly Line[];
};

export function checkRule(
  rule: WarningRule,
  inputs: RuleInputs,
): Result<CheckedRule, readonly RuleProblem[]> {
  const { plan } = inputs.plan.appraisal;
  const whole = rule.scope.type === 'plan';
  const when = checkExpression('when', rule.when, { inputs, whole, grain: rule.grain });
  const floor = rule.floor && checkExpression('floor', rule.floor.of, { inputs, whole, grain: rule.grain });
  const lines = linesOfScope(plan, rule.scope);
  const problems = [
    ...(when.ok ? [] : when.error),
    ...(!floor || floor.ok ? [] : floor.error),
    ...scopeProblems(rule, lines),
    ...lineProblems(rule),
  ];
  if (!when.ok || (floor && !floor.ok) || problems.length > 0) return err(problems);
  return ok({ rule, when: when.value, floor: floor ? floor.value : null, lines });
}

export type Place = {
  readonly inputs: RuleInputs;
  /** The plan as a whole is watched: there is no `it`. */
  readonly whole: boolean;
  readonly grain: Grain;
};

export function checkExpression(
  field: ProblemField,
  text: string,
  place: Place,
): Result<RuleAst, readonly RuleProblem[]> {
  const parsed = parseExpression(text);
  if (!parsed.ok) return err([fromFormulaError(field, parsed.error)]);
  const problems = amountsIn(parsed.value)
    .map((node) => amountProblem(node, place))
    .flatMap((found) => (found ? [{ ...found, field }] : []));
  return problems.length > 0 ? err(problems) : ok(parsed.value);
}

/** Every code that may stand in the brackets of an amount: lines first, then totals. */
export function codesFor({ plan }: RuleInputs): readonly string[] {
  const { appraisal } = plan;
  return [...appraisal.plan.lines.map(({ code }) => code), ...appraisal.rows.map(({ code }) => code)];
}

function amountProblem({ amount, start, end }: AmountNode, place: Place): RuleProblem | null {
  const { fn, code, name } = amount;
  const at = (problem: RuleProblem, span = { start, end }): RuleProblem => ({ ...problem, ...span });
  const { inputs, whole, grain } = place;
  if (code === null) {
    if (whole) {
      const message = `'${IT}' is a line of the scope, and this watches the plan as a whole: name the line.`;
      return at(ruleProblem('when', 'no-scope', message, { name: IT }), name);
    }
  } else {
    const unknown = nameProblem(inputs, fn, code);
    if (unknown) return at(unknown, name);
  }
  if (fn === 'flexed' && !inputs.flexed) {
    return at(ruleProblem('when', 'no-flexed', 'There is no flexed plan to compare with.'));
  }
  if (fn === 'outlook' && !inputs.outlook) {
    return at(ruleProblem('when', 'no-outlook', 'There is no outlook to read from.'));
  }
  return fn === 'p10' || fn === 'p90' ? bandProblem(inputs, grain, at) : null;
}

function nameProblem(inputs: RuleInputs, fn: AmountName, code: string): RuleProblem | null {
  const { plan } = inputs.plan.appraisal;
  if (plan.lines.some((line) => line.code === code)) return null;
  if (!inputs.plan.byCode(code)) {
    const suggestion = nearest(code, codesFor(inputs));
    const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    const params = suggestion === undefined ? { name: code } : { name: code, suggestion };
    return ruleProblem('when', 'unknown-name', `There is no line '${code}'.${hint}`, params);
  }
  const fromActuals = fn === 'actual' || fn === 'flexed' || fn === 'remaining';
  if (!fromActuals || isActualTotal(code)) return null;
  const known = Object.keys(ACTUAL_TOTALS).join(', ');
  const message = `${code} cannot be added up from actuals. Those that can are ${known}.`;
  return ruleProblem('when', 'not-in-actuals', message, { name: code, hint: known });
}

function bandProblem(
  inputs: RuleInputs,
  grain: Grain,
  at: (problem: RuleProblem) => RuleProblem,
): RuleProblem | null {
  if (grain === 'day' || grain === 'week') {
    const message = 'The simulated band is known by period of the plan: take months or longer.';
    return at(ruleProblem('when', 'band-grain', message));
  }
  if (inputs.band) return null;
  const message = 'No line of the approved plan is uncertain, so there is no band.';
  return at(ruleProblem('when', 'no-band', message));
}

function scopeProblems({ scope }: WarningRule, lines: readonly Line[]): readonly RuleProblem[] {
  if (scope.type === 'plan' || lines.length > 0) return [];
  const params =
    scope.type === 'group' ? { group: scope.group } : scope.type === 'kind' ? { kind: scope.kind } : {};
  return [ruleProblem('scope', 'empty-scope', 'The plan has no line that this watches.', params)];
}

/** Red may stand on yellow with a longer run, or further out; the line of return never beyond the first of them. */
function lineProblems({ yellow, red, backAt, direction }: WarningRule): readonly RuleProblem[] {
  const sign = direction === 'above' ? 1 : -1;
  const problems: RuleProblem[] = [];
  if (!yellow && !red)
    problems.push(ruleProblem('lines', 'no-lines', 'Give at least one line, yellow or red.'));
  if (yellow && red) {
    const further = sign * (red.value - yellow.value);
    if (further < 0 || (further === 0 && red.run <= yellow.run)) {
      problems.push(
        ruleProblem('lines', 'red-before-yellow', 'Red must be further out than yellow, or later.'),
      );
    }
  }
  const first = yellow ?? red;
  if (backAt !== null && first && sign * (backAt - first.value) > 0) {
    problems.push(ruleProblem('backAt', 'back-not-behind', 'The line of return lies beyond the first line.'));
  }
  return problems;
}

/** The label of a code for people; a total has none. */
export function labelOf(plan: Plan, code: string): string {
  return plan.lines.find((line) => line.code === code)?.label ?? '';
}
