/** Findings as the terminal prints them: amounts in full. Pure. */
import type { Finding } from '../../../models/appraisal/findings.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import type { Language } from '../../contract/common-types.ts';
import { findingSentence } from '../../words/finding-words.ts';

export function findingText(finding: Finding, plan: Plan, language: Language): string {
  return findingSentence(finding, plan, language, {
    amount: (value) => formatAmount(value),
    rate: (value) => formatRate(value),
  });
}
