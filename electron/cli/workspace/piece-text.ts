/** A difference as lines of text, and as plain data for --json: what it is, who changed it, every value before and after. */

import type { Piece } from '../../../models/plan/compare/compare-plans.ts';
import { leafPaths } from '../../../models/plan/compare/leaf-paths.ts';
import type { Timeline } from '../../../models/plan/schema.ts';
import { columnMonth } from '../../../models/plan/timeline.ts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;
const SIDES = {
  theirs: 'changed there',
  mine: 'changed here',
  apart: 'changed on both sides, in different places',
  conflict: 'CONFLICT: changed on both sides',
} as const;
/** Values shown of one piece; --json has all of them. */
const MOST = 12;

export function pieceText(piece: Piece, timeline: Timeline): readonly string[] {
  const { token, what, name, kind, side } = piece;
  const label = kind === 'line' && name !== '' ? `  ${name}` : '';
  const head = `  ${SIGNS[what]} ${token}${label}${side ? `  (${SIDES[side]})` : ''}`;
  if (what !== 'changed') return [head];
  if (kind === 'order') return [`${head}  the lines stand in another order`];
  const leaves = leafPaths(piece.mine, piece.theirs);
  const shown = leaves
    .slice(0, MOST)
    .map(
      ({ path, before, after }) => `      ${placeText(path, timeline)}: ${plain(before)} -> ${plain(after)}`,
    );
  return [
    head,
    ...shown,
    ...(leaves.length > MOST ? [`      ... and ${leaves.length - MOST} more values`] : []),
  ];
}

export function pieceJson(piece: Piece): unknown {
  const { key, token, kind, name, what, side } = piece;
  const changes = what === 'changed' ? leafPaths(piece.mine, piece.theirs) : [];
  return { take: token, key, kind, name, what, side, changes };
}

/** A cell of a series by its month; any other place by its path. */
function placeText(path: string, timeline: Timeline): string {
  const cell = /^entry\.values\.(\d+)$/.exec(path)?.[1];
  if (cell === undefined) return path || 'value';
  const { year, month } = columnMonth(timeline, Number(cell) + 1);
  return `${year}-${String(month).padStart(2, '0')}`;
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '(none)';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
