/** `hurdle export FILE --xlsx OUT`: the plan as a workbook with live formulas, recalculated before it is written. */
import { resolve } from 'node:path';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { ColourScheme } from '../exchange/export/book.ts';
import type { ActualsExtra } from '../exchange/export/extras.ts';
import type { Command, CommandContext, CommandInput } from './command-context.ts';
import { EXIT, type Failure, wrongUse } from './failure.ts';
import { kindOfName, writeWhole } from './files.ts';
import { fromHostError } from './host-failure.ts';
import { openPlan } from './open-plan.ts';
import { withTracked } from './tracking/open-tracked.ts';

/** A remark after so long, and then as often. */
const SILENCE_MS = 10_000;

const SCHEMES: readonly string[] = ['bankers', 'fast', 'colour-blind'] satisfies readonly ColourScheme[];

function isScheme(text: string): text is ColourScheme {
  return SCHEMES.includes(text);
}

export const exportCommand: Command = async (input, context) => {
  const { words, flags } = input;
  const { print, remark, language } = context;
  const file = words[0] ?? '';
  const out = flags.get('xlsx');
  if (out === undefined) return wrongUse('bad-usage', '"export" needs --xlsx OUT, the workbook to write.');
  if (!out.toLowerCase().endsWith('.xlsx')) {
    return wrongUse('bad-usage', `${out} must end in .xlsx: a workbook is written there.`);
  }
  if (resolve(out) === resolve(file))
    return wrongUse('bad-usage', 'The workbook cannot be written over the plan.');
  const scheme = flags.get('colours') ?? 'bankers';
  if (!isScheme(scheme)) return wrongUse('bad-usage', `--colours is ${SCHEMES.join(', ')}, not "${scheme}".`);
  const month = flags.get('month');
  if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    return wrongUse('bad-usage', `--month is a month, for example 2026-03, not "${month}".`);
  const opened = await openSubject(input, context, file, month);
  if (!opened.ok) return opened;
  const { plan, actuals } = opened.value;
  const { exportWorkbook } = await import('../exchange/export/export-workbook.ts');
  const { gatherExtras } = await import('../exchange/export/gather-extras.ts');
  let told = performance.now();
  const onProgress = (done: number, all: number): void => {
    if (done === all || performance.now() - told < SILENCE_MS) return;
    told = performance.now();
    remark(
      language === 'zh' ? `已重算 ${done} / ${all} 个数值…` : `${done} of ${all} figures recalculated ...`,
    );
  };
  const extras = { ...gatherExtras(plan), ...(actuals ? { actuals } : {}) };
  const workbook = await exportWorkbook(plan, language, { onProgress }, { extras, scheme });
  if (!workbook.ok) {
    // A plan that cannot be exported has errors of its own; everything else was refused for its size or shape.
    const failure = fromHostError(workbook.error, file);
    return err({
      ...failure,
      exit: workbook.error.params?.reason === 'plan-errors' ? EXIT.planErrors : EXIT.wrongUse,
    });
  }
  const written = writeWhole(out, workbook.value.bytes);
  if (!written.ok) return written;
  const compared = workbook.value.checks.reduce((sum, check) => sum + check.compared, 0);
  print(
    language === 'zh'
      ? `已写入 ${out}:独立引擎重算 ${compared} 个数值,全部一致。`
      : `Wrote ${out}: ${compared} figures recalculated by an independent engine, all equal.`,
  );
  return ok(EXIT.fine);
};

type Subject = { readonly plan: Plan; readonly actuals: ActualsExtra | null };

/** Only a workspace has actuals. */
async function openSubject(
  { words, flags }: CommandInput,
  context: CommandContext,
  file: string,
  month: string | undefined,
): Promise<Result<Subject, Failure>> {
  if (kindOfName(file) !== 'workspace') {
    const plan = await openPlan(file, flags.get('plan'));
    return plan.ok ? ok({ plan: plan.value, actuals: null }) : plan;
  }
  const { gatherActuals } = await import('../exchange/export/tracking/gather-actuals.ts');
  const named = { words, flags: new Map([...flags, ['workspace', file]]) };
  return withTracked(named, context, (tracked) =>
    ok({ plan: tracked.plan, actuals: gatherActuals(tracked, context.now(), month) }),
  );
}
