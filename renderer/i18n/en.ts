/** All English texts, one file an area; loaded as one chunk when the language is first needed. */

import actuals from './en/actuals.json';
import assumptions from './en/assumptions.json';
import budget from './en/budget.json';
import changes from './en/changes.json';
import charts from './en/charts.json';
import dashboard from './en/dashboard.json';
import errors from './en/errors.json';
import exchange from './en/exchange.json';
import explain from './en/explain.json';
import fields from './en/fields.json';
import findings from './en/findings.json';
import formula from './en/formula.json';
import frame from './en/frame.json';
import grid from './en/grid.json';
import history from './en/history.json';
import home from './en/home.json';
import imports from './en/import.json';
import kinds from './en/kinds.json';
import line from './en/line.json';
import outlook from './en/outlook.json';
import overview from './en/overview.json';
import pack from './en/pack.json';
import portfolio from './en/portfolio.json';
import returns from './en/returns.json';
import scenarios from './en/scenarios.json';
import sensitivity from './en/sensitivity.json';
import settings from './en/settings.json';
import simulation from './en/simulation.json';
import statement from './en/statement.json';
import units from './en/units.json';
import variance from './en/variance.json';
import verdict from './en/verdict.json';
import warnings from './en/warnings.json';
import whatif from './en/whatif.json';
import workspace from './en/workspace.json';

export const en = {
  assumptions,
  budget,
  changes,
  charts,
  errors,
  explain,
  fields,
  findings,
  formula,
  frame,
  grid,
  history,
  home,
  import: imports,
  kinds,
  line,
  overview,
  returns,
  settings,
  statement,
  units,
  verdict,
  portfolio,
  scenarios,
  sensitivity,
  simulation,
  dashboard,
  actuals,
  variance,
  outlook,
  warnings,
  pack,
  whatif,
  exchange,
  workspace,
} as const;
