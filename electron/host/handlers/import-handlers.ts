/**
 * Answers that bring workbooks in. A look saves nothing; a plan is stored only when all of it was understood; the mapping
 * that was used is kept in the data folder for the next file of the same shape.
 */
import { readFileSync } from 'node:fs';
import { blankPlan } from '../../../models/plan/blank.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ImportError, ImportResult } from '../../contract/import/notices.ts';
import type { SheetMapping } from '../../contract/import.ts';
import type { DeskAnswers, DeskRequest } from '../../exchange/desk/answer-at-desk.ts';
import { placeOf } from '../../exchange/faulty-cells.ts';
import { compareInputs } from '../../exchange/import-own/compare-inputs.ts';
import { changeNotices } from '../../exchange/import-own/import-own-workbook.ts';
import { mappingForFile } from '../../exchange/tables/shape.ts';
import { listPlans } from '../../store/plan-list.ts';
import { findRemembered, remember } from '../data/remembered-mappings.ts';
import type { HostContext } from '../host-context.ts';
import type { Handlers, Reply } from './handler.ts';
import { createPlan } from './plan-handlers.ts';

export const importHandlers: Handlers<
  | 'exchange.previewWorkbook'
  | 'exchange.checkMapping'
  | 'exchange.importWorkbook'
  | 'exchange.compareWorkbook'
> = {
  'exchange.previewWorkbook': async ({ ticket, sheet, tables, jobId }, context) => {
    const request = {
      kind: 'preview' as const,
      ...(sheet !== undefined && { sheet }),
      ...(tables !== undefined && { tables }),
    };
    const looked = await ask(context, ticket, request, jobId);
    if (!looked.ok) return looked;
    const { own, preview, shape } = looked.value;
    if (!own) return ok({ own: null, preview, remembered: rememberedFor(context, preview, shape) });
    if (!own.ok) return own;
    const { plan, changes } = own.value;
    return ok({
      own: {
        name: plan.name,
        lines: plan.lines.length,
        periods: plan.timeline.periods,
        notices: [...changeNotices(changes)],
        planId: isHere(context, plan.id) ? plan.id : null,
        changes: changes.inputs.length,
      },
      preview: null,
      remembered: null,
    });
  },

  'exchange.checkMapping': async ({ ticket, mappings, jobId }, context) => {
    const tried = await ask(context, ticket, { kind: 'import', mappings }, jobId);
    if (!tried.ok) return tried;
    const { lines, timeline, formulas } = tried.value;
    return ok({ lines: lines.length, periods: timeline.periods, formulas: [...formulas] });
  },

  'exchange.importWorkbook': async ({ ticket, mappings, name, remember: keep, jobId }, context) => {
    const planId = context.platform.newId();
    const plan = mappings
      ? await mapped(context, ticket, mappings, { planId, name }, jobId)
      : await taken(context, ticket, { planId, name }, jobId);
    if (!plan.ok) return plan;
    const parsed = parsePlan({ ...plan.value, id: planId });
    if (!parsed.ok) {
      const [first] = parsed.error;
      return err(
        hostError(
          'import-refused',
          `This workbook gives a plan with errors, so nothing was imported.${first ? ` First: ${first.path}: ${first.message}` : ''}`,
          {
            params: { reason: 'plan-invalid', count: parsed.error.length },
            places: parsed.error.slice(0, 100),
          },
        ),
      );
    }
    const created = await createPlan(context, parsed.value);
    if (created.ok && mappings && keep) await keepMapping(context, ticket, mappings);
    return created;
  },

  'exchange.compareWorkbook': async ({ ticket, planId, jobId }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const loaded = opened.value.plans.load(planId);
    if (!loaded.ok) return loaded;
    const read = await ask(context, ticket, { kind: 'own' }, jobId);
    if (!read.ok) return read;
    const own = read.value;
    if (!own.ok) return own;
    const { plan, changes } = own.value;
    const compared = compareInputs(loaded.value.plan, changes.inputs, () => performance.now());
    return ok({
      planName: loaded.value.plan.name,
      samePlan: plan.id === planId,
      npv: compared.npv,
      changes: [...compared.changes],
      more: compared.more,
      notices: changeNotices({ ...changes, inputs: [] }).map((notice) => ({ ...notice })),
    });
  },
};

