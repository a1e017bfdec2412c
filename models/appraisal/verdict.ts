/**
 * The verdict: accept when NPV at the hurdle is not negative and no set limit is broken; the IRR and the payback
 * are reasons beside it, never votes against it (Brealey/Myers/Allen ch. 5: where they differ, NPV decides).
 */
import type { Settings } from '../plan/schema.ts';
import type { Returns, Verdict } from './types.ts';

type Reason = Verdict['reasons'][number];

export function verdictOf(
  returns: Returns,
  withoutTerminal: Returns,
  hurdle: number,
  settings: Settings,
): Verdict {
  const value = returns.npvAtHurdle;
  if (value === null) return { decision: 'unclear', reasons: [{ code: 'cannot-compute', params: {} }] };
  if (returns.flows.every((flow) => flow === 0)) {
    return { decision: 'unclear', reasons: [{ code: 'no-flows', params: {} }] };
  }
  const payback = paybackReason(withoutTerminal, settings);
  const reasons = [
    { code: value >= 0 ? 'npv-positive' : 'npv-negative', params: { npv: value, hurdle } },
    irrReason(returns, hurdle, value),
    ...payback.reasons,
    ...terminalReason(value, withoutTerminal),
  ];
  return { decision: value >= 0 && !payback.broken ? 'accept' : 'reject', reasons };
}

function irrReason(returns: Returns, hurdle: number, value: number): Reason {
  const { irr } = returns;
  switch (irr.kind) {
    case 'unique':
      // Money first, outlay later: such a case is good when its rate is below the hurdle (Brealey/Myers/Allen ch. 5).
      if (value >= 0 !== irr.rate >= hurdle && isBorrowing(returns.flows)) {
        return { code: 'irr-borrowing', params: { irr: irr.rate, hurdle } };
      }
      return { code: irr.rate >= hurdle ? 'irr-above' : 'irr-below', params: { irr: irr.rate, hurdle } };
    case 'multiple':
      return { code: 'irr-multiple', params: { count: irr.rates.length, rates: irr.rates.join(' ') } };
    case 'none':
      return { code: `irr-none-${irr.reason}`, params: {} };
    case 'unknown':
      return { code: 'irr-unknown', params: {} };
  }
}

function isBorrowing(flows: Float64Array): boolean {
  return (flows.find((flow) => flow !== 0) ?? 0) > 0;
}

function paybackReason(
  returns: Returns,
  settings: Settings,
): { reasons: readonly Reason[]; broken: boolean } {
  const limit = settings.discounting.maxPaybackYears;
  const { payback } = returns;
  if (payback.kind === 'never')
    return { reasons: [{ code: 'payback-never', params: {} }], broken: limit !== null };
  if (payback.kind !== 'reached') return { reasons: [], broken: false };
  const { years } = payback;
  if (limit === null) return { reasons: [{ code: 'payback-reached', params: { years } }], broken: false };
  const broken = years > limit;
  return {
    reasons: [{ code: broken ? 'payback-too-long' : 'payback-within', params: { years, limit } }],
    broken,
  };
}

function terminalReason(value: number, withoutTerminal: Returns): readonly Reason[] {
  const without = withoutTerminal.npvAtHurdle;
  if (without === null || value < 0 || without >= 0) return [];
  return [{ code: 'npv-needs-terminal', params: { npv: without } }];
}
