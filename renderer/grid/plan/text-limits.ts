/** How long the texts of a line may be, for fields and pasted cells: the same limits as the plan's schema. */
import { LIMITS } from '../../../models/plan/limits.ts';

export const TEXT_LIMITS = {
  label: LIMITS.nameLength,
  code: 80,
  unit: 40,
  group: 80,
  owner: 120,
  source: LIMITS.textLength,
} as const;

const SHOWN = 40;

/** A text for a message: a pasted page must not fill the screen with itself. */
export function shortText(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
