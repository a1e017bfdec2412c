/** The reasons of a verdict as the terminal prints them: amounts in full with the currency. Pure. */
import type { Verdict } from '../../../models/appraisal/types.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import type { Language } from '../../contract/common-types.ts';
import { reasonSentence } from '../../words/verdict-words.ts';

export function reasonText(reason: Verdict['reasons'][number], plan: Plan, language: Language): string {
  return reasonSentence(reason, language, {
    amount: (value) => `${formatAmount(value)} ${plan.settings.currency}`,
    rate: (value) => formatRate(value),
  });
}
