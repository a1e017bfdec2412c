/** Who answers for the paper: what is signed, by version and fingerprint, and a line for everybody who signs. */

import { reasonSentence } from '../../../../words/verdict-words.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import type { Block } from '../../pack-content.ts';
import { hints, notes, paragraphs, paragraphsOf } from '../../writing/blocks.ts';
import { rangeRemarks } from '../../writing/off-plan.ts';
import { lossWarning, recommendationOf, reservations } from './summary.ts';

const HASH_SHOWN = 12;

export const signOff: SectionMaker = (context) => {
  const { words, pack, facts, plan } = context;
  const { paper } = words;
  const { checks, ok } = facts.shown;
  const failed = checks.filter((check) => !check.ok).length;
  return {
    blocks: [
      ...(pack.template === 'feasibility-study' ? conclusion(context) : []),
      {
        type: 'facts',
        rows: [
          { label: paper.plan, cell: plan.name },
          {
            label: paper.versionLabel,
            cell: facts.approvedAs
              ? words.approvedVersion(facts.seq, facts.approvedAs.name)
              : words.version(facts.seq),
            isState: true,
          },
          { label: paper.fingerprint, cell: facts.modelHash.slice(0, HASH_SHOWN), isState: true },
          { label: paper.checks, cell: paper.checksOf(checks.length - failed, checks.length) },
        ],
      },
      ...(ok ? [] : notes(paper.notSound)),
      ...(pack.signatories.length > 0
        ? [{ type: 'signatures' as const, rows: pack.signatories.map(({ role, name }) => ({ role, name })) }]
        : hints(paper.noSignatories)),
    ],
  };
};

/** A feasibility study ends with what it has found: value, risk, and what is recommended. */
function conclusion(context: PackContext): readonly Block[] {
  const { words, pack, appraisal, facts } = context;
  const { verdict } = appraisal;
  const reasons = verdict.reasons.map((reason) =>
    reasonSentence(reason, context.language, { amount: context.money, rate: (value) => context.rate(value) }),
  );
  const { simulation } = facts;
  const risk =
    simulation?.kind === 'done'
      ? words.study.lossSentence(
          context.rate(simulation.summary.loss.share),
          context.money(-simulation.summary.npv.valueAtRisk),
          context.money(-simulation.summary.npv.expectedShortfall),
          rangeRemarks(context)?.trials ?? '',
        )
      : '';
  const recommendation = paragraphsOf(pack.recommendation);
  return paragraphs(
    reasons.join(words.gap),
    lossWarning(context) === '' ? risk : reservations(context),
    ...(recommendation.length > 0 ? recommendation : [words.lead.recommended(recommendationOf(context))]),
  );
}
