/**
 * Alt+=: the formula that adds up the lines above a line in its own group, or in its section where it has none.
 * Only where no total counts the line: in a section that is itself added up the sum would count everything twice, so
 * there the answer says so. Pure.
 */
import type { Kind, Line } from '../../../models/plan/schema.ts';

export type SumAbove =
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'none-above' }
  | { readonly kind: 'counts-twice' };

/** Lines of these kinds go into no total by themselves. */
const FREE: ReadonlySet<Kind> = new Set(['driver', 'memo']);

export function sumAbove(lines: readonly Line[], line: Line): SumAbove {
  if (!FREE.has(line.kind)) return { kind: 'counts-twice' };
  const peers = lines.filter((other) => other.kind === line.kind && other.group === line.group);
  const above = peers.slice(
    0,
    peers.findIndex((other) => other.id === line.id),
  );
  const [first] = above;
  if (!first) return { kind: 'none-above' };
  return {
    kind: 'formula',
    formula: above.length === 1 ? first.code : `sum(${above.map(({ code }) => code).join(', ')})`,
  };
}
