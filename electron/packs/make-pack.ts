/**
 * Makes a stored pack: contents once for each language, its forms, and the record in the history. What is handed over is
 * stored before it is given out; cancelled or failed, nothing is.
 */
import type { Pack } from '../../models/plan/packs/pack-schema.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { DEFAULT_SIMULATION } from '../../models/plan/what-if/uncertainty-schema.ts';
import type { Language } from '../contract/common-types.ts';
import type { HostError } from '../contract/host-error.ts';
import type { PackForm, PackIssue } from '../contract/packs/pack-calls.ts';
import { simulationExtra } from '../exchange/export/simulation/simulation-extra.ts';
import { gatherActuals } from '../exchange/export/tracking/gather-actuals.ts';
import { safeFileStem } from '../host/data/file-name.ts';
import {
  findIssue,
  insertIssue,
  issueFigures,
  type KeptFile,
  type NewIssue,
  newestIssue,
} from '../store/packs/pack-issues.ts';
import { changesSince, keptFigures, markedChanges } from './changes-since.ts';
import { composePack } from './content/compose-pack.ts';
import type { PackFacts } from './content/facts.ts';
import { trackedAs } from './content/gather/tracking.ts';
import type { PackedWorkspace } from './content/gather-facts.ts';
import { type GatherRequest, type GatherWatch, gatherFacts, packRequest } from './content/gather-facts.ts';
import { handedOver, reportsNothing } from './content/handed-over.ts';
import type { PackContent } from './content/pack-content.ts';
import type { Changes } from './document/document.ts';
import {
  cancelled,
  closed,
  type FormWriters,
  type ModelOfPack,
  makeForms,
  type ReadyWriters,
  withWriters,
} from './make-forms.ts';
import { contentHash, fileHash, sealText } from './seal/seal.ts';

export type PackOrder = {
  readonly planId: string;
  readonly pack: Pack;
  readonly forms: readonly PackForm[];
};

export type PackMaker = {
  readonly writers: FormWriters;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly gather: GatherWatch;
  readonly onForm: (form: PackForm) => void;
  /** A form was not made through a fault of ours: for the log. */
  readonly onFault?: (fault: unknown) => void;
};

export type HandedOver = {
  readonly issues: readonly PackIssue[];
  readonly files: readonly (KeptFile & { readonly issueId: string })[];
  readonly refused: readonly {
    readonly form: PackForm;
    readonly language: Language;
    readonly error: HostError;
  }[];
  /** Marked as a draft: a check of the plan fails. */
  readonly draft: boolean;
  /** No section has anything to show, and every page says so. */
  readonly hollow: boolean;
};

/** Of a plan of the open workspace: kept in its history before it is given out. */
export async function makePack(
  { planId, pack, forms }: PackOrder,
  maker: PackMaker & { readonly opened: PackedWorkspace },
): Promise<Result<HandedOver, HostError>> {
  const { opened, now, gather } = maker;
  const { plans } = opened;
  const allowed = plans.writable();
  if (!allowed.ok) return allowed;
  const request = packRequest(opened, planId, pack, now());
  if (!request.ok) return request;
  const made = await makeAll(request.value, pack, forms, maker, (content) => changesOf(opened, content));
  if (!made.ok) return made;
  // The workspace may have been closed while the forms were written.
  if (!plans.db.open) return err(closed());
  if (gather.signal?.aborted) return err(cancelled());
  const worth = made.value.issues.filter(({ files }) => files.length > 0);
  plans.db
    .transaction(() => {
      for (const issue of worth) insertIssue(plans.db, issue);
    })
    .immediate();
  return ok(
    given(
      worth,
      worth.flatMap(({ id }) => findIssue(plans.db, id) ?? []),
      made.value,
    ),
  );
}

export type LooseOrder = {
  readonly plan: Plan;
  /** For its actuals and its other plans; null for a plan from a file. */
  readonly workspace: PackedWorkspace | null;
  readonly pack: Pack;
  readonly forms: readonly PackForm[];
  readonly who: string;
};

/** Without a history to keep it in. */
export async function makeLoosePack(
  { plan, workspace, pack, forms, who }: LooseOrder,
  maker: PackMaker,
): Promise<Result<HandedOver, HostError>> {
  const request = { pack, plan, seq: 0, madeBy: who, now: maker.now(), workspace };
  const made = await makeAll(request, pack, forms, maker, () => null);
  return made.ok ? ok(given(made.value.issues, [], made.value)) : made;
}

function given(
  made: readonly NewIssue[],
  issues: readonly PackIssue[],
  { refused, hollow }: Pick<AllMade, 'refused' | 'hollow'>,
): HandedOver {
  return {
    issues,
    files: made.flatMap(({ id, files }) => files.map((file) => ({ ...file, issueId: id }))),
    refused,
    draft: made.some(({ draft }) => draft),
    hollow,
  };
}

