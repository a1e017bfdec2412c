/**
 * Answers that bring actuals in from files. A preview saves nothing; an import saves all entries that were understood, or
 * none. Reading and writing go in pieces, so that other calls are answered meanwhile.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { problemsOf } from '../../../models/tracking/actuals/import/entry-table.ts';
import { problemsCsv } from '../../../models/tracking/actuals/import/problems-csv.ts';
import { settlePercents } from '../../../models/tracking/actuals/import/settle-percents.ts';
import type { ParsedInput } from '../../contract/contract.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ActualsFile } from '../../exchange/actuals/actuals-file.ts';
import { listRules } from '../../store/tracking/account-rules.ts';
import { sameBatch } from '../../store/tracking/batches.ts';
import { createMapper, isRateBy } from '../../tracking/actuals/account-mapping.ts';
import { deskOf } from '../../tracking/actuals/actuals-desk.ts';
import { type EqualEntry, findEqualEntries } from '../../tracking/actuals/equal-entries.ts';
import { importActuals } from '../../tracking/actuals/import-actuals.ts';
import { composePreview } from '../../tracking/actuals/preview.ts';
import {
  asJob,
  cancelled,
  type FileRequest,
  readActualsFile,
  type Watch,
} from '../../tracking/actuals/read-file.ts';
import { readPlan, tellActuals, withQueue, writePlan } from '../../tracking/actuals/written-actuals.ts';
import { safeFileStem } from '../data/file-name.ts';
import type { HostContext } from '../host-context.ts';
import type { Opened } from '../workspace-session.ts';
import type { Handlers, Reply } from './handler.ts';

export const actualsImportHandlers: Handlers<
  'actuals.preview' | 'actuals.import' | 'actuals.cancel' | 'actuals.problems'
> = {
  'actuals.preview': (input, context) =>
    asJob(context, input.jobId, async (watch) => {
      const ready = await openFile(context, input, watch, readPlan);
      if (!ready.ok) return ready;
      const { opened, plan, file, equal } = ready.value;
      const { db } = opened.plans;
      const same = sameBatch(db, plan.id, file.fileHash, file.contentHash);
      const duplicateOf = same && {
        batchId: same.batch.id,
        name: same.batch.name,
        at: same.batch.at,
        same: same.same,
      };
      const mapper = createMapper(plan, listRules(db, plan.id));
      return ok(composePreview({ file, plan, mapper, equal, duplicateOf }));
    }),

  'actuals.import': (input, context) =>
    asJob(context, input.jobId, (watch) => importFile(input, context, watch)),

  'actuals.cancel': ({ jobId }, context) => ok({ cancelled: context.jobs.cancel(jobId) }),

  'actuals.problems': (input, context) =>
    asJob(context, undefined, async (watch) => {
      const found = readPlan(context, input.planId);
      if (!found.ok) return found;
      const { opened, plan } = found.value;
      const file = await readActualsFile(context, plan, input, watch);
      if (!file.ok) return file;
      const { problems, leftOut } = settled(opened, plan, file.value);
      const csv = problemsCsv(problemsOf(problems), input.language, leftOut);
      const words = input.language === 'zh' ? '问题清单' : 'problems';
      const name = `${safeFileStem(file.value.name.replace(/\.[^.]*$/, ''))} - ${words}.csv`;
      return ok({ ticket: context.tickets.forBytes(new TextEncoder().encode(csv), name), name });
    }),
};

async function importFile(
  input: ParsedInput<'actuals.import'>,
  context: HostContext,
  watch: Watch,
): Promise<Reply<'actuals.import'>> {
  const ready = await openFile(context, input, watch, writePlan);
  if (!ready.ok) return ready;
  const { opened, plan, file, equal } = ready.value;
  const { plans } = opened;
  const imported = await importActuals(
    {
      db: plans.db,
      head: { planId: plan.id, name: input.name ?? file.name, at: plans.now(), who: plans.who() },
      file,
      mapper: createMapper(plan, listRules(plans.db, plan.id)),
      leaveOut: new Set(input.leaveOutEqual ? equal.map(({ at }) => at) : []),
      allowDuplicate: input.allowDuplicate,
    },
    watch,
  );
  if (!imported.ok) return imported;
  const { batchId, queued, sums } = imported.value;
  deskOf(context).forgetReading();
  tellActuals(context, opened, plan.id, { kind: 'added', sums });
  return ok({
    ...withQueue(opened, plan, batchId),
    queued,
    faulty: file.facts.faulty,
    leftOut: file.leftOut.length,
    equal: equal.length,
  });
}

type Ready = {
  readonly opened: Opened;
  readonly plan: Plan;
  readonly file: ActualsFile;
  readonly equal: readonly EqualEntry[];
};

/** The plan before and after the reading: it may have been edited, or another workspace opened meanwhile. */
async function openFile(
  context: HostContext,
  input: FileRequest & { readonly planId: string },
  watch: Watch,
  open: typeof readPlan,
): Promise<Result<Ready, HostError>> {
  const before = open(context, input.planId);
  if (!before.ok) return before;
  const { opened } = before.value;
  const { db } = opened.plans;
  const file = await readActualsFile(context, before.value.plan, input, watch);
  if (!file.ok) return file;
  if (!db.open) return err(changedOver());
  const loaded = opened.plans.load(input.planId);
  if (!loaded.ok) return loaded;
  const { plan } = loaded.value;
  const known = settled(opened, plan, file.value);
  const { entries } = known;
  const equal = await findEqualEntries(db, input.planId, entries, watch.signal, (done) =>
    watch.tell('checking', done, entries.count),
  );
  if (!equal) return err(db.open ? cancelled() : changedOver());
  return ok({ opened, plan, file: known, equal });
}

function settled({ plans }: Opened, plan: Plan, file: ActualsFile): ActualsFile {
  return settlePercents(file, isRateBy(createMapper(plan, listRules(plans.db, plan.id))));
}

function changedOver(): HostError {
  return hostError(
    'import-refused',
    'The workspace was locked, or another one was opened meanwhile. Nothing was saved.',
    {
      params: { reason: 'workspace-changed' },
    },
  );
}
