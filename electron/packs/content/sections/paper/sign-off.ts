/** Who answers for the paper: what is signed, by version and fingerprint, and a line for everybody who signs. */

import type { SectionMaker } from '../../context.ts';
import { notes } from '../../writing/blocks.ts';

const HASH_SHOWN = 12;

export const signOff: SectionMaker = ({ words, pack, facts, plan }) => {
  const { paper } = words;
  const { checks, ok } = facts.shown;
  const failed = checks.filter((check) => !check.ok).length;
  return {
    blocks: [
      {
        type: 'facts',
        rows: [
          { label: paper.plan, cell: plan.name },
          {
            label: paper.versionLabel,
            cell: facts.approvedAs
              ? words.approvedVersion(facts.seq, facts.approvedAs.name)
              : words.version(facts.seq),
          },
          { label: paper.fingerprint, cell: facts.modelHash.slice(0, HASH_SHOWN) },
          { label: paper.checks, cell: paper.checksOf(checks.length - failed, checks.length) },
        ],
      },
      ...(ok ? [] : notes(paper.notSound)),
      ...(pack.signatories.length > 0
        ? [{ type: 'signatures' as const, rows: pack.signatories.map(({ role, name }) => ({ role, name })) }]
        : notes(paper.noSignatories)),
    ],
  };
};