type AllMade = Pick<HandedOver, 'refused' | 'hollow'> & { readonly issues: readonly NewIssue[] };

async function makeAll(
  request: GatherRequest,
  pack: Pack,
  forms: readonly PackForm[],
  maker: PackMaker,
  changesSinceLast: (content: PackContent) => Changes | null,
): Promise<Result<AllMade, HostError>> {
  const [language] = languagesOf(pack.language);
  const order = { plan: request.plan, language, scenarioId: pack.scenarioId };
  return withWriters(maker.writers, forms, order, (writers) =>
    makeWith(writers, request, pack, forms, maker, changesSinceLast),
  );
}

async function makeWith(
  writers: ReadyWriters,
  request: GatherRequest,
  pack: Pack,
  forms: readonly PackForm[],
  { now, newId, gather, onForm, onFault }: Omit<PackMaker, 'writers'>,
  changesSinceLast: (content: PackContent) => Changes | null,
): Promise<Result<AllMade, HostError>> {
  const facts = await gatherFacts(request, gather);
  if (!facts.ok) return facts;
  const { seq: atSeq, base } = facts.value;
  const simulated = planSimulation(facts.value);
  const { tracking } = request.workspace ?? { tracking: null };
  const tracked =
    forms.includes('xlsx') && tracking
      ? trackedAs({ plan: base.plan, seq: atSeq, appraisal: base }, tracking)
      : null;
  const actuals = tracked?.ok ? gatherActuals(tracked.value, request.now) : null;
  const issues: NewIssue[] = [];
  const refused: HandedOver['refused'][number][] = [];
  let hollow = false;
  for (const language of languagesOf(pack.language)) {
    const content = handedOver(composePack(facts.value, pack, language));
    hollow ||= reportsNothing(content);
    const id = newId();
    const { seq, modelHash, planId } = content.meta;
    const seal = sealText({
      hurdle: 'pack',
      issue: id,
      plan: planId,
      seq,
      model: modelHash,
      content: contentHash(content),
    });
    const written = await makeForms(
      {
        content,
        model: { actuals, ...simulated },
        changes: changesSinceLast(content),
        seal,
        forms,
      },
      writers,
      { onForm, onFault, signal: gather.signal },
    );
    if (!written.ok) return written;
    const files: KeptFile[] = [];
    for (const { form, made } of written.value) {
      if (made.ok) {
        files.push({ form, name: fileName(content, form), hash: fileHash(made.value), bytes: made.value });
      } else refused.push({ form, language, error: made.error });
    }
    issues.push(issueOf(id, content, JSON.stringify(pack), now().toISOString(), request.madeBy, files));
  }
  return ok({ issues, refused, hollow });
}

/** What the workbook would have to simulate again; nothing where the pack shows another scenario, or fewer trials. */
function planSimulation({ plan, shown, base, simulation }: PackFacts): Pick<ModelOfPack, 'simulation'> {
  if (simulation?.kind !== 'done' || shown !== base || simulation.asked !== null) return {};
  return { simulation: simulationExtra(simulation.summary, plan.simulation ?? DEFAULT_SIMULATION) };
}

export function languagesOf(language: 'en' | 'zh' | 'both'): readonly [Language, ...Language[]] {
  return language === 'both' ? ['en', 'zh'] : [language];
}

/** Against the pack handed over last in the same language; null where none was. */
export function changesOf(opened: PackedWorkspace, content: PackContent): Changes | null {
  const { db } = opened.plans;
  const { planId, packId, language } = content.meta;
  const last = newestIssue(db, planId, packId, language);
  if (!last) return null;
  const changes = changesSince(issueFigures(db, last.id), keptFigures(content));
  return { before: markedChanges(changes), since: last.at.slice(0, 10) };
}

function issueOf(
  id: string,
  content: PackContent,
  pack: string,
  at: string,
  who: string,
  files: readonly KeptFile[],
): NewIssue {
  const { meta } = content;
  return {
    id,
    planId: meta.planId,
    packId: meta.packId,
    name: meta.packName,
    language: meta.language,
    seq: meta.seq,
    scenario: meta.scenarioName,
    modelHash: meta.modelHash,
    contentHash: contentHash(content),
    draft: meta.draft,
    at,
    who,
    pack,
    figures: keptFigures(content),
    files,
  };
}

function fileName({ meta }: PackContent, form: PackForm): string {
  const day = meta.madeAtText.slice(0, 10);
  return `${safeFileStem(`${meta.planName} - ${meta.packName} - ${day}`)} (${meta.language}).${form}`;
}
