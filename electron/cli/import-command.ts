/**
 * `hurdle import BOOK --into FILE`: a workbook of ours or a plan file comes in without loss; any other sheet by the mapping
 * proposed for it, or by the one given with --map. Nothing is written before everything was read.
 */
import { basename } from 'node:path';
import { blankPlan } from '../../models/plan/blank.ts';
import { issueText } from '../../models/plan/issue-text.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import {
  type ImportError,
  type ImportNotice,
  type SheetMapping,
  sheetMappingSchema,
  type Workbook,
} from '../contract/import.ts';
import { placeOf } from '../exchange/faulty-cells.ts';
import type { Command, CommandContext } from './command-context.ts';
import { EXIT, type Failure, wrongUse } from './failure.ts';
import { kindOfName, readFile, readJson } from './files.ts';
import { fromHostError } from './host-failure.ts';
import { planFromJson } from './open-plan.ts';
import { checkTarget, savePlan } from './save-plan.ts';

const LARGEST_BOOK = 64 * 1024 * 1024;

type Imported = {
  readonly plan: Plan;
  readonly own: boolean;
  readonly mapping: SheetMapping | null;
  readonly notices: readonly string[];
};

export const importCommand: Command = async ({ words, flags }, context) => {
  const book = words[0] ?? '';
  const into = flags.get('into');
  if (into === undefined) return wrongUse('bad-usage', '"import" needs --into FILE, where the plan goes.');
  const target = checkTarget(into, '--into');
  if (!target.ok) return target;
  const imported =
    kindOfName(book) === 'json' ? importJson(book, flags, context) : await importBook(book, flags, context);
  if (!imported.ok) return imported;
  const { plan, own, mapping, notices } = imported.value;
  const saved = await savePlan(plan, into, context);
  if (!saved.ok) return saved;
  if (flags.has('json')) {
    const summary = { planId: plan.id, name: plan.name, lines: plan.lines.length, timeline: plan.timeline };
    context.print(JSON.stringify({ ...summary, into, own, mapping, notices }, null, 2));
  } else {
    for (const notice of notices) context.print(`  ${notice}`);
    context.print(
      context.language === 'zh'
        ? `已将“${plan.name}”(${plan.lines.length} 行,${plan.timeline.periods} 期)导入 ${into}。`
        : `Imported "${plan.name}" (${plan.lines.length} lines, ${plan.timeline.periods} periods) into ${into}.`,
    );
  }
  return ok(EXIT.fine);
};

