/**
 * A board pack from its facts, in one language: the sections in the user's order, each number once with its text and its
 * place in the model, and how the headline numbers came about. Pure: the same facts give the same content.
 */
import type { Pack, SectionKind } from '../../../models/plan/packs/pack-schema.ts';
import type { Language } from '../../contract/common-types.ts';
import { createContext, type PackContext, type SectionMaker } from './context.ts';
import { explanationsOf } from './explain/explain-figures.ts';
import type { PackFacts } from './facts.ts';
import { legibleColours } from './legible-colours.ts';
import type { PackContent, PackMeta, Section } from './pack-content.ts';
import { assumptions } from './sections/paper/assumptions.ts';
import { benefits } from './sections/paper/benefits.ts';
import { cashFlows } from './sections/paper/cash-flows.ts';
import { funding } from './sections/paper/funding.ts';
import { milestones } from './sections/paper/milestones.ts';
import { options } from './sections/paper/options.ts';
import { outlay } from './sections/paper/outlay.ts';
import { rationale } from './sections/paper/rationale.ts';
import { returns } from './sections/paper/returns.ts';
import { risks } from './sections/paper/risks.ts';
import { signOff } from './sections/paper/sign-off.ts';
import { summary } from './sections/paper/summary.ts';
import { scenarioName } from './sections/scenario-columns.ts';
import { npvBridge } from './sections/study/npv-bridge.ts';
import { portfolio } from './sections/study/portfolio.ts';
import { scenarios } from './sections/study/scenarios.ts';
import { sensitivity } from './sections/study/sensitivity.ts';
import { simulation } from './sections/study/simulation.ts';
import { twoWay } from './sections/study/two-way.ts';
import { actions } from './sections/tracking/actions.ts';
import { lights } from './sections/tracking/lights.ts';
import { outlook } from './sections/tracking/outlook.ts';
import { profitBridge } from './sections/tracking/profit-bridge.ts';
import { review } from './sections/tracking/review.ts';
import { variance } from './sections/tracking/variance.ts';
import { paragraphsOf } from './writing/blocks.ts';

const MAKERS: Readonly<Record<SectionKind, SectionMaker>> = {
  summary,
  rationale,
  options,
  outlay,
  'cash-flows': cashFlows,
  returns,
  sensitivity,
  'two-way': twoWay,
  scenarios,
  'npv-bridge': npvBridge,
  simulation,
  funding,
  milestones,
  benefits,
  risks,
  assumptions,
  'sign-off': signOff,
  lights,
  variance,
  'profit-bridge': profitBridge,
  outlook,
  actions,
  review,
  portfolio,
};

/** Hurdle's own, where the company has given none. */
export const HURDLE_COLOURS = { primary: '#1f4e79', accent: '#c55a11' } as const;

/** `pack` is the one the facts were gathered for; its words may have changed since, its sections' needs may not. */
export function composePack(facts: PackFacts, pack: Pack, language: Language): PackContent {
  const context = createContext(facts, pack, language);
  const sections = pack.sections.map(({ id, kind, title, comment }, index): Section => {
    const made = MAKERS[kind](context);
    return {
      id,
      kind,
      number: index + 1,
      title:
        title.trim() ||
        context.words.templateSections[pack.template]?.[kind] ||
        made.title ||
        context.words.sections[kind],
      comment: paragraphsOf(comment),
      blocks: 'empty' in made ? [] : made.blocks,
      empty: 'empty' in made ? made.empty : null,
    };
  });
  return { meta: metaOf(context), sections, explanations: explanationsOf(context, sections) };
}

function metaOf(context: PackContext): PackMeta {
  const { facts, pack, language, words, plan, unitText } = context;
  const { checks, ok } = facts.shown;
  const failed = checks.filter((check) => !check.ok).length;
  const madeAt = facts.madeAt.toISOString();
  return {
    packId: pack.id,
    packName: pack.name,
    template: pack.template,
    language,
    paper: pack.paper,
    planId: facts.plan.id,
    planName: facts.plan.name,
    scenarioId: pack.scenarioId,
    scenarioName: scenarioName(context, pack.scenarioId),
    seq: facts.seq,
    version: facts.approvedAs
      ? words.approvedVersion(facts.seq, facts.approvedAs.name)
      : words.version(facts.seq),
    unit: unitText,
    currency: plan.settings.currency,
    madeAt,
    madeAtText: localText(facts.madeAt),
    madeBy: facts.madeBy,
    modelHash: facts.modelHash,
    masterCheck: { ok: failed === 0, failed, total: checks.length },
    draft: !ok,
    colours: legibleColours(pack.colours ?? HURDLE_COLOURS),
    logo: pack.logo,
  };
}

/** '2026-05-04 09:12' where the program runs. */
function localText(moment: Date): string {
  const two = (of: number): string => String(of).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
