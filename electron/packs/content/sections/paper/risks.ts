/**
 * What may go wrong and what is done then: drivers that can turn the verdict, what the reviewer found in the plan, the
 * early-warning lines with their actions, and the fallbacks of milestones.
 */
import type { Finding } from '../../../../../models/appraisal/findings.ts';
import { findingSentence } from '../../../../words/finding-words.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import type { Block, TableRow } from '../../pack-content.ts';
import { hints, notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { driverLabel, driverNumber } from '../../writing/line-form.ts';
import { rangeRemarks } from '../../writing/off-plan.ts';
import { ruleLine } from '../../writing/rule-words.ts';
import { turnOf } from '../../writing/turning-points.ts';
import { signedRate } from './summary.ts';

export const risks: SectionMaker = (context) => {
  const { words, facts, plan } = context;
  const { paper } = words;
  const drivers = driverRows(context);
  const rules = (plan.warnings ?? []).filter(({ enabled }) => enabled);
  const fallbacks = (plan.milestones ?? []).filter(({ fallback }) => fallback.trim() !== '');
  const findings = facts.shown.findings.filter(({ severity }) => severity !== 'note');
  if (drivers.length + rules.length + fallbacks.length + findings.length === 0)
    return { empty: paper.noRisks };
  // A scenario moves no ranges, so nobody is asked to move them.
  const inScenario = context.pack.scenarioId === null ? null : rangeRemarks(context);
  const said = (finding: Finding): string =>
    findingSentence(finding, plan, context.language, {
      amount: context.money,
      rate: (value) => context.rate(value),
    });
  const blocks: Block[] = [];
  if (drivers.length > 0) {
    blocks.push(
      table({
        title: paper.riskDrivers,
        columns: [paper.driver, paper.planned, paper.turnsAt, paper.room, paper.owner],
        text: [4],
        rows: drivers,
        note: paper.riskDriversNote,
      }),
    );
  }
  if (rules.length > 0) {
    blocks.push(
      table({
        title: paper.warningLines,
        columns: [paper.watched, paper.lineAt, paper.response, paper.owner],
        words: 4,
        rows: rules.map((rule) =>
          row([rule.name, ruleLine(context, rule), rule.action || words.none, rule.owner || words.none]),
        ),
      }),
    );
  }
  if (fallbacks.length > 0) {
    blocks.push(
      table({
        title: paper.fallbacks,
        columns: [
          words.tracking.milestone,
          words.tracking.due,
          words.tracking.fallback,
          words.tracking.owner,
        ],
        words: 4,
        rows: fallbacks.map(({ name, due, fallback, owner }) =>
          row([name, due, fallback, owner || words.none]),
        ),
      }),
    );
  }
  return {
    blocks: [
      ...blocks,
      ...(findings.length === 0 ? [] : paragraphs(paper.foundTitle)),
      ...notes(
        ...findings.filter((finding) => finding.code !== 'uncertainty-off-plan' || !inScenario).map(said),
        ...(inScenario?.lines ?? []),
      ),
      ...(rules.length === 0 ? hints(paper.noRules) : []),
    ],
  };
};

function driverRows(context: PackContext): readonly TableRow[] {
  const { facts, lines, words } = context;
  return (facts.sensitivity?.switches ?? []).flatMap((found) => {
    const { driver, planned } = found;
    const nearest = turnOf(context, found);
    if (!nearest || planned === null) return [];
    const owner = driver.kind === 'line' ? lines.get(driver.code)?.owner : '';
    return [
      row([
        driverLabel(context, driver),
        driverNumber(context, driver, planned),
        driverNumber(context, driver, nearest.at),
        nearest.relative === null ? words.none : signedRate(nearest.relative),
        owner || words.none,
      ]),
    ];
  });
}
