/** Which drivers are marked, and why: nothing uses them, or nobody has written down where they come from. */
import type { Finding } from '../../../models/appraisal/findings.ts';

export type DriverMark = 'unused' | 'undocumented';

export function driverMarks(findings: readonly Finding[]): ReadonlyMap<string, readonly DriverMark[]> {
  const marks = new Map<string, DriverMark[]>();
  for (const { code, lineCode } of findings) {
    const mark = code === 'driver-unused' ? 'unused' : code === 'driver-undocumented' ? 'undocumented' : null;
    if (mark === null || lineCode === undefined) continue;
    marks.set(lineCode, [...(marks.get(lineCode) ?? []), mark]);
  }
  return marks;
}
