/**
 * How the expected returns have moved: the NPV, IRR and payback that the outlook gave at the end of each closed month, as
 * if it had been made then. Made month by month, so that the host answers other calls meanwhile; kept until the outlook
 * is another.
 */
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import { monthText } from '../../../models/tracking/outlook/frame.ts';
import { outlookOf } from '../../../models/tracking/outlook/outlook.ts';
import type { OutlookCourse } from '../../contract/tracking/outlook-calls.ts';
import { inSlices } from '../actuals/in-slices.ts';
import type { CurrentOutlook } from './current-outlook.ts';
import { returnsAnswer } from './report-answer.ts';

const MOST_MONTHS = 12;
/** Lines times periods. One month of a larger plan takes so long that an edit would have to wait for it. */
const MOST_CELLS = 8000;

const made = new WeakMap<CurrentOutlook, Promise<OutlookCourse>>();

/** The last twelve closed months at most, none of a very large plan; the methods are those of the outlook as it is now. */
export function returnsCourse(current: CurrentOutlook): Promise<OutlookCourse> {
  const known = made.get(current);
  if (known) return known;
  const course = makeCourse(current);
  made.set(current, course);
  // What has failed is tried anew when it is asked for again.
  course.catch(() => made.delete(current));
  return course;
}

async function makeCourse({ input, outlook, appraisal }: CurrentOutlook): Promise<OutlookCourse> {
  const { frame, cutOver } = outlook;
  const last = cutOver.month;
  const large = input.plan.lines.length * frame.periods > MOST_CELLS;
  if (last === null || last < frame.start || large) return { points: [] };
  const first = Math.max(frame.start, last - MOST_MONTHS + 1);
  const appraise = createAppraiser();
  const points: OutlookCourse['points'] = [];
  await inSlices(last - first + 1, 1, new AbortController().signal, (place) => {
    const month = first + place;
    const settings = { ...input.settings, cutOver: monthText(month) };
    const then = month === last ? appraisal : appraise(outlookOf({ ...input, settings }).plan);
    const { npv, irr, payback } = returnsAnswer(then);
    points.push({ month: monthText(month), npv, irr: irr.rate, payback: payback.years });
  });
  return { points };
}