/** A plan file goes into a workspace as a plan of its own. */
function importJson(
  path: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Result<Imported, Failure> {
  const json = readJson(path);
  if (!json.ok) return json;
  const read = planFromJson(json.value, path);
  if (!read.ok) return read;
  const name = flags.get('name');
  const plan = { ...read.value, id: context.newId(), ...(name === undefined ? {} : { name }) };
  return ok({ plan, own: true, mapping: null, notices: [] });
}

async function importBook(
  book: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<Result<Imported, Failure>> {
  const bytes = readFile(book, LARGEST_BOOK);
  if (!bytes.ok) return bytes;
  const { parseInWorker } = await import('../exchange/run-in-worker.ts');
  const workbook = await parseInWorker(bytes.value, basename(book));
  if (!workbook.ok) return err(importFailure(workbook.error, book));
  return importPlan(workbook.value, book, flags, context);
}

async function importPlan(
  workbook: Workbook,
  book: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<Result<Imported, Failure>> {
  const name = flags.get('name');
  const { changeNotices, ownWorkbook } = await import('../exchange/import-own/import-own-workbook.ts');
  // Someone who names a sheet or a mapping wants that sheet, whoever wrote the workbook.
  const own = flags.has('sheet') || flags.has('map') ? null : ownWorkbook(workbook);
  if (own && !own.ok) return err(fromHostError(own.error, book));
  if (own) {
    // A new id: the plan it came from may still live in the same workspace.
    const plan = { ...own.value.plan, id: context.newId(), ...(name === undefined ? {} : { name }) };
    return ok({
      plan,
      own: true,
      mapping: null,
      notices: changeNotices(own.value.changes).map(({ message }) => message),
    });
  }
  return importSheet(workbook, book, flags, context);
}

async function importSheet(
  workbook: Workbook,
  book: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<Result<Imported, Failure>> {
  const { previewImport } = await import('../exchange/preview-import.ts');
  const { applyMapping } = await import('../exchange/apply-mapping.ts');
  const wanted = flags.get('sheet');
  const index =
    wanted === undefined ? undefined : workbook.sheets.findIndex((sheet) => sheet.name === wanted);
  if (index === -1) {
    const names = workbook.sheets.map((sheet) => `"${sheet.name}"`).join(', ');
    return wrongUse('no-such-sheet', `${book} has no sheet "${wanted}". It has: ${names}.`);
  }
  const preview = previewImport(workbook, basename(book), index === undefined ? {} : { sheet: index });
  const mapping = flags.has('map') ? readMapping(flags.get('map') ?? '') : proposal(preview, book);
  if (!mapping.ok) return mapping;
  const sheet = workbook.sheets[mapping.value.sheet];
  if (!sheet)
    return wrongUse(
      'bad-mapping',
      `The mapping names sheet ${mapping.value.sheet}, which ${book} does not have.`,
    );
  const lines = applyMapping(sheet, mapping.value);
  if (!lines.ok) {
    // With --json the mapping is printed all the same: it is what has to be corrected and given back.
    if (flags.has('json')) context.print(refusedReport(lines.error, mapping.value, preview.notices));
    return err(importFailure(lines.error, book));
  }
  const name = flags.get('name') ?? basename(book).replace(/\.[^.]+$/, '');
  const { timeline } = lines.value;
  const plan = {
    ...blankPlan(context.newId(), name.slice(0, 200), timeline.start),
    timeline,
    lines: [...lines.value.lines],
  };
  return ok({ plan, own: false, mapping: mapping.value, notices: preview.notices.map(noticeText) });
}

function proposal(
  preview: { readonly mapping: SheetMapping | null; readonly error: ImportError | null },
  book: string,
): Result<SheetMapping, Failure> {
  if (preview.mapping) return ok(preview.mapping);
  return preview.error
    ? err(importFailure(preview.error, book))
    : wrongUse('no-lines', `${book} has no sheet with labels down and periods across.`);
}

function readMapping(path: string): Result<SheetMapping, Failure> {
  const json = readJson(path);
  if (!json.ok) return json;
  // What `import --json` printed may be given back whole.
  const value = json.value;
  const inner = typeof value === 'object' && value !== null && 'mapping' in value ? value.mapping : value;
  const mapping = sheetMappingSchema.safeParse(inner);
  if (mapping.success) return ok(mapping.data);
  return err({
    exit: 2,
    code: 'bad-mapping',
    message: `${path} is not a mapping (docs/cli.md).`,
    places: mapping.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: issueText(issue),
    })),
  });
}

function importFailure(error: ImportError, book: string): Failure {
  return {
    exit: 2,
    code: error.code,
    message: `${book}: ${error.message}`,
    ...(error.places ? { places: error.places.map(placeOf) } : {}),
  };
}

function refusedReport(error: ImportError, mapping: SheetMapping, notices: readonly ImportNotice[]): string {
  const problems = (error.places ?? []).map(placeOf);
  const refused = { planId: null, own: false, error: { code: error.code, message: error.message }, problems };
  return JSON.stringify({ ...refused, mapping, notices: notices.map(noticeText) }, null, 2);
}

function noticeText(notice: ImportNotice): string {
  const places = notice.places ?? [];
  return places.length === 0 ? notice.message : `${notice.message} (${places.slice(0, 10).join(', ')})`;
}
