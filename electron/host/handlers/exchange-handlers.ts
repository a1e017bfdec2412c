/** Answers that bring plans in and out. A plan is stored only when all of it was understood. */
import { readFileSync } from 'node:fs';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { ExchangeProgress } from '../../contract/exchange-calls.ts';
import { type FaultyPlace, type HostError, hostError } from '../../contract/host-error.ts';
import type { ActualsExtra } from '../../exchange/export/extras.ts';
import { gatherActuals } from '../../exchange/export/tracking/gather-actuals.ts';
import { safeFileStem } from '../data/file-name.ts';
import type { HostContext } from '../host-context.ts';
import type { LoadedPlan } from '../plan-service.ts';
import type { Handlers } from './handler.ts';
import { createPlan } from './plan-handlers.ts';

export const exchangeHandlers: Handlers<
  'exchange.exportPlan' | 'exchange.importPlan' | 'exchange.exportWorkbook' | 'exchange.cancel'
> = {
  'exchange.exportPlan': ({ planId }, context) => {
    const loaded = load(context, planId);
    if (!loaded.ok) return loaded;
    const { plan } = loaded.value;
    const name = `${safeFileStem(plan.name)}.json`;
    const bytes = new TextEncoder().encode(`${JSON.stringify(plan, null, 2)}\n`);
    return ok({ ticket: context.tickets.forBytes(bytes, name), name });
  },

  'exchange.importPlan': ({ ticket }, context) => {
    const file = context.tickets.find(ticket, 'plan');
    if (!file.ok) return file;
    const json = readJson(file.value.path);
    if (!json.ok) return json;
    const parsed = parsePlan(json.value);
    if (!parsed.ok) {
      return err(
        refused('plan-file', 'This plan file has errors and was not imported.', parsed.error.slice(0, 100)),
      );
    }
    return createPlan(context, { ...parsed.value, id: context.platform.newId() });
  },

  'exchange.exportWorkbook': async ({ planId, language, jobId }, context) => {
    const loaded = load(context, planId);
    if (!loaded.ok) return loaded;
    const tell = (phase: ExchangeProgress['phase'], done: number, total: number): void => {
      if (jobId === undefined) return;
      context.events.emit({ name: 'exchange.progress', payload: { jobId, phase, done, total } });
    };
    const actuals = actualsOf(context, planId);
    const written = await context.jobs.run(jobId, (signal) =>
      context.services.exportWorkbook(
        loaded.value.plan,
        language,
        {
          onProgress: (done, all) => tell('recalculating', done, all),
          onWriting: () => tell('writing', 0, 0),
          signal,
        },
        actuals,
      ),
    );
    if (!written.ok) return written;
    const name = `${safeFileStem(loaded.value.plan.name)}.xlsx`;
    const ticket = context.tickets.forBytes(written.value.bytes, name);
    return ok({ ticket, name, checks: [...written.value.checks] });
  },

  'exchange.cancel': ({ jobId }, context) => ok({ cancelled: context.jobs.cancel(jobId) }),
};

/** What was booked, for the sheets Actuals and Variance; null where nothing is. */
function actualsOf({ session, platform }: HostContext, planId: string): ActualsExtra | null {
  const opened = session.current();
  const tracked = opened.ok ? opened.value.tracking.tracked(planId) : opened;
  return tracked.ok ? gatherActuals(tracked.value, platform.now()) : null;
}

function load(context: HostContext, planId: string): Result<LoadedPlan, HostError> {
  const opened = context.session.current();
  return opened.ok ? opened.value.plans.load(planId) : opened;
}

function readJson(path: string): Result<unknown, HostError> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return ok(JSON.parse(text));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'It is not a text file in UTF-8.';
    return err(refused('not-json', 'This file is not a plan in JSON.', [{ path: '', message: why }]));
  }
}

function refused(reason: string, message: string, places: readonly FaultyPlace[]): HostError {
  const first = places[0];
  const where = first ? ` First: ${first.path === '' ? '' : `${first.path}: `}${first.message}` : '';
  return hostError('import-refused', `${message}${where}`, {
    places: [...places],
    params: { reason, count: places.length },
  });
}
