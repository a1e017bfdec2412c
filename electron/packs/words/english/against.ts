/**
 * What review and outlook are set against, in English, in two wordings of the same sentences: what was approved, and the
 * plan as it stands where nobody has approved one.
 */

type Part = (name: string) => string;

const SAME = {
  'npv-below-zero': (p: Part): string => `NPV has fallen below zero: ${p('npv')}.`,
  'below-hurdle': (p: Part): string => `The IRR (${p('irr')}) no longer clears the hurdle of ${p('hurdle')}.`,
  'payback-never': (_p: Part): string => 'The money does not come back within the plan any more.',
  'mostly-ahead': (p: Part): string =>
    `${p('amount')} of the loss (${p('share')}) is still ahead and can be acted on.`,
  'verdict-changed': (p: Part): string => `The verdict changed from "${p('from')}" to "${p('to')}".`,
};

const APPROVED = {
  title: 'Approved against expected',
  reference: 'Approved',
  mindEffect: 'F favourable, A adverse, by the effect on profit. Difference = outlook − approved.',
  outlookTotals: 'Whole plan: outlook against approved',
  returnsTitle: 'Returns: outlook against approved',
  reviewTitle: 'Approved against expected over the whole life',
  reviewNote:
    'Happened and still ahead add to the difference. F better, A worse than approved. Differences of rates are percentage points.',
  decisions: { accept: 'approve', reject: 'do not approve', unclear: 'unclear' },
  expectedNpv: (expected: string, gap: string, above: boolean): string =>
    `By the outlook NPV is ${expected}, ${gap} ${above ? 'above' : 'below'} the approved one.`,
  expectedSame: (expected: string): string => `By the outlook NPV is ${expected}, as approved.`,
  expectedIrr: (expected: string, approved: string): string =>
    `The internal rate of return is ${expected} against ${approved} approved.`,
  remarks: {
    ...SAME,
    'npv-lost': (p: Part): string => `NPV is ${p('amount')} (${p('share')}) below the approved one.`,
    'npv-gained': (p: Part): string => `NPV is ${p('amount')} (${p('share')}) above the approved one.`,
    'outlay-over': (p: Part): string => `The outlay is ${p('amount')} (${p('share')}) over the approved one.`,
    'outlay-under': (p: Part): string =>
      `The outlay is ${p('amount')} (${p('share')}) under the approved one: what is not spent yet counts as saved.`,
    'payback-later': (p: Part): string => `The money is back ${p('years')} years later than approved.`,
    'on-course': (_p: Part): string =>
      'On course: nothing differs from the approved plan by more than the thresholds.',
  },
};

const PLANNED: typeof APPROVED = {
  title: 'Planned against expected',
  reference: 'Plan',
  mindEffect: 'F favourable, A adverse, by the effect on profit. Difference = outlook − plan.',
  outlookTotals: 'Whole plan: outlook against plan',
  returnsTitle: 'Returns: outlook against plan',
  reviewTitle: 'Plan against expected over the whole life',
  reviewNote:
    'Happened and still ahead add to the difference. F better, A worse than planned. Differences of rates are percentage points.',
  decisions: { accept: 'passes', reject: 'fails', unclear: 'unclear' },
  expectedNpv: (expected, gap, above) =>
    `By the outlook NPV is ${expected}, ${gap} ${above ? 'above' : 'below'} the planned one.`,
  expectedSame: (expected) => `By the outlook NPV is ${expected}, as planned.`,
  expectedIrr: (expected, planned) =>
    `The internal rate of return is ${expected} against ${planned} planned.`,
  remarks: {
    ...SAME,
    'npv-lost': (p) => `NPV is ${p('amount')} (${p('share')}) below the planned one.`,
    'npv-gained': (p) => `NPV is ${p('amount')} (${p('share')}) above the planned one.`,
    'outlay-over': (p) => `The outlay is ${p('amount')} (${p('share')}) over the planned one.`,
    'outlay-under': (p) =>
      `The outlay is ${p('amount')} (${p('share')}) under the planned one: what is not spent yet counts as saved.`,
    'payback-later': (p) => `The money is back ${p('years')} years later than planned.`,
    'on-course': () => 'On course: nothing differs from the plan by more than the thresholds.',
  },
};

export const AGAINST = { approved: APPROVED, planned: PLANNED };
