/**
 * Revenue by line, and total cost by line with depreciation and interest, as the finance chapter of a feasibility study
 * has them. Of a plan with very many lines the groups stand instead.
 */
import type { Line } from '../../../../../models/plan/schema.ts';
import type { PackContext } from '../../context.ts';
import type { Block } from '../../pack-content.ts';
import { type SpanRow, spanTables } from '../../writing/spans.ts';

/** Lines of a kind that are listed one by one. */
const MOST_LINES = 24;

export function linesByKind(context: PackContext): readonly Block[] {
  const { words, appraisal } = context;
  const { paper } = words;
  const name = (code: string): string => words.rows[code] ?? words.removedLine;
  const row = (code: string, look: SpanRow['look'] = 'plain', level = 0): SpanRow => ({
    label: name(code),
    code,
    is: 'flow',
    look,
    level,
  });
  const any = (code: string): boolean =>
    appraisal.evaluation.has(code) && appraisal.evaluation.values(code).some((value) => value !== 0);
  const revenue = rowsOf(context, 'revenue');
  const others = ['$depreciation', '$interest'].filter(any);
  const cost = ['$variable_cost', '$fixed_cost', ...others];
  const costRows = [
    ...rowsOf(context, 'variable-cost'),
    row('$variable_cost', 'subtotal'),
    ...rowsOf(context, 'fixed-cost'),
    row('$fixed_cost', 'subtotal'),
    ...others.map((code) => row(code)),
    {
      ...row('$variable_cost', 'total'),
      label: paper.totalCost,
      own: { id: 'totalCost', values: added(context, cost) },
    },
  ];
  return [
    ...(revenue.length === 0
      ? []
      : spanTables(context, {
          title: paper.revenueTitle,
          rows: [...revenue, row('$revenue', 'total')],
          note: '',
        })),
    ...spanTables(context, { title: paper.costTitle, rows: costRows, note: '' }),
  ];
}

function rowsOf(context: PackContext, kind: Line['kind']): readonly SpanRow[] {
  const lines = context.plan.lines.filter((line) => line.kind === kind);
  if (lines.length <= MOST_LINES) {
    return lines.map(({ label, code }) => ({ label, code, is: 'flow', look: 'plain', level: 1 }));
  }
  const groups = [...new Set(lines.map(({ group }) => group.trim()))];
  return groups.map((group, index): SpanRow => {
    const codes = lines.filter((line) => line.group.trim() === group).map(({ code }) => code);
    return {
      label: group || context.words.kinds[kind],
      code: codes[0] ?? '',
      is: 'flow',
      look: 'plain',
      level: 1,
      own: { id: `group-${kind}-${index}`, values: added(context, codes) },
    };
  });
}

function added({ appraisal }: PackContext, codes: readonly string[]): Float64Array {
  const all = codes.map((code) => appraisal.evaluation.values(code));
  const length = Math.max(0, ...all.map((values) => values.length));
  return Float64Array.from({ length }, (_, at) => all.reduce((sum, values) => sum + (values[at] ?? 0), 0));
}
