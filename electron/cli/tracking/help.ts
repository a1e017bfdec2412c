/** The help of the commands that follow a plan. The same words stand in docs/cli.md; a test holds them together. */
export const TRACKING_HELP = {
  actuals: `hurdle actuals import FILE --workspace W [--plan NAME|ID] [--sheet SHEET] [--columns date=A,amount=D,…]
         [--dates dmy|mdy] [--problems LIST.csv] [--allow-duplicate] [--leave-out-equal] [--json]

Brings what has happened into a plan: a workbook or a table with a date, an account and an amount a row, as one batch.
  --workspace        the workspace (.hurdle); no other program may have it open
  --plan             which plan of it, by name or id; needed where it has several
  --sheet            which sheet, by name or number; without it the first that reads as a list of entries
  --columns          which column is what: date, account, amount (or debit and credit, inflow and outflow, amount and
                     side), memo, batch, currency; without it they are found by their headers
  --dates            how 3/4/2027 is meant where the file does not say it
  --problems         writes the rows that were not imported, with the reasons, as CSV
  --allow-duplicate  import a file although the same file or the same entries came in before
  --leave-out-equal  leave out entries that equal earlier ones (day, account, amount, memo)`,
  variance: `hurdle variance --workspace W [--plan NAME|ID] [--month YYYY-MM] [--flexed] [--matters] [--json] [--lang en|zh]

Actual against the approved plan and the flexed plan, line by line: month, year to date, full year, with percent, F or A
and a light (by the plan's own thresholds, else 5 % yellow and 10 % red); then the bridge from planned to actual profit of the month.
  --workspace  the workspace (.hurdle) that holds the plan and its actuals; it is only read
  --month      without it the last complete month with actuals
  --flexed     lights and differences against the flexed plan
  --matters    only lines beyond the thresholds`,
  outlook: `hurdle outlook --workspace W [--plan NAME|ID] [--cut-over YYYY-MM] [--months N] [--json] [--lang en|zh]

Actuals to the cut-over and a forecast after it: the outlook against the approved plan, the returns restated, the
post-investment review sheet, attainment of targets.
  --workspace  the workspace (.hurdle) that holds the plan and its actuals; it is only read
  --cut-over   the last month taken from actuals; without it what the plan says, or the last complete month
  --months     a rolling forecast of so many months, also beyond the plan; without it what the plan says`,
  warnings: `hurdle warnings --workspace W [--plan NAME|ID] [--json] [--lang en|zh]

The lights of the plan's warning rules, worst first, each with its number, its lines and its run, and when the outlook
crosses them. Exit code 3 when a rule that is switched on is red: for a scheduled job.
  --workspace  the workspace (.hurdle) that holds the plan and its actuals; it is only read`,
} as const;

export const TRACKING_LINES = `  actuals import FILE --workspace W [--plan NAME|ID] [--json]
  variance --workspace W [--plan NAME|ID] [--month YYYY-MM] [--json]
  outlook --workspace W [--plan NAME|ID] [--cut-over YYYY-MM] [--months N] [--json]
  warnings --workspace W [--plan NAME|ID] [--json]`;