type Wanted = { readonly planId: string; readonly name: string };

async function mapped(
  context: HostContext,
  ticket: string,
  mappings: readonly SheetMapping[],
  { planId, name }: Wanted,
  jobId: string | undefined,
): Promise<Result<Plan, HostError>> {
  const imported = await ask(context, ticket, { kind: 'import', mappings }, jobId);
  if (!imported.ok) return imported;
  const { timeline, lines, currency } = imported.value;
  const blank = blankPlan(planId, name, timeline.start);
  const settings = currency === null ? blank.settings : { ...blank.settings, currency };
  return ok({ ...blank, timeline, settings, lines: [...lines] });
}

async function taken(
  context: HostContext,
  ticket: string,
  { planId, name }: Wanted,
  jobId: string | undefined,
): Promise<Result<Plan, HostError>> {
  const read = await ask(context, ticket, { kind: 'own' }, jobId);
  if (!read.ok) return read;
  const own = read.value;
  return own.ok ? ok({ ...own.value.plan, id: planId, name }) : own;
}

async function ask<R extends DeskRequest>(
  context: HostContext,
  ticket: string,
  request: R,
  jobId: string | undefined,
): Promise<Result<DeskAnswers[R['kind']], HostError>> {
  const file = context.tickets.find(ticket, 'workbook');
  if (!file.ok) return file;
  const { path, name } = file.value;
  const answer: ImportResult<DeskAnswers[R['kind']]> = await context.jobs.run(jobId, (signal) =>
    context.services.askWorkbook({ key: ticket, name, bytes: () => readFileSync(path) }, request, signal),
  );
  return answer.ok ? ok(answer.value) : err(importFailure(answer.error));
}

function importFailure(error: ImportError): HostError {
  const places = (error.places ?? []).map(placeOf);
  return hostError('import-refused', error.message, {
    params: { ...error.params, reason: error.code },
    ...(places.length > 0 ? { places } : {}),
  });
}

type Looked = Extract<Reply<'exchange.previewWorkbook'>, { readonly ok: true }>['value'];

function rememberedFor(
  context: HostContext,
  preview: Looked['preview'],
  shape: string,
): Looked['remembered'] {
  const known = preview ? findRemembered(context.folder, shape) : null;
  if (!known || !preview) return null;
  const mappings = known.tables.flatMap((at, place) => {
    const found = preview.tables[at]?.mapping;
    const old = known.mappings[place];
    return found && old ? [mappingForFile(old, found)] : [];
  });
  if (mappings.length === 0) return null;
  return { name: known.name, at: known.at, tables: known.tables, mappings };
}

async function keepMapping(
  context: HostContext,
  ticket: string,
  mappings: readonly SheetMapping[],
): Promise<void> {
  const file = context.tickets.find(ticket, 'workbook');
  const looked = await ask(context, ticket, { kind: 'preview', tables: [] }, undefined);
  if (!file.ok || !looked.ok || !looked.value.preview) return;
  const { tables } = looked.value.preview;
  const places = mappings.map((mapping) => tables.findIndex((table) => sameTable(table.mapping, mapping)));
  if (places.includes(-1)) return;
  remember(context.folder, {
    shape: looked.value.shape,
    name: file.value.name,
    at: context.platform.now().toISOString(),
    tables: places,
    mappings: mappings.map((mapping) => ({ ...mapping })),
  });
}

function sameTable(a: SheetMapping, b: SheetMapping): boolean {
  return a.sheet === b.sheet && a.area?.top === b.area?.top && a.area?.left === b.area?.left;
}

function isHere(context: HostContext, planId: string): boolean {
  const opened = context.session.current();
  if (!opened.ok) return false;
  return listPlans(opened.value.plans.db).some((plan) => plan.id === planId && !plan.deleted);
}
