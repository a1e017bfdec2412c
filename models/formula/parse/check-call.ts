/**
 * Checks one function call: is the function known, is the number of arguments right, are the arguments that must be
 * plain numbers plain numbers, and is a list of weights where it belongs.
 */

import { LIMITS } from '../../plan/limits.ts';
import { type FormulaError, formulaError, type Span } from '../formula-error.ts';
import type { Ast } from './ast.ts';
import { FUNCTIONS, isFunctionName } from './functions.ts';
import { nearest } from './suggest.ts';

export function checkCall(
  name: string,
  args: readonly Ast[],
  nameSpan: Span,
  callSpan: Span,
): FormulaError | undefined {
  if (!isFunctionName(name)) return unknownFunction(name, nameSpan);
  const { min, max, signature } = FUNCTIONS[name];
  if (args.length < min || args.length > max) {
    const params = { reason: 'count', name, count: args.length, min, max, hint: signature };
    const message = `${name} takes ${countText(min, max)}, not ${args.length}: ${signature}.`;
    return formulaError('wrong-arguments', params, message, callSpan);
  }
  if (name === 'spread') return checkSpread(args);
  if (name === 'lag' || name === 'lead') return checkDistance(name, args[1]);
  return undefined;
}

function unknownFunction(name: string, span: Span): FormulaError {
  const suggestion = nearest(name, Object.keys(FUNCTIONS));
  const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  const params = suggestion === undefined ? { name } : { name, suggestion };
  return formulaError('unknown-function', params, `There is no function '${name}'.${hint}`, span);
}

function checkSpread(args: readonly Ast[]): FormulaError | undefined {
  const [, weights] = args;
  if (args[0]?.kind === 'weights' || weights?.kind !== 'weights') {
    const hint = FUNCTIONS.spread.signature;
    const params = { reason: 'weights', name: 'spread', hint };
    return formulaError('wrong-arguments', params, `spread takes a list of numbers: ${hint}.`, weights);
  }
  if (weights.values.length > LIMITS.periods) {
    const params = { reason: 'weights-count', name: 'spread', max: LIMITS.periods };
    return formulaError(
      'wrong-arguments',
      params,
      `spread takes at most ${LIMITS.periods} weights.`,
      weights,
    );
  }
  return undefined;
}

function checkDistance(name: string, distance: Ast | undefined): FormulaError | undefined {
  if (distance?.kind === 'number' && Number.isInteger(distance.value) && distance.value <= LIMITS.periods) {
    return undefined;
  }
  const hint = 'the number of periods is a whole number from 0 on, such as 3';
  const params = { reason: 'distance', name, max: LIMITS.periods, hint };
  return formulaError('wrong-arguments', params, `${name}: ${hint}.`, distance);
}

function countText(min: number, max: number): string {
  if (min === max) return `${min} argument${min === 1 ? '' : 's'}`;
  return max > 100 ? `at least ${min}` : `${min} to ${max} arguments`;
}
