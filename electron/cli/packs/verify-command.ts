/** `hurdle verify PACK --workspace W`: is this file what was handed over, and does the model still say the same? */
import { err, ok } from '../../../models/plan/result.ts';
import type { PackVerdict } from '../../contract/packs/pack-calls.ts';
import type { Command } from '../command-context.ts';
import { EXIT, wrongUse } from '../failure.ts';
import { readFile } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { table } from '../report/display-width.ts';
import { toJson } from '../what-if/json.ts';
import { openFile } from '../workspace/open-file.ts';

const LARGEST = 100 * 1024 * 1024;
const LONGEST_CELL = 48;
const SHOWN = 30;

export const verifyCommand: Command = async ({ words, flags }, context) => {
  const path = words[0] ?? '';
  const workspace = flags.get('workspace');
  if (workspace === undefined) {
    return wrongUse('bad-usage', '"verify" needs --workspace W, the workspace that the pack was made in.');
  }
  const bytes = readFile(path, LARGEST);
  if (!bytes.ok) return bytes;
  const opened = await openFile(workspace, { readOnly: true });
  if (!opened.ok) return opened;
  const { commandPlans } = await import('../workspace/command-plans.ts');
  const { createTracking } = await import('../../tracking/tracking.ts');
  const { verifyPack } = await import('../../packs/verify-pack.ts');
  const { close } = opened.value;
  try {
    const plans = commandPlans(opened.value, context);
    const verdict = await verifyPack(bytes.value, { plans, tracking: createTracking(plans) }, context.now());
    if (!verdict.ok) return err(fromHostError(verdict.error, path));
    context.print(
      flags.has('json') ? toJson(verdict.value) : verdictText(path, verdict.value, context.language),
    );
    const fine = verdict.value.file === 'genuine' && verdict.value.model === 'same';
    return ok(fine ? EXIT.fine : EXIT.planErrors);
  } finally {
    close();
  }
};

const WORDS = {
  en: {
    genuine: 'byte for byte the file that was handed over',
    edited: 'made in this workspace, but changed since it was handed over',
    unknown: 'not a file that was made in this workspace',
    same: (seq: number) => `The model still says the same (v${seq}).`,
    changed: (seq: number, count: number) =>
      `The model says otherwise now (v${seq}): ${count} ${count === 1 ? 'number or statement differs' : 'numbers and statements differ'}.`,
    gone: 'The plan or scenario of this pack does not exist any more.',
    columns: ['section', 'number', 'in the pack', 'now'],
    more: (count: number) => `... and ${count} more`,
  },
  zh: {
    genuine: '与发出的文件完全一致',
    edited: '由此工作区生成，但发出后被修改过',
    unknown: '不是此工作区生成的文件',
    same: (seq: number) => `模型的数字没有变化（v${seq}）。`,
    changed: (seq: number, count: number) => `模型的数字已有变化（v${seq}）：${count} 处不同。`,
    gone: '此报告的计划或情景已不存在。',
    columns: ['章节', '数字', '报告中', '现在'],
    more: (count: number) => `……另有 ${count} 处`,
  },
} as const;

function verdictText(path: string, verdict: PackVerdict, language: 'en' | 'zh'): string {
  const words = WORDS[language];
  const { file, issue, model, seq, changes } = verdict;
  return [
    `${path}: ${words[file]}`,
    ...(issue ? [`${issue.name}, ${issue.at}, ${issue.who}, v${issue.seq}, ${issue.scenario}`] : []),
    ...(model === 'same' ? [words.same(seq ?? 0)] : []),
    ...(model === 'changed' ? [words.changed(seq ?? 0, changes.length)] : []),
    ...(model === 'gone' ? [words.gone] : []),
    ...(changes.length === 0
      ? []
      : table([
          [...words.columns],
          ...changes
            .slice(0, SHOWN)
            .map(({ section, label, id, before, now }) =>
              [section, label || id, before ?? '–', now ?? '–'].map(beginning),
            ),
        ])),
    ...(changes.length > SHOWN ? [words.more(changes.length - SHOWN)] : []),
  ].join('\n');
}

/** A statement is a sentence or two: its beginning tells it apart, and the columns stay on the screen. */
function beginning(text: string): string {
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1).trimEnd()}…`;
}
