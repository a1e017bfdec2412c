/** `hurdle export FILE --xlsx OUT`: the plan as a workbook with live formulas, recalculated before it is written. */
import { resolve } from 'node:path';
import { err, ok } from '../../models/plan/result.ts';
import type { Command } from './command-context.ts';
import { EXIT, wrongUse } from './failure.ts';
import { writeWhole } from './files.ts';
import { fromHostError } from './host-failure.ts';
import { openPlan } from './open-plan.ts';

/** A remark after so long, and then as often. */
const SILENCE_MS = 10_000;

export const exportCommand: Command = async ({ words, flags }, { print, remark, language }) => {
  const file = words[0] ?? '';
  const out = flags.get('xlsx');
  if (out === undefined) return wrongUse('bad-usage', '"export" needs --xlsx OUT, the workbook to write.');
  if (!out.toLowerCase().endsWith('.xlsx')) {
    return wrongUse('bad-usage', `${out} must end in .xlsx: a workbook is written there.`);
  }
  if (resolve(out) === resolve(file))
    return wrongUse('bad-usage', 'The workbook cannot be written over the plan.');
  const plan = await openPlan(file, flags.get('plan'));
  if (!plan.ok) return plan;
  const { exportWorkbook } = await import('../exchange/export/export-workbook.ts');
  let told = performance.now();
  const onProgress = (done: number, all: number): void => {
    if (done === all || performance.now() - told < SILENCE_MS) return;
    told = performance.now();
    remark(
      language === 'zh' ? `已重算 ${done} / ${all} 个数值…` : `${done} of ${all} figures recalculated ...`,
    );
  };
  const workbook = await exportWorkbook(plan.value, language, { onProgress });
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
