/** What is still to be done: open notes with cause, action, owner and due day; those from earlier months are carried. */

import type { PackContext, SectionMaker } from '../../context.ts';
import { notes as notesBlock, row, table } from '../../writing/blocks.ts';

export const actions: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const open = facts.tracking?.notes ?? [];
  if (open.length === 0) return { empty: tracking.noNotes };
  const today = facts.madeAt.toISOString().slice(0, 10);
  const newest = open.reduce((last, { month }) => (month > last ? month : last), '');
  const carried = open.filter(({ month }) => month < newest).length;
  return {
    blocks: [
      table({
        title: tracking.openActions,
        columns: [
          tracking.concerns,
          tracking.cause,
          tracking.action,
          tracking.owner,
          tracking.due,
          tracking.openedFor,
        ],
        words: 6,
        rows: open.map(({ lineId, cause, comment, action, owner, due, month }) =>
          row([
            subject(context, lineId),
            cause.trim() || comment.trim() || words.none,
            action.trim() || words.none,
            owner.trim() || words.none,
            due === null ? words.none : due < today ? tracking.overdue(due) : due,
            month,
          ]),
        ),
      }),
      ...notesBlock(carried === 0 ? '' : tracking.carriedNote(carried)),
    ],
  };
};

/** A line, or a total by its words. */
function subject({ words, facts }: PackContext, lineId: string): string {
  return (
    words.tracking.totals[lineId] ??
    facts.plan.lines.find(({ id }) => id === lineId)?.label ??
    words.removedLine
  );
}
