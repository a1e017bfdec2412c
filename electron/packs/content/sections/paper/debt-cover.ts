/**
 * Whether the project carries its debt: interest cover and debt service cover of each year in which something is due, as
 * the Chinese method of project evaluation defines them (third edition, 2006): EBIT / interest, and (EBITDA - income
 * tax) / (interest + repayments). Tax is what is paid after the interest has saved its part.
 */
import type { PackContext } from '../../context.ts';
import { figure, MULTIPLE, numberText } from '../../figures.ts';
import type { Block } from '../../pack-content.ts';
import { paragraphs, row, table } from '../../writing/blocks.ts';
import { sumOf } from '../../writing/shown-figures.ts';
import { spansOf, WIDEST } from '../../writing/spans.ts';

export function debtCover(context: PackContext): readonly Block[] {
  const { words, appraisal, plan } = context;
  const { paper } = words;
  const years = spansOf(plan.timeline)
    .map((span) => {
      const sum = (code: string): number => sumOf(appraisal, code, span.from, span.to);
      const interest = sum('$interest');
      const due = interest + sum('$loan_repayments');
      const tax = sum('$tax_paid') - sum('$interest_tax_shield');
      return {
        ...span,
        interestCover: cover(sum('$ebit'), interest),
        debtCover: cover(sum('$ebitda') - tax, due),
      };
    })
    .filter((year) => year.interestCover !== null || year.debtCover !== null)
    .slice(0, WIDEST);
  if (years.length === 0) return [];
  const least = (values: readonly (number | null)[]): string => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return words.none;
    const lowest = Math.min(...known);
    return Number.isFinite(lowest) ? numberText(lowest, MULTIPLE) : words.notComputed;
  };
  const said = words.lead.covers(
    least(years.map((year) => year.interestCover)),
    least(years.map((year) => year.debtCover)),
  );
  const cells = (part: 'interestCover' | 'debtCover') =>
    years.map((year) =>
      figure(
        `cover:${part}:${year.from}:${year.to}`,
        year[part],
        MULTIPLE,
        year[part] === null ? {} : { why: words.notComputed },
      ),
    );
  return [
    table({
      title: paper.coverTitle,
      columns: ['', ...years.map(({ title }) => title)],
      rows: [
        row([paper.interestCover, ...cells('interestCover')]),
        row([paper.debtCover, ...cells('debtCover')]),
      ],
    }),
    ...paragraphs(said),
  ];
}

/** null where nothing is due; NaN where what is due, or what is there for it, cannot be computed. */
function cover(there: number, due: number): number | null {
  if (Number.isNaN(due)) return Number.NaN;
  return due > 0 ? there / due : null;
}
