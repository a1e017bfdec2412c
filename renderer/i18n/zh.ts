/** All Chinese texts, one file an area; loaded as one chunk when the language is first needed. */

import actuals from './zh/actuals.json';
import assumptions from './zh/assumptions.json';
import budget from './zh/budget.json';
import changes from './zh/changes.json';
import charts from './zh/charts.json';
import dashboard from './zh/dashboard.json';
import errors from './zh/errors.json';
import exchange from './zh/exchange.json';
import explain from './zh/explain.json';
import fields from './zh/fields.json';
import findings from './zh/findings.json';
import formula from './zh/formula.json';
import frame from './zh/frame.json';
import grid from './zh/grid.json';
import history from './zh/history.json';
import home from './zh/home.json';
import imports from './zh/import.json';
import kinds from './zh/kinds.json';
import line from './zh/line.json';
import outlook from './zh/outlook.json';
import overview from './zh/overview.json';
import pack from './zh/pack.json';
import portfolio from './zh/portfolio.json';
import returns from './zh/returns.json';
import scenarios from './zh/scenarios.json';
import sensitivity from './zh/sensitivity.json';
import settings from './zh/settings.json';
import simulation from './zh/simulation.json';
import statement from './zh/statement.json';
import units from './zh/units.json';
import variance from './zh/variance.json';
import verdict from './zh/verdict.json';
import warnings from './zh/warnings.json';
import whatif from './zh/whatif.json';
import workspace from './zh/workspace.json';

export const zh = {
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
