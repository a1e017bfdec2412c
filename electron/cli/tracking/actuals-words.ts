/** What an import of actuals says on a page of text, in English or Chinese. Pure. */
import { formatAmount, formatFull } from '../../../models/text/format-number.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import { figureOf, unitsOf } from '../../../models/tracking/actuals/fractions.ts';
import { problemsOf } from '../../../models/tracking/actuals/import/entry-table.ts';
import { problemText } from '../../../models/tracking/actuals/import/problem-words.ts';
import { dayText } from '../../../models/tracking/calendar/day.ts';
import { spreadOf } from '../../../models/tracking/planned/spread.ts';
import type { Language } from '../../contract/common-types.ts';
import type { QueueReason } from '../../contract/tracking/actuals-import.ts';
import { table } from '../report/display-width.ts';
import type { Imported } from './actuals-command.ts';

const SHOWN = 10;
const MOST_PLACES = 200;

const ENGLISH = {
  imported: (count: number, name: string, plan: string) =>
    `Imported ${count} ${count === 1 ? 'entry' : 'entries'} of "${name}" into "${plan}".`,
  days: (first: string, last: string) => `Days ${first} to ${last}.`,
  queue: (count: number) => `${count} of them wait in the queue for a line:`,
  reasons: {
    'no-account': 'no account',
    'no-rule': 'no rule fits',
    clash: 'fits several lines',
    'line-deleted': 'its line was deleted',
  } satisfies Record<QueueReason, string>,
  blank: '(no account)',
  faulty: (count: number) => `${count} ${count === 1 ? 'row was' : 'rows were'} not imported:`,
  row: (place: number) => `row ${place}`,
  more: (count: number) => `... and ${count} more`,
  leftOut: (count: number) => `${count} ${count === 1 ? 'row' : 'rows'} left out as totals or headings.`,
  equal: (count: number) => `${count} equal entries of earlier batches.`,
  negative: (count: number) =>
    count === 1
      ? '1 entry of a revenue line is below zero.'
      : `${count} entries of revenue lines are below zero.`,
  outside: (count: number) =>
    count === 1
      ? "1 entry lies outside the plan's months: is its year right?"
      : `${count} entries lie outside the plan's months: are their years right?`,
  rounded: (count: number) =>
    `${count} ${count === 1 ? 'amount' : 'amounts'} with more than two decimals rounded to the cent.`,
  list: (path: string) => `The full list is in ${path}.`,
};

const CHINESE: typeof ENGLISH = {
  imported: (count, name, plan) => `已将“${name}”的 ${count} 条记录导入“${plan}”。`,
  days: (first, last) => `日期 ${first} 至 ${last}。`,
  queue: (count) => `其中 ${count} 条尚未对应到项目，在待处理中：`,
  reasons: {
    'no-account': '没有科目',
    'no-rule': '没有匹配的规则',
    clash: '匹配到多个项目',
    'line-deleted': '对应的项目已删除',
  },
  blank: '（无科目）',
  faulty: (count) => `${count} 行未导入：`,
  row: (place) => `第 ${place} 行`,
  more: (count) => `……另有 ${count} 条`,
  leftOut: (count) => `${count} 行为合计或标题，未导入。`,
  equal: (count) => `${count} 条与以前批次的记录相同。`,
  outside: (count) => `${count} 条记录的日期不在计划的月份之内：年份是否有误？`,
  negative: (count) => `${count} 条收入记录小于零。`,
  rounded: (count) => `${count} 条金额超过两位小数，已四舍五入到分。`,
  list: (path) => `完整清单见 ${path}。`,
};

export function importText(
  { file, preview, plan, batch, queued, problemsFile }: Imported,
  language: Language,
): string {
  const words = language === 'zh' ? CHINESE : ENGLISH;
  const { counts } = preview;
  const lines = [words.imported(batch.entries, batch.name, plan.name)];
  if (batch.firstDay !== null && batch.lastDay !== null) {
    lines.push(words.days(dayText(batch.firstDay), dayText(batch.lastDay)));
  }
  const planLines = new Map(plan.lines.map((line) => [line.id, line]));
  lines.push(
    ...table(
      preview.totals.map(({ lineId, entries, minor }) => {
        const line = planLines.get(lineId);
        // Rates and prices do not add up.
        const sum = line && spreadOf(line) === 'hold' ? '' : money(minor);
        return [`  ${line?.label ?? lineId}`, String(entries), sum];
      }),
    ),
  );
  if (queued > 0) {
    lines.push(words.queue(queued));
    lines.push(
      ...table(
        preview.queue
          .slice(0, SHOWN)
          .map(({ account, entries, minor, reason }) => [
            `  ${account || words.blank}`,
            String(entries),
            money(minor),
            `  ${words.reasons[reason]}`,
          ]),
      ),
    );
    if (preview.queueAccounts > SHOWN) lines.push(`  ${words.more(preview.queueAccounts - SHOWN)}`);
  }
  if (counts.faulty > 0) {
    lines.push(words.faulty(counts.faulty));
    for (const { path, message } of problemPlaces(file, language).slice(0, SHOWN)) {
      lines.push(`  ${path}: ${message}`);
    }
    if (counts.problems > SHOWN) lines.push(`  ${words.more(counts.problems - SHOWN)}`);
  }
  if (counts.leftOut > 0) lines.push(words.leftOut(counts.leftOut));
  if (counts.equal > 0) lines.push(words.equal(counts.equal));
  if (counts.outsidePlan > 0) lines.push(words.outside(counts.outsidePlan));
  if (counts.negativeRevenue > 0) lines.push(words.negative(counts.negativeRevenue));
  if (counts.rounded > 0) lines.push(words.rounded(counts.rounded));
  if (problemsFile !== null) lines.push(words.list(problemsFile));
  return lines.join('\n');
}

/** What is wrong in which row, one after the other. */
export function problemPlaces(
  { problems }: Imported['file'],
  language: Language,
): readonly { readonly path: string; readonly message: string }[] {
  const { row } = language === 'zh' ? CHINESE : ENGLISH;
  return problemsOf(problems, 0, MOST_PLACES).map((problem) => ({
    path: row(problem.place),
    message: `${problem.value} ${problemText(problem, language)}`.trim(),
  }));
}

function money(minor: number): string {
  if (Number.isInteger(minor)) return formatAmount(minor / MINOR, { digits: 2 });
  return formatFull(unitsOf(figureOf(minor)));
}
