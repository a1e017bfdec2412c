/** Which details a line of a kind cannot do without; a line that lacks them could not be computed. */
import type { Line } from './schema.ts';

export type Detail = 'investment' | 'workingCapital' | 'financing';

const NEEDED: Readonly<Partial<Record<Line['kind'], Detail>>> = {
  investment: 'investment',
  'working-capital': 'workingCapital',
  financing: 'financing',
};

export function missingDetail(line: Line): Detail | null {
  const needed = NEEDED[line.kind];
  return needed && !line[needed] ? needed : null;
}
