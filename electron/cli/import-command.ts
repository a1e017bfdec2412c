/**
 * `hurdle import BOOK --into FILE`: a workbook of ours or a plan file comes in without loss; any other sheet by the mapping
 * proposed for it, or by the one given with --map. `--update` takes a workbook of ours back into its plan; `--dry-run`
 * shows and writes nothing. Nothing is written before everything was read.
 */
import { basename } from 'node:path';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { Workbook } from '../contract/import/sheet.ts';
import type { LineFormula, SheetMapping } from '../contract/import.ts';
import type { Command, CommandContext } from './command-context.ts';
import { EXIT, type Failure, wrongUse } from './failure.ts';
import { kindOfName, readFile, readJson } from './files.ts';
import { fromHostError } from './host-failure.ts';
import { importSheets } from './import/import-sheets.ts';
import { importFailure } from './import/mapping-file.ts';
import { updatePlan } from './import/update-plan.ts';
import { planFromJson } from './open-plan.ts';
import { checkTarget, savePlan } from './save-plan.ts';

const LARGEST_BOOK = 64 * 1024 * 1024;

type Imported = {
  readonly plan: Plan;
  readonly own: boolean;
  readonly mappings: readonly SheetMapping[];
  readonly formulas: readonly LineFormula[];
  readonly notices: readonly string[];
};

export const importCommand: Command = async ({ words, flags }, context) => {
  const book = words[0] ?? '';
  const into = flags.get('into');
  const dry = flags.has('dry-run');
  if (flags.has('update')) {
    if (into !== undefined) return wrongUse('bad-usage', '--into and --update exclude each other.');
    const workbook = await readBook(book);
    return workbook.ok ? updatePlan(workbook.value, book, flags, context) : workbook;
  }
  if (into === undefined && !dry)
    return wrongUse('bad-usage', '"import" needs --into FILE, where the plan goes.');
  if (into !== undefined) {
    const target = checkTarget(into, '--into');
    if (!target.ok) return target;
  }
  const imported =
    kindOfName(book) === 'json' ? importJson(book, flags, context) : await importBook(book, flags, context);
  if (!imported.ok) return imported;
  const { plan, own, mappings, formulas, notices } = imported.value;
  if (into !== undefined && !dry) {
    const saved = await savePlan(plan, into, context);
    if (!saved.ok) return saved;
  }
  if (flags.has('json')) {
    const written = dry ? { planId: null, into: null } : { planId: plan.id, into };
    const summary = { name: plan.name, lines: plan.lines.length, timeline: plan.timeline };
    const mapping = mappings[0] ?? null;
    context.print(
      JSON.stringify({ ...written, ...summary, own, mapping, mappings, formulas, notices }, null, 2),
    );
  } else {
    for (const notice of notices) context.print(`  ${notice}`);
    context.print(dry ? drySummary(plan, context) : savedSummary(plan, into ?? '', context));
  }
  return ok(EXIT.fine);
};

function savedSummary({ name, lines, timeline }: Plan, into: string, { language }: CommandContext): string {
  return language === 'zh'
    ? `已将“${name}”(${lines.length} 行,${timeline.periods} 期)导入 ${into}。`
    : `Imported "${name}" (${lines.length} lines, ${timeline.periods} periods) into ${into}.`;
}

function drySummary({ name, lines, timeline }: Plan, { language }: CommandContext): string {
  return language === 'zh'
    ? `“${name}”将有 ${lines.length} 行、${timeline.periods} 期；未写入任何文件。`
    : `"${name}" would have ${lines.length} lines and ${timeline.periods} periods; nothing was written.`;
}

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
  return ok({ plan, own: true, mappings: [], formulas: [], notices: [] });
}

async function readBook(book: string): Promise<Result<Workbook, Failure>> {
  const bytes = readFile(book, LARGEST_BOOK);
  if (!bytes.ok) return bytes;
  const { parseInWorker } = await import('../exchange/run-in-worker.ts');
  const workbook = await parseInWorker(bytes.value, basename(book));
  return workbook.ok ? workbook : err(importFailure(workbook.error, book));
}

async function importBook(
  book: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<Result<Imported, Failure>> {
  const workbook = await readBook(book);
  if (!workbook.ok) return workbook;
  const name = flags.get('name');
  const { changeNotices, ownWorkbook } = await import('../exchange/import-own/import-own-workbook.ts');
  // Someone who names a sheet or a mapping wants that sheet, whoever wrote the workbook.
  const own = flags.has('sheet') || flags.has('map') ? null : ownWorkbook(workbook.value);
  if (own && !own.ok) return err(fromHostError(own.error, book));
  if (own) {
    // A new id: the plan it came from may still live in the same workspace.
    const plan = { ...own.value.plan, id: context.newId(), ...(name === undefined ? {} : { name }) };
    const notices = changeNotices(own.value.changes).map(({ message }) => message);
    return ok({ plan, own: true, mappings: [], formulas: [], notices });
  }
  const sheets = await importSheets(workbook.value, book, flags, context);
  return sheets.ok ? ok({ ...sheets.value, own: false }) : sheets;
}
