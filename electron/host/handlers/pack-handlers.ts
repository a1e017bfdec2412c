/** Answers about board packs. Making one tells its progress, can be cancelled, and is kept in the history. */
import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { PackProgress } from '../../contract/packs/pack-calls.ts';
import { changesSince, keptFigures } from '../../packs/changes-since.ts';
import { composePack } from '../../packs/content/compose-pack.ts';
import { type GatherWatch, gatherFacts, packRequest } from '../../packs/content/gather-facts.ts';
import { documentParts } from '../../packs/document/document.ts';
import { closed } from '../../packs/make-forms.ts';
import { changesOf, languagesOf, makePack } from '../../packs/make-pack.ts';
import { verifyPack } from '../../packs/verify-pack.ts';
import {
  findIssue,
  issueFigures,
  issueFile,
  listIssues,
  newestIssue,
} from '../../store/packs/pack-issues.ts';
import type { HostContext } from '../host-context.ts';
import type { Opened } from '../workspace-session.ts';
import type { Handlers } from './handler.ts';

export const packHandlers: Handlers<
  'packs.preview' | 'packs.make' | 'packs.cancel' | 'packs.issues' | 'packs.file' | 'packs.verify'
> = {
  'packs.preview': ({ planId, pack, language, jobId }, context) =>
    context.jobs.run(jobId, async (signal) => {
      const opened = context.session.current();
      if (!opened.ok) return opened;
      const request = packRequest(opened.value, planId, pack, context.platform.now());
      if (!request.ok) return request;
      const facts = await whileOpen(opened.value, () =>
        gatherFacts(request.value, watchOf(context, jobId, signal)),
      );
      const { db } = opened.value.plans;
      if (!db.open) return err(closed());
      if (!facts.ok) return facts;
      const content = composePack(facts.value, pack, language);
      const last = newestIssue(db, planId, pack.id, language);
      const changes = last ? changesSince(issueFigures(db, last.id), keptFigures(content)) : [];
      return ok({
        ...documentParts(content, changesOf(opened.value, content)),
        draft: content.meta.draft,
        sections: content.sections.map(({ id, title, empty }) => ({ id, title, empty: empty !== null })),
        since: last && { issue: last, changes: changes.length },
      });
    }),

  'packs.make': ({ planId, packId, forms, jobId }, context) =>
    context.jobs.run(jobId, async (signal) => {
      const opened = context.session.current();
      if (!opened.ok) return opened;
      const loaded = opened.value.plans.load(planId);
      if (!loaded.ok) return loaded;
      const pack = loaded.value.plan.packs?.find(({ id }) => id === packId);
      if (!pack)
        return err(hostError('not-found', 'This pack does not exist any more.', { field: 'packId' }));
      const { platform, services, tickets, events } = context;
      const watch = watchOf(context, jobId, signal);
      let begun = 0;
      const all = forms.length * languagesOf(pack.language).length;
      const made = await whileOpen(opened.value, () =>
        makePack(
          { planId, pack, forms },
          {
            opened: opened.value,
            writers: services,
            now: platform.now,
            newId: platform.newId,
            gather: watch,
            onForm: (form) => {
              tell(context, jobId, form, begun, all);
              begun += 1;
            },
            onFault: platform.log,
          },
        ),
      );
      if (!made.ok) return made;
      const { issues, files, refused } = made.value;
      if (issues.length > 0) events.emit({ name: 'packs.issued', payload: { planId } });
      return ok({
        issues: [...issues],
        files: files.map(({ issueId, form, name, bytes }) => ({
          issueId,
          form,
          name,
          ticket: tickets.forBytes(bytes, name),
        })),
        refused: [...refused],
      });
    }),

  'packs.cancel': ({ jobId }, context) => ok({ cancelled: context.jobs.cancel(jobId) }),

  'packs.issues': ({ planId }, context) => {
    const opened = withPlan(context, planId);
    return opened.ok ? ok({ issues: listIssues(opened.value.plans.db, planId) }) : opened;
  },

  'packs.file': ({ issueId, form }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const { db } = opened.value.plans;
    const file = findIssue(db, issueId) ? issueFile(db, issueId, form) : null;
    if (!file) return err(hostError('not-found', 'This pack has no such file.', { field: 'form' }));
    return ok({ ticket: context.tickets.forBytes(file.bytes, file.name), name: file.name });
  },

  'packs.verify': ({ ticket, jobId }, context) =>
    context.jobs.run(jobId, async (signal) => {
      const opened = context.session.current();
      if (!opened.ok) return opened;
      const file = context.tickets.find(ticket, 'pack');
      if (!file.ok) return file;
      const bytes = await readFile(file.value.path);
      if (!opened.value.plans.db.open) return err(closed());
      return whileOpen(opened.value, () =>
        verifyPack(bytes, opened.value, context.platform.now(), watchOf(context, jobId, signal)),
      );
    }),
};

/** It may be closed or locked while the figures are gathered: what then reads from it fails, and that is no fault. */
async function whileOpen<T>(
  { plans: { db } }: Opened,
  work: () => Promise<Result<T, HostError>>,
): Promise<Result<T, HostError>> {
  try {
    return await work();
  } catch (failure) {
    if (!db.open) return err(closed());
    throw failure;
  }
}

function withPlan({ session }: HostContext, planId: string): Result<Opened, HostError> {
  const opened = session.current();
  if (!opened.ok) return opened;
  const loaded = opened.value.plans.load(planId);
  return loaded.ok ? opened : loaded;
}

function watchOf(context: HostContext, jobId: string | undefined, signal: AbortSignal): GatherWatch {
  return {
    signal,
    onProgress: (share, step) =>
      tell(context, jobId, step === 'simulation' ? 'simulation' : 'contents', share, 1),
  };
}

function tell(
  { events }: HostContext,
  jobId: string | undefined,
  step: PackProgress['step'],
  done: number,
  total: number,
): void {
  if (jobId === undefined) return;
  events.emit({ name: 'packs.progress', payload: { jobId, step, done, total } });
}
