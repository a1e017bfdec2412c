/**
 * `hurdle import BOOK --update FILE`: inputs that were changed in a workbook of ours, into the plan it came from, as one
 * change in its log. Conflicts (the plan has moved since) are told and left alone unless --conflicts says otherwise.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Workbook } from '../../contract/import/sheet.ts';
import type { InputChangeRow } from '../../contract/import-calls.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, type ExitCode, type Failure, wrongUse } from '../failure.ts';
import { kindOfName } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { openPlanFile } from '../workspace/open-plan-file.ts';

export async function updatePlan(
  workbook: Workbook,
  book: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<Result<ExitCode, Failure>> {
  const file = flags.get('update') ?? '';
  if (kindOfName(file) !== 'workspace')
    return wrongUse('bad-usage', `--update ${file} must name a workspace (.hurdle).`);
  const { changeNotices, ownWorkbook } = await import('../../exchange/import-own/import-own-workbook.ts');
  const { compareInputs } = await import('../../exchange/import-own/compare-inputs.ts');
  const { setInputs } = await import('../../../models/plan/inputs/set-inputs.ts');
  const { clear, push } = await import('../../store/undo-stacks.ts');
  const own = ownWorkbook(workbook);
  if (!own) return wrongUse('not-ours', `${book} was not written by Hurdle; bring it in with --into.`);
  if (!own.ok) return err(fromHostError(own.error, book));
  const { plan: base, changes } = own.value;
  const opened = await openPlanFile(file, flags.get('plan') ?? base.id, context, 'refuse');
  if (!opened.ok) return opened;
  const { plans, plan, close } = opened.value;
  try {
    const compared = compareInputs(plan, changes.inputs, () => context.now().getTime());
    const taken = compared.changes.filter(
      ({ state }) => state === 'ready' || (state === 'conflict' && flags.has('conflicts')),
    );
    const change = setInputs(
      plan,
      taken.map(({ target, column, after }) => ({ target, column, value: after })),
    );
    const dry = flags.has('dry-run') || change === null;
    if (!dry) {
      const label = `Excel: ${taken.length}`;
      const stacks = (seq: number): void => {
        push(plans.db, 'undo_stack', plan.id, seq, label);
        clear(plans.db, 'redo_stack', plan.id);
      };
      const done = plans.commit({ planId: plan.id, clientId: 'cli', kind: 'import', label, change, stacks });
      if (!done.ok) return err(fromHostError(done.error, file));
    }
    const notices = changeNotices({ ...changes, inputs: [] }).map(({ message }) => message);
    const applied = dry ? 0 : taken.length;
    if (flags.has('json')) {
      const answer = { planId: plan.id, name: plan.name, npv: compared.npv, applied };
      context.print(JSON.stringify({ ...answer, changes: compared.changes, notices }, null, 2));
      return ok(EXIT.fine);
    }
    for (const row of compared.changes) context.print(`  ${rowText(row)}`);
    for (const notice of notices) context.print(`  ${notice}`);
    context.print(summary(context, plan.name, applied, compared.changes.length));
    return ok(EXIT.fine);
  } finally {
    close();
  }
}

function rowText({ place, label, column, before, after, present, state, effect }: InputChangeRow): string {
  const where = column === null ? label : `${label}, column ${column}`;
  const moved = state === 'conflict' ? `; the plan has ${present ?? 'nothing'} since (conflict)` : '';
  const other =
    state === 'gone'
      ? '; the plan has no such input any more'
      : state === 'same'
        ? '; the plan has it already'
        : '';
  const effects =
    effect === null || state === 'same' ? '' : `; NPV ${effect < 0 ? '' : '+'}${effect.toFixed(2)}`;
  return `${place} ${where}: ${before ?? 'empty'} -> ${after ?? 'empty'}${effects}${moved}${other}`;
}

function summary(context: CommandContext, name: string, applied: number, found: number): string {
  if (context.language === 'zh') return `“${name}”：发现 ${found} 处改动，已采用 ${applied} 处。`;
  return `"${name}": ${found} change(s) found, ${applied} applied.`;
}
