/** The help of the what-if commands. The same words stand in docs/cli.md; a test holds them together. */
export const WHAT_IF_HELP = {
  matrix: `hurdle matrix FILE [--metrics npv,irr,…|all] [--plan NAME|ID] [--json] [--lang en|zh]

All scenarios beside the plan: each metric, best and worst marked, the expected value where probabilities add to 1,
and the inputs that differ.`,
  tornado: `hurdle tornado FILE [--metric M] [--percent 10] [--ranges|--percentiles] [--drivers A,B] [--scenario S]

One driver at a time from low to high, sorted by swing; where the verdict flips; elasticity.
  --percent      how far to both sides, in percent of the planned number (10)
  --ranges       the low and high of the plan where it has them
  --percentiles  P10 to P90 of the distributions
  --drivers      lines by code (CODE* for a factor on the line) or settings; without it all driver lines`,
  grid: `hurdle grid FILE --x DRIVER=FROM:TO:COUNT [--y DRIVER=FROM:TO:COUNT] [--metric M] [--scenario S] [--json]

A metric over one driver or two. DRIVER=A,B,C gives single numbers.`,
  seek: `hurdle seek FILE [--driver D [--from A] [--to B]] [--metric M] [--target T] [--scenario S] [--json]

Every number of a driver at which the metric takes the target (NPV 0), or why there is none. Without --driver the
break-even of all drivers.`,
  simulate: `hurdle simulate FILE [--trials N] [--seed S] [--method M] [--workers W] [--scenario S] [--json]
hurdle simulate FILE --trial K

Runs the uncertainty of the plan: mean, percentiles, P(NPV < 0), value at risk, shares of the spread.
  --method   plain, latin-hypercube, sobol
  --workers  threads; the result is the same bits for any number
  --trial    prints trial K as a plan of its own
  --yes      run more trials than fit the memory that is set aside`,
  bridge: `hurdle bridge FILE [FILE2] [--from A] [--to B] [--metric M] [--method shapley|sequential] [--json]

Why a metric moved from A to B, shared out to what was changed. A and B are "plan", a scenario, and in a workspace a
snapshot or a point of the change log (#12). With a second FILE its plan is the end.`,
  optimise: `hurdle optimise FILE [--frontier] [--scenario S] [--json]

The best choice of the plan's decisions within its constraints ("optimisation" in docs/plan-format.md).
  --frontier  mean against standard deviation instead of one best choice`,
  portfolio: `hurdle portfolio WORKSPACE --budget YEAR=AMOUNT[,…] [--must A] [--never B] [--require A:B] [--exclude A:B]
         [--partial] [--frontier] [--json]

Which plans of a workspace to do under a budget a fiscal year, exactly. Plans by name or id; several by commas.
  --require   A:B, A only where B is done too      --exclude  A:B, at most one of them
  --partial   parts of plans may be done           --frontier total NPV for each budget`,
} as const;

export const WHAT_IF_LINES = `  matrix FILE [--metrics npv,irr,…|all] [--json]
  tornado FILE [--metric M] [--percent 10] [--ranges|--percentiles] [--drivers A,B] [--json]
  grid FILE --x DRIVER=FROM:TO:COUNT [--y …] [--metric M] [--json]
  seek FILE [--driver D] [--metric M] [--target T] [--json]
  simulate FILE [--trials N] [--seed S] [--method M] [--trial K] [--json]
  bridge FILE [FILE2] [--from A] [--to B] [--metric M] [--json]
  optimise FILE [--frontier] [--json]
  portfolio WORKSPACE --budget YEAR=AMOUNT [--json]`;
