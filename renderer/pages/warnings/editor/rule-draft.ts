/**
 * A warning rule while it is being written: where a new one begins, and what about it cannot be kept, field by field.
 * The expressions themselves are read by the host. Pure.
 */
import type { WarningLine, WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';

export type DraftProblem = {
  readonly field: 'name' | 'lines' | 'red' | 'backAt';
  readonly code: 'no-name' | 'no-lines' | 'red-before-yellow' | 'back-not-behind';
};

/** A ratio of actual to plan, bad when above: the rule that most documents ask for first. */
export function newRule(id: string, name: string): WarningRule {
  return {
    id,
    name,
    enabled: true,
    when: 'actual(it) / plan(it)',
    unit: 'percent',
    grain: 'month',
    direction: 'above',
    yellow: { value: 1.1, run: 1 },
    red: { value: 1.2, run: 1 },
    backAt: null,
    floor: null,
    scope: { type: 'kind', kind: 'fixed-cost' },
    owner: '',
    action: '',
    note: '',
  };
}

export function draftProblems(rule: WarningRule): readonly DraftProblem[] {
  const { yellow, red, direction, backAt } = rule;
  const problems: DraftProblem[] = [];
  if (rule.name.trim() === '') problems.push({ field: 'name', code: 'no-name' });
  if (!yellow && !red) problems.push({ field: 'lines', code: 'no-lines' });
  if (yellow && red && !isWorse(red, yellow, direction))
    problems.push({ field: 'red', code: 'red-before-yellow' });
  const first = yellow ?? red;
  if (backAt !== null && first && isBeyond(backAt, first.value, direction))
    problems.push({ field: 'backAt', code: 'back-not-behind' });
  return problems;
}

/** Red may stand at yellow's line if it takes a longer run, or further out with any run; never nearer. */
function isWorse(red: WarningLine, yellow: WarningLine, direction: WarningRule['direction']): boolean {
  if (red.value === yellow.value) return red.run > yellow.run;
  return isBeyond(red.value, yellow.value, direction);
}

function isBeyond(value: number, line: number, direction: WarningRule['direction']): boolean {
  return direction === 'above' ? value > line : value < line;
}

/** As it is kept: without the blanks around what was typed. */
export function tidied(rule: WarningRule): WarningRule {
  const trim = (text: string): string => text.trim();
  return {
    ...rule,
    name: trim(rule.name),
    when: trim(rule.when),
    owner: trim(rule.owner),
    action: trim(rule.action),
    note: trim(rule.note),
    floor: rule.floor && { ...rule.floor, of: trim(rule.floor.of) },
  };
}
