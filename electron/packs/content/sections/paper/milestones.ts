/** The plan by dates: milestones with their gates, where each stands, who answers, and what is done if it is missed. */
import type { MilestoneRow } from '../../../../contract/tracking/warning-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { notes, row, table } from '../../writing/blocks.ts';
import { expressionText, numberInRule } from '../../writing/rule-words.ts';

export const milestones: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const rows = facts.tracking?.milestones ?? [];
  if (rows.length === 0) return { empty: tracking.noMilestones };
  const missed = rows.filter(({ state }) => state === 'missed');
  return {
    blocks: [
      table({
        title: tracking.milestonesTitle,
        columns: [
          tracking.milestone,
          tracking.due,
          tracking.gate,
          tracking.state,
          tracking.owner,
          tracking.fallback,
        ],
        words: 6,
        rows: rows.map((each) => {
          const { milestone } = each;
          return row([
            milestone.name,
            milestone.due,
            gateText(context, each),
            stateText(context, each),
            milestone.owner || words.none,
            milestone.fallback || words.none,
          ]);
        }),
      }),
      ...notes(
        missed.length === 0
          ? ''
          : tracking.missed(missed.map(({ milestone }) => milestone.name).join(words.comma)),
      ),
    ],
  };
};

/** 'Revenue since the start at least CNY 1,200 thousand; now 800'. */
export function gateText(context: PackContext, { milestone, condition }: MilestoneRow): string {
  const { words } = context;
  const asked = milestone.condition;
  if (!asked) return words.tracking.noGate;
  const described = condition?.description;
  if (!condition || !described) return words.tracking.gateUnread;
  const number = (value: number): string => numberInRule(context, described, value);
  const said = words.tracking.gateOf(expressionText(context, described), asked.is, number(asked.value));
  const now = condition.value === null ? '' : words.tracking.gateNow(number(condition.value));
  const expected = condition.expected === null ? '' : words.tracking.gateExpected(number(condition.expected));
  return `${said}${now}${expected}`;
}

export function stateText(
  { words }: PackContext,
  { state, reachedOn, late, daysLeft }: MilestoneRow,
): string {
  const { milestoneState } = words.tracking;
  switch (state) {
    case 'reached':
      return late ? milestoneState.late(reachedOn ?? '') : milestoneState.reached(reachedOn ?? '');
    case 'missed':
      return milestoneState.missed(-daysLeft);
    case 'due-soon':
      return milestoneState.soon(daysLeft);
    case 'on-the-way':
      return milestoneState.onTheWay(daysLeft);
  }
}
