/** The verdict as sentences: its reasons in their order of weight, figures printed as on the rest of the page. */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { listRates, unbroken, yearsText } from '../../app/use-format.ts';
import { amountIn, type Unit, unitWords } from '../../charts/money-words.ts';
import type { Texts } from '../../i18n/use-text.ts';

export function verdictSentences(texts: Texts, appraisal: Appraisal, unit: Unit): readonly string[] {
  const { currency } = appraisal.plan.settings;
  return appraisal.verdict.reasons.flatMap(({ code, params }) => {
    const printed = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, printedParam(texts, name, value, currency, unit)]),
    );
    const sentence = texts.dynamic('verdict', code, printed);
    return PAID_BACK.has(code) ? [sentence, ...recrossing(texts, appraisal)] : [sentence];
  });
}

const PAID_BACK: ReadonlySet<string> = new Set(['payback-reached', 'payback-within', 'payback-too-long']);

/** A payback that does not last is said right after it; the verdict takes the flows without terminal value. */
function recrossing({ t }: Texts, { returns }: Appraisal): readonly string[] {
  const { payback } = returns.postTax.withoutTerminal;
  if (payback.kind !== 'reached' || !payback.recrosses) return [];
  return payback.lastingYears === null
    ? [t('verdict.payback-lost')]
    : [t('verdict.payback-recrosses', { years: yearsText(payback.lastingYears) })];
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
      return unbroken(formatRate(Number(value)));
    case 'rates':
      return listRates(String(value).split(' ').map(Number));
    case 'years':
    case 'limit':
      return yearsText(Number(value));
    default:
      return value;
  }
}
