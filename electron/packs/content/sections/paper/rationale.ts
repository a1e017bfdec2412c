/** Why the project is proposed: the plan's own description, and what kind of case it is in plain facts. */

import type { SectionMaker } from '../../context.ts';
import { notes, paragraphs, paragraphsOf } from '../../writing/blocks.ts';
import { columnTitle } from '../../writing/time-words.ts';

/** Investments that are named one by one. */
const MOST_NAMED = 6;

export const rationale: SectionMaker = (context) => {
  const { plan, words, pack } = context;
  const { paper } = words;
  const described = paragraphsOf(plan.description);
  const commented = pack.sections.some(({ kind, comment }) => kind === 'rationale' && comment.trim() !== '');
  if (described.length === 0 && !commented) return { empty: paper.noRationale };
  const { timeline, settings } = plan;
  const investments = plan.lines.filter(({ kind }) => kind === 'investment');
  const headings = [...new Set(investments.map(({ group, label }) => group.trim() || label))];
  // One heading over all of them says nothing of what is bought.
  const groups = headings.length > 1 ? headings : investments.slice(0, MOST_NAMED).map(({ label }) => label);
  const owners = [...new Set(investments.map(({ owner }) => owner.trim()).filter((owner) => owner !== ''))];
  return {
    blocks: [
      ...paragraphs(...described),
      {
        type: 'facts',
        rows: [
          {
            label: paper.horizon,
            cell: paper.horizonOf(
              String(timeline.periods),
              words.periodicity[timeline.periodicity],
              columnTitle(timeline, 1),
              columnTitle(timeline, timeline.periods),
            ),
          },
          ...(groups.length === 0 ? [] : [{ label: paper.investsIn, cell: groups.join(words.comma) }]),
          ...(owners.length === 0 ? [] : [{ label: paper.answersFor, cell: owners.join(words.comma) }]),
          { label: paper.life, cell: paper.lifeOf[settings.terminalValue.method] },
        ],
      },
      ...(described.length === 0 ? notes(paper.noRationale) : []),
    ],
  };
};
