/** The verdict as sentences: its reasons in their order of weight, figures printed as on the rest of the page. */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatMultiple, formatRate } from '../../../models/text/format-number.ts';
import { amountIn, type Unit, unitWords } from '../../charts/money-words.ts';
import type { Texts } from '../../i18n/use-text.ts';

export function verdictSentences(texts: Texts, appraisal: Appraisal, unit: Unit): readonly string[] {
  const { currency } = appraisal.plan.settings;
  return appraisal.verdict.reasons.map(({ code, params }) => {
    const printed = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, printedParam(texts, name, value, currency, unit)]),
    );
    return texts.dynamic('verdict', code, printed);
  });
}

function printedParam(
  texts: Texts,
  name: string,
  value: string | number,
  currency: string,
  unit: Unit,
): string | number {
  switch (name) {
    case 'npv':
      return `${amountIn(Number(value), unit)} ${unitWords(texts, currency, unit)}`;
    case 'irr':
    case 'hurdle':
      return formatRate(Number(value));
    case 'rates':
      return String(value)
        .split(' ')
        .map((rate) => formatRate(Number(rate)))
        .join(' · ');
    case 'years':
    case 'limit':
      return formatMultiple(Number(value)).replace('x', '');
    default:
      return value;
  }
}
