/**
 * The warning rules for `npm run bench`: a hundred rules by the week on a workspace of a million entries over 500 lines x
 * 36 months. Measured is what follows an import of 1,000 rows: all rules evaluated anew and the alerts brought up to them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WarningRule } from '../../models/plan/tracking/warning-schema.ts';
import { dayText } from '../../models/tracking/calendar/day.ts';
import { type BenchHost, withBenchHost, withMillionEntries } from './tracking/bench-host.ts';
import { bigTrackedPlan, seeded } from './tracking/million-entries.ts';

const planId = bigTrackedPlan().id;
const KINDS = ['revenue', 'variable-cost', 'fixed-cost', 'investment'] as const;

export const benches = [
  {
    name: 'warning rules, a million entries',
    run: async () => {
      const figures = await withMillionEntries((folder, path) => withBenchHost(folder, path, timeCalls));
      return { figures, limits: { 'all rules and alerts after an import of 1,000 rows, ms': 300 } };
    },
  },
];

/** Of each ten: four over all lines of a kind, three over ten lines, three over totals of the plan. */
function hundredRules(): readonly WarningRule[] {
  return Array.from({ length: 100 }, (_, index): WarningRule => {
    const kind = KINDS[index % KINDS.length] ?? 'revenue';
    const group = index % 10;
    const lineIds = Array.from({ length: 10 }, (_line, place) => `line${(index * 7 + place * 13) % 500}`);
    const when =
      group >= 7
        ? `actual($variable_cost) / actual($revenue) + ${index} / 1000`
        : group % 2 === 0
          ? 'actual(it) / plan(it)'
          : 'cumulative(actual(it)) / cumulative(plan(it))';
    return {
      id: `rule-${index}`,
      name: `Rule ${index}`,
      enabled: true,
      when,
      unit: 'percent',
      grain: 'week',
      direction: 'above',
      yellow: { value: 450 + index, run: 1 + (index % 3) },
      red: { value: 560 + index, run: 1 + (index % 3) },
      backAt: 400,
      floor: index % 5 === 0 ? { of: group >= 7 ? 'actual($revenue)' : 'plan(it)', atLeast: 10 } : null,
      scope: group >= 7 ? { type: 'plan' } : group >= 4 ? { type: 'lines', lineIds } : { type: 'kind', kind },
      owner: '',
      action: '',
      note: '',
    };
  });
}

async function timeCalls({ must, time, bring, folder }: BenchHost): Promise<Record<string, number>> {
  const changes = hundredRules().map((item, index) => ({
    type: 'put-part',
    part: { list: 'warnings', item },
    index,
  }));
  const edit = { planId, baseSeq: 0, clientId: 'bench', label: 'Rules' };
  await must('plan.change', { ...edit, change: { type: 'batch', changes } });
  const figures: Record<string, number> = {};
  figures['first time, sums read and alerts opened, ms'] = await time('alerts.list', { planId });
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const file = join(folder, `${run}.csv`);
    writeFileSync(file, thousandRows(run));
    const ticket = await bring('workbook', file);
    await must('actuals.preview', { planId, ticket });
    await must('actuals.import', { planId, ticket });
    times.push(await time('alerts.list', { planId }));
  }
  figures['all rules and alerts after an import of 1,000 rows, ms'] =
    times.toSorted((a, b) => a - b)[2] ?? Number.NaN;
  figures['report with strips and the outlook, made anew, ms'] = await time('warnings.report', { planId });
  figures['report, warm, ms'] = await time('warnings.report', { planId });
  const [rule] = hundredRules();
  figures['a draft over 100 lines replayed, ms'] = await time('warnings.try', {
    planId,
    rule: { ...rule, yellow: { value: 400, run: 2 }, backAt: null },
  });
  return figures;
}

function thousandRows(seed: number): string {
  const random = seeded(seed + 1);
  const rows = ['date,account,amount,memo'];
  for (let row = 0; row < 1000; row += 1) {
    const day = dayText(21_519 + Math.floor(random() * 30));
    rows.push(
      `${day},Line ${Math.floor(random() * 500)},${(random() * 1e4).toFixed(2)},receipt ${seed}-${row}`,
    );
  }
  return rows.join('\n');
}
