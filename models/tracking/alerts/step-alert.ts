/**
 * What people do with an alert: acknowledge it with a note, give it to somebody, say what they think of its light, close
 * it with what came of it. Pure; a step that is not possible comes back as a value. Nobody changes the light itself: an
 * override stands beside it with its reason.
 */
import { err, ok, type Result } from '../../plan/result.ts';
import type { Day } from '../calendar/day.ts';
import type { Light } from '../warnings/rule-report.ts';
import type { AlertEvent, KeptAlert, Moment } from './alert.ts';

export type AlertStep =
  | { readonly type: 'acknowledge'; readonly note: string }
  | { readonly type: 'assign'; readonly to: string }
  /** null takes it back. */
  | { readonly type: 'override'; readonly light: Light | null; readonly reason: string }
  | { readonly type: 'close'; readonly effect: string };

export type StepProblem = 'closed' | 'no-reason' | 'no-effect' | 'no-override' | 'same-light';

export function stepAlert(
  alert: KeptAlert,
  step: AlertStep,
  { at, who, through }: Moment & { readonly through: Day },
): Result<KeptAlert, StepProblem> {
  if (alert.closed) return err('closed');
  const { light } = alert;
  const done = (
    what: AlertEvent['what'],
    text: string,
    change: Partial<KeptAlert>,
  ): Result<KeptAlert, StepProblem> =>
    ok({ ...alert, ...change, events: [...alert.events, { at, who, what, light, text }] });
  switch (step.type) {
    case 'acknowledge': {
      const note = step.note.trim();
      return done('acknowledged', note, { state: 'acknowledged', acknowledged: { at, who, note } });
    }
    case 'assign': {
      const to = step.to.trim();
      return done('assigned', to, { assignedTo: to });
    }
    case 'override': {
      const reason = step.reason.trim();
      if (step.light === null) {
        return alert.override ? done('override-ended', reason, { override: null }) : err('no-override');
      }
      if (reason === '') return err('no-reason');
      if (step.light === light) return err('same-light');
      return done('override', reason, { override: { light: step.light, reason, who, at } });
    }
    case 'close': {
      const effect = step.effect.trim();
      if (effect === '') return err('no-effect');
      return done('closed', effect, { state: 'closed', closed: { at, who, effect }, seenThrough: through });
    }
  }
}
