/** What the project promised: targets in three values, what is reached so far and expected, and when it is looked at. */
import type { OutlookTarget } from '../../../../contract/tracking/outlook-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, RATE } from '../../figures.ts';
import type { Cell } from '../../pack-content.ts';
import { notes, row, table } from '../../writing/blocks.ts';
import { formOfCode } from '../../writing/line-form.ts';
import { dayAfter, fiscalYears, yearTitle } from '../../writing/time-words.ts';

export const benefits: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const targets = facts.tracking?.outlook?.targets ?? [];
  if (targets.length === 0) return { empty: tracking.noTargets };
  return {
    blocks: [
      table({
        title: tracking.targetsTitle,
        text: [8],
        unit: context.unitText,
        columns: [
          tracking.target,
          tracking.targetYear,
          tracking.levels.baseline,
          tracking.levels.target,
          tracking.levels.challenge,
          tracking.actualToDate,
          tracking.outlookColumn,
          tracking.attainment,
          tracking.reachedColumn,
        ],
        words: 2,
        rows: targets.map((target) => row(cellsOf(context, target))),
        note: tracking.targetsNote,
      }),
      table({
        title: tracking.reviewsTitle,
        columns: [tracking.target, tracking.owner, tracking.reviewOn],
        words: 3,
        rows: targets.map((target) =>
          row([target.name, target.owner || words.none, reviewDay(context, target)]),
        ),
      }),
      ...notes(...targets.flatMap(({ name, flag }) => (flag === null ? [] : [tracking.flags[flag](name)]))),
    ],
  };
};

function cellsOf(context: PackContext, target: OutlookTarget): readonly Cell[] {
  const { words, plan } = context;
  const { tracking } = words;
  const value = (part: string, of: number | null): Cell =>
    figure(`target:${target.targetId}:${part}`, of, formOfCode(context, target.code, of ?? 0));
  const reached = target.closed ? target.reached : (target.reached ?? target.reachedToDate);
  return [
    target.name,
    target.year === null ? tracking.wholePlan : yearTitle(plan.timeline, target.year),
    value('baseline', target.baseline),
    value('target', target.target),
    value('challenge', target.challenge),
    value('toDate', target.actualToDate),
    value('outlook', target.outlook),
    figure(`target:${target.targetId}:attainment`, target.attainment, RATE),
    reached === null ? words.none : tracking.reached[reached],
  ];
}

/** Once the target's year is over: the day after its last period. */
function reviewDay({ plan, words }: PackContext, { year }: OutlookTarget): string {
  const years = fiscalYears(plan.timeline);
  const found =
    year === null ? years.at(-1) : years.find(({ title }) => title === yearTitle(plan.timeline, year));
  return found ? words.tracking.afterYear(dayAfter(plan.timeline, found.to), found.title) : words.none;
}
