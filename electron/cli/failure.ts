/**
 * How a command ends when it cannot do its work. exit 1: the plan has errors; exit 2: wrong use, a file that is
 * missing, not ours, or from a newer version. The message is one or more plain sentences, never a stack trace.
 */
import { err } from '../../models/plan/result.ts';

/** red: a warning rule of the plan is red; the command did its work. */
export const EXIT = { fine: 0, planErrors: 1, wrongUse: 2, red: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Failure = {
  readonly exit: 1 | 2;
  /** Stable, for scripts: bad-usage, no-such-file, not-a-plan, newer-version, plan-invalid, ... */
  readonly code: string;
  readonly message: string;
  /** What is wrong where, one a line. */
  readonly places?: readonly { readonly path: string; readonly message: string }[];
};

export function wrongUse(code: string, message: string): { readonly ok: false; readonly error: Failure } {
  return err({ exit: 2, code, message });
}

export function failureText(failure: Failure): string {
  const places = failure.places ?? [];
  const shown = places
    .slice(0, 20)
    .map((place) => `  ${place.path === '' ? '(file)' : place.path}: ${place.message}`);
  const more = places.length > shown.length ? [`  ... and ${places.length - shown.length} more`] : [];
  return [`hurdle: ${failure.message}`, ...shown, ...more].join('\n');
}
