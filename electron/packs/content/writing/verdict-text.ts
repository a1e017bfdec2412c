/** A verdict in a cell: whether a case passes, and if not, by what it fails. Also at which rate it was found. */
import type { Verdict } from '../../../../models/appraisal/types.ts';
import type { PackContext } from '../context.ts';

const FAILURES = {
  'npv-negative': 'npv',
  'payback-too-long': 'payback',
  'payback-never': 'payback',
} as const;

export function verdictText({ words, plan }: PackContext, { decision, reasons }: Verdict): string {
  const { clears, fails } = words.paper;
  const why = decision === 'reject' ? failuresOf(reasons, plan.settings.discounting.maxPaybackYears) : [];
  return why.length === 0
    ? clears[decision]
    : fails(why.map((each) => words.paper.failsBy[each]).join(words.comma));
}

/** Why a case fails, without the word that it does. */
export function failureText({ words, plan }: PackContext, { reasons }: Verdict): string {
  return failuresOf(reasons, plan.settings.discounting.maxPaybackYears)
    .map((each) => words.paper.failsBy[each])
    .join(words.comma);
}

/** A payback that never comes fails only where there is a limit. */
function failuresOf(
  reasons: Verdict['reasons'],
  limit: number | null,
): readonly (typeof FAILURES)[keyof typeof FAILURES][] {
  return reasons.flatMap(({ code }) => {
    if (code === 'payback-never' && limit === null) return [];
    return code in FAILURES ? [FAILURES[code as keyof typeof FAILURES]] : [];
  });
}

/** '' where NPV is discounted at the hurdle; else the hurdle, since the verdict is found at it. */
export function hurdleApart({ appraisal, rate }: Pick<PackContext, 'appraisal' | 'rate'>): string {
  const same = appraisal.discountRates.every((each) => Math.abs(each - appraisal.hurdle) < 1e-12);
  return same ? '' : rate(appraisal.hurdle);
}
