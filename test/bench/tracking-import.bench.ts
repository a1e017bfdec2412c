/**
 * Does the window stay responsive while an Excel file of 100,000 rows is read, looked at and imported? The longest time
 * without a frame, and how often the bar of progress moved, in a real Chromium against the local host.
 */
import { importInPage } from './actuals/import-in-page.ts';
import { ROWS } from './actuals/long-workbook.ts';

const SESSIONS = 3;

export const benches = [
  {
    name: `the page while an Excel file of ${ROWS} rows is imported`,
    run: async () => {
      const sessions = await importInPage(SESSIONS);
      // The middle one of the sessions, as for the other figures of the page: one may be disturbed by the machine.
      const middle = (of: (session: (typeof sessions)[number]) => number): number =>
        sessions.map(of).toSorted((a, b) => a - b)[Math.floor(sessions.length / 2)] ?? Number.NaN;
      const figures = {
        'until the preview is there, ms': middle(({ preview }) => preview.milliseconds),
        'longest frame while it is read, ms': middle(({ preview }) => preview.worst),
        'until the table is there, ms': middle(({ saving }) => saving.milliseconds),
        'longest frame while it is stored, ms': middle(({ saving }) => saving.worst),
        // A bar that stands still would have one or two.
        'steps of progress missing to 5': Math.max(
          ...sessions.map(({ preview, saving }) => Math.max(0, 5 - Math.min(preview.steps, saving.steps))),
        ),
      };
      const limits = {
        'longest frame while it is read, ms': 100,
        'longest frame while it is stored, ms': 100,
        'steps of progress missing to 5': 0,
      };
      const worst = Math.max(...sessions.map(({ preview, saving }) => Math.max(preview.worst, saving.worst)));
      return {
        figures,
        limits,
        note: `the middle one of ${SESSIONS} sessions; the worst frame of all was ${worst.toFixed(0)} ms`,
      };
    },
  },
];
