/** Answers about the outlook. Reads only: the settings of an outlook are part of the plan and change with it. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import { type CurrentOutlook, currentOutlook } from '../../tracking/outlook/current-outlook.ts';
import { previewAnswer } from '../../tracking/outlook/preview-answer.ts';
import { reportAnswer } from '../../tracking/outlook/report-answer.ts';
import { returnsCourse } from '../../tracking/outlook/returns-course.ts';
import type { Tracked } from '../../tracking/tracking.ts';
import type { HostContext } from '../host-context.ts';
import type { Handlers } from './handler.ts';

type Asked = { readonly planId: string; readonly cutOver?: string | undefined };

export const outlookHandlers: Handlers<
  'outlook.report' | 'outlook.course' | 'outlook.plan' | 'outlook.preview'
> = {
  'outlook.report': (input, context) => {
    const found = gathered(input, context);
    return found.ok ? ok(reportAnswer(found.value.tracked, found.value.current)) : found;
  },

  'outlook.course': async (input, context) => {
    const found = gathered(input, context);
    return found.ok ? ok(await returnsCourse(found.value.current)) : found;
  },

  'outlook.plan': (input, context) => {
    const found = gathered(input, context);
    return found.ok ? ok({ plan: found.value.current.outlook.plan }) : found;
  },

  'outlook.preview': (input, context) => {
    const found = gathered(input, context);
    return found.ok ? previewAnswer(found.value.current, input.lineId, input.method) : found;
  },
};

function gathered(
  { planId, cutOver }: Asked,
  { session, platform }: HostContext,
): Result<{ readonly tracked: Tracked; readonly current: CurrentOutlook }, HostError> {
  const opened = session.current();
  if (!opened.ok) return opened;
  const tracked = opened.value.tracking.tracked(planId);
  if (!tracked.ok) return tracked;
  return ok({ tracked: tracked.value, current: currentOutlook(tracked.value, platform.now(), cutOver) });
}
