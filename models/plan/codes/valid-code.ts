/** When a code may be given to a line: an identifier in any script, not reserved, not used by another line. */
import { isValidCode } from '../../formula/names.ts';
import type { ChangeError } from '../change.ts';
import type { Plan } from '../schema.ts';

export function codeError(plan: Plan, lineId: string, code: string): ChangeError | null {
  if (!isValidCode(code)) {
    return {
      code: 'invalid-code',
      field: 'code',
      message: `"${code}" cannot be a code: use letters, digits and _, starting with a letter, and no function name.`,
      params: { code },
    };
  }
  const other = plan.lines.find((line) => line.id !== lineId && line.code === code);
  if (!other) return null;
  return {
    code: 'duplicate-code',
    field: 'code',
    message: `The code ${code} belongs to "${other.label}" already.`,
    params: { code, label: other.label },
  };
}
