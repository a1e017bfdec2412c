/**
 * Why an edit of a line is refused: the line is gone, or its own details do not fit together. Words and codes only; it
 * changes nothing.
 */
import type { ChangeError } from '../change.ts';
import { missingDetail } from '../line-details.ts';
import type { Line } from '../schema.ts';

export function detailError(line: Line): ChangeError | null {
  const missing = missingDetail(line);
  if (missing) {
    return failure('missing-detail', missing, `A line of kind ${line.kind} needs its ${missing} details.`, {
      kind: line.kind,
    });
  }
  if (line.range && line.range.low > line.range.high) {
    return failure('invalid-range', 'range', 'Low must not be above high.', {
      low: line.range.low,
      high: line.range.high,
    });
  }
  return null;
}

export function noSuchLine(lineId: string): ChangeError {
  return failure('no-such-line', 'lineId', 'This line does not exist any more.', { id: lineId });
}

export function failure(
  code: ChangeError['code'],
  field: string,
  message: string,
  params: Readonly<Record<string, string | number>>,
): ChangeError {
  return { code, field, message, params };
}
