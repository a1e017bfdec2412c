/**
 * `hurdle actuals import FILE --workspace W`: brings the actuals of a file into a plan as one batch, as the page Actuals
 * does. Rows with problems stay out and are listed (exit code 1); everything else comes in, or nothing does (2).
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { problemsOf } from '../../../models/tracking/actuals/import/entry-table.ts';
import { problemsCsv } from '../../../models/tracking/actuals/import/problems-csv.ts';
import { settlePercents } from '../../../models/tracking/actuals/import/settle-percents.ts';
import type { Batch } from '../../contract/tracking/actuals-calls.ts';
import type { ActualsPreview } from '../../contract/tracking/actuals-import.ts';
import type { ActualsFile } from '../../exchange/actuals/actuals-file.ts';
import type { PlanService } from '../../host/plan-service.ts';
import type { Command, CommandContext, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { writeWhole } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { openPlanFile } from '../workspace/open-plan-file.ts';
import { readFlags } from './actuals-flags.ts';
import { importText, problemPlaces } from './actuals-words.ts';

export const actualsCommand: Command = async (input, context) => {
  const [act, path = ''] = input.words;
  if (act !== 'import') return wrongUse('bad-usage', `"actuals" can only import, not "${act}".`);
  const workspace = input.flags.get('workspace');
  if (workspace === undefined) return wrongUse('bad-usage', '"actuals import" needs --workspace FILE.');
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    return wrongUse('no-such-file', `There is no file ${path}.`);
  }
  const opened = await openPlanFile(workspace, input.flags.get('plan'), context, 'refuse');
  if (!opened.ok) return opened;
  const { plans, plan, close } = opened.value;
  try {
    const done = await importFile(path, plans, plan, input, context);
    if (!done.ok) return done;
    const { file, preview } = done.value;
    const listed = listProblems(file, input.flags.get('problems'), context);
    if (!listed.ok) return listed;
    const imported = { ...done.value, plan, problemsFile: listed.value };
    context.print(
      input.flags.has('json')
        ? JSON.stringify(summary(imported), null, 2)
        : importText(imported, context.language),
    );
    return ok(preview.counts.faulty > 0 ? EXIT.planErrors : EXIT.fine);
  } finally {
    close();
  }
};

export type Imported = {
  readonly file: ActualsFile;
  readonly preview: ActualsPreview;
  readonly plan: Plan;
  readonly batch: Batch;
  /** Entries that wait in the queue of the plan now, and those of this batch. */
  readonly queue: number;
  readonly queued: number;
  readonly problemsFile: string | null;
};

async function importFile(
  path: string,
  plans: PlanService,
  plan: Plan,
  { flags }: CommandInput,
  context: CommandContext,
): Promise<Result<Omit<Imported, 'plan' | 'problemsFile'>, Failure>> {
  const { createMapper, isRateBy } = await import('../../tracking/actuals/account-mapping.ts');
  const { findEqualEntries } = await import('../../tracking/actuals/equal-entries.ts');
  const { importActuals } = await import('../../tracking/actuals/import-actuals.ts');
  const { composePreview } = await import('../../tracking/actuals/preview.ts');
  const { countWaiting } = await import('../../tracking/actuals/waiting-entries.ts');
  const { listRules } = await import('../../store/tracking/account-rules.ts');
  const { discardUnfinished, findBatch } = await import('../../store/tracking/batches.ts');
  const { db } = plans;
  discardUnfinished(db);
  const read = await readFile(path, plan, flags);
  if (!read.ok) return read;
  const mapper = createMapper(plan, listRules(db, plan.id));
  const file = settlePercents(read.value, isRateBy(mapper));
  const watch = { signal: new AbortController().signal, tell: () => undefined };
  const equal = (await findEqualEntries(db, plan.id, file.entries, watch.signal, () => undefined)) ?? [];
  const preview = composePreview({ file, plan, mapper, equal, duplicateOf: null });
  const imported = await importActuals(
    {
      db,
      head: { planId: plan.id, name: file.name, at: plans.now(), who: plans.who() },
      file,
      mapper,
      leaveOut: new Set(flags.has('leave-out-equal') ? equal.map(({ at }) => at) : []),
      allowDuplicate: flags.has('allow-duplicate'),
    },
    watch,
  );
  if (!imported.ok) {
    const failure = fromHostError(imported.error, path);
    return file.entries.count > 0 ? err(failure) : withProblems(failure, file, flags, context);
  }
  const { batchId, queued } = imported.value;
  const stored = findBatch(db, plan.id, batchId);
  if (!stored) throw new Error('a batch that was just written is missing');
  return ok({ file, preview, batch: stored.batch, queue: countWaiting(db, plan), queued });
}

