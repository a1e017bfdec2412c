/**
 * A finding as a sentence: its code's translation with parameters as money in the plan's unit, rates, counts, names
 * and months. Where a formula or a cell is at fault, the engine's own reason is told. Pure but for the hook.
 */

import { useCallback } from 'react';
import type { Finding } from '../../models/appraisal/findings.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { formatAmount, formatRate } from '../../models/text/format-number.ts';
import { amountIn, unitWords } from '../charts/money-words.ts';
import { columnWords } from '../charts/time-words.ts';
import { nameOf } from '../explain/code-words.ts';
import { cellTrouble, troubleText } from '../grid/plan/cell-trouble.ts';
import { type Texts, useText } from '../i18n/use-text.ts';
import { formulaErrorText } from './formula-error-text.ts';
import { unbroken } from './use-format.ts';

const RATES: ReadonlySet<string> = new Set(['growth', 'rate', 'share', 'actual', 'from', 'to']);
const MONEY: ReadonlySet<string> = new Set(['value', 'worst']);

export function useFindingText(appraisal: Appraisal): (finding: Finding) => string {
  const texts = useText();
  return useCallback((finding) => findingSentence(texts, appraisal, finding), [texts, appraisal]);
}

export function findingSentence(texts: Texts, appraisal: Appraisal, finding: Finding): string {
  const printed = Object.fromEntries(
    Object.entries(finding.params).map(([name, value]) => [
      name,
      printedParam(texts, appraisal, name, value),
    ]),
  );
  const params = { ...printed, ...reasonOf(texts, appraisal, finding) };
  return texts.dynamic('findings', finding.code, params, String(finding.params.message ?? finding.code));
}

function printedParam(
  texts: Texts,
  { plan }: Appraisal,
  name: string,
  value: string | number,
): string | number {
  if (typeof value !== 'number') return value;
  const { currency, displayUnit } = plan.settings;
  if (RATES.has(name)) return unbroken(formatRate(value));
  if (MONEY.has(name)) {
    // A difference of a cent must not be printed as nothing.
    const fine = Math.abs(value) < 1;
    const amount = fine ? formatAmount(value, { digits: 6 }) : amountIn(value, displayUnit);
    return `${amount} ${unitWords(texts, currency, fine ? 'one' : displayUnit)}`;
  }
  return Number.isInteger(value) ? formatCount(value) : formatAmount(value, { digits: 2 });
}

/** Periods and counts: grouped, and zero as a figure rather than a dash. */
function formatCount(value: number): string {
  return value === 0 ? '0' : formatAmount(value);
}

/** What stands at the cell: why the formula cannot be read, or why it has no number, and when. */
function reasonOf(
  texts: Texts,
  appraisal: Appraisal,
  { code, lineCode, column = 1, params }: Finding,
): { readonly [name: string]: string } {
  if (lineCode === undefined) return {};
  if (code === 'depends-on-error') return { on: nameOf(texts, appraisal, String(params.on)) };
  if (code === 'cell-error') {
    const why = troubleText(texts, appraisal, cellTrouble(appraisal, lineCode, column));
    return { why, when: columnWords(texts, appraisal.plan.timeline, column) };
  }
  if (code !== 'formula-error') return {};
  const message = String(params.message ?? '');
  return { why: formulaErrorText({ code: String(params.code), params, message }, texts) };
}