async function readFile(
  path: string,
  plan: Plan,
  flags: ReadonlyMap<string, string>,
): Promise<Result<ActualsFile, Failure>> {
  const asked = readFlags(flags);
  if (!asked.ok) return asked;
  const { readActualsOf } = await import('../../tracking/actuals/read-file.ts');
  const { columns, settings } = asked.value;
  const request = {
    path,
    name: basename(path),
    currency: plan.settings.currency,
    settings,
    ...(columns && { columns }),
  };
  const wanted = flags.get('sheet');
  if (wanted === undefined) {
    const read = await readActualsOf(request);
    return read.ok ? read : err(fromHostError(read.error, path));
  }
  // The names of the sheets are known once the file is open; the columns may be those of the other sheet.
  const { name, currency } = request;
  const first = await readActualsOf({ path, name, currency, settings, onMissing: 'report' });
  if (!first.ok) return err(fromHostError(first.error, path));
  const { sheets } = first.value;
  const named = sheets.findIndex((one) => one.name === wanted);
  const sheet =
    named >= 0
      ? named
      : /^[1-9]\d{0,3}$/.test(wanted) && Number(wanted) <= sheets.length
        ? Number(wanted) - 1
        : -1;
  if (sheet < 0) {
    const names = sheets.map((one) => `"${one.name}"`).join(', ');
    return wrongUse('no-such-sheet', `${path} has no sheet "${wanted}". It has: ${names}.`);
  }
  const read = await readActualsOf({ ...request, sheet });
  return read.ok ? read : err(fromHostError(read.error, path));
}

/** Where not one row can come in, the rows say why. */
function withProblems(
  failure: Failure,
  file: ActualsFile,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Result<never, Failure> {
  const listed = listProblems(file, flags.get('problems'), context);
  return listed.ok ? err({ ...failure, places: problemPlaces(file, context.language) }) : listed;
}

/** Where the list went; null where there is nothing to list or no place for it. */
function listProblems(
  { problems, leftOut }: ActualsFile,
  path: string | undefined,
  { language }: CommandContext,
): Result<string | null, Failure> {
  if (path === undefined || problems.count + leftOut.length === 0) return ok(null);
  const written = writeWhole(path, problemsCsv(problemsOf(problems), language, leftOut));
  return written.ok ? ok(path) : written;
}

function summary({ file, preview, plan, batch, queue, queued, problemsFile }: Imported) {
  const { counts, totals, problems, leftOut, equalEntries } = preview;
  const codes = new Map(plan.lines.map(({ id, code }) => [id, code]));
  return {
    plan: { id: plan.id, name: plan.name },
    batch,
    currency: plan.settings.currency,
    sheet: file.sheets[file.sheet]?.name ?? null,
    columns: file.columns,
    counts: { ...counts, imported: batch.entries, queued },
    queue,
    totals: totals.map(({ lineId, entries, minor }) => ({ line: codes.get(lineId), entries, minor })),
    waiting: preview.queue.map(({ account, entries, minor, reason }) => ({
      account,
      entries,
      minor,
      reason,
    })),
    problems,
    leftOut,
    equalEntries,
    problemsFile,
  };
}
