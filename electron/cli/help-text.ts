/** The help of the headless commands. The same words stand in docs/cli.md; a test holds them together. */
import type { CommandName } from './arguments.ts';
import { PACK_HELP, PACK_LINES } from './packs/help.ts';
import { TRACKING_HELP, TRACKING_LINES } from './tracking/help.ts';
import { WHAT_IF_HELP, WHAT_IF_LINES } from './what-if/help.ts';
import { PASSPHRASE_HELP, WORKSPACE_HELP, WORKSPACE_LINES } from './workspace/help.ts';

const COMMAND_HELP: Readonly<Record<CommandName, string>> = {
  appraise: `hurdle appraise FILE [--plan NAME|ID] [--json] [--lang en|zh]

Appraises a plan: NPV, IRR, MIRR, payback, verdict, statements, checks and findings.
  FILE     a workspace (.hurdle) or a plan as JSON (docs/plan-format.md)
  --plan   which plan of the workspace, by name or id; needed where it has several
  --json   one JSON object (docs/cli.md) instead of a page of text
  --lang   language of the texts, en (default) or zh`,
  export: `hurdle export FILE --xlsx OUT.xlsx [--plan NAME|ID] [--month YYYY-MM] [--colours NAME] [--lang en|zh]

Writes the plan as an Excel workbook with live formulas: scenarios behind a switch, a two-way table, the
simulation's summary, actuals and variances. An independent engine recalculates it first, under every scenario;
it is not written when any figure differs by more than half a cent. OUT.xlsx is replaced when it exists.
  --month    month of the variances; without it the last closed one (a workspace only)
  --colours  bankers (default), fast or colour-blind`,
  import: `hurdle import BOOK --into FILE [--name NAME] [--sheet SHEET,SHEET] [--map MAPPING.json] [--dry-run] [--json]
hurdle import BOOK --update WORKSPACE [--plan NAME|ID] [--conflicts] [--dry-run] [--json]

Brings a workbook, a CSV file or a plan file (.json) in as a new plan.
  BOOK     a workbook that Hurdle exported comes back without loss; any other sheet with labels down and
           periods across is read by a proposed mapping, which is printed with --json
  --into   a workspace (.hurdle, made when absent) or a plan file (.json, never written over)
  --name   name of the new plan; without it the workbook's own
  --sheet  which sheets, by name, with commas between several; without it the one with the most lines
  --map    a corrected mapping, as printed under "mapping" with --json, or a list of them
  --update takes inputs changed in Excel back into the plan that the workbook was written from, as one change in
           its log; inputs that the plan has changed since are left alone without --conflicts
  --dry-run shows what would come in, and writes nothing; --into is not needed then`,
  check: `hurdle check FILE [--plan NAME|ID] [--json] [--lang en|zh]

Lists errors, warnings and notes with their places. Exit code 1 when there is an error.`,
  templates: `hurdle templates [--json]
hurdle templates ID [--out FILE.json|FILE.hurdle] [--lang en|zh]

Lists the sample plans, or writes one (to standard output without --out).`,
  ...WHAT_IF_HELP,
  ...TRACKING_HELP,
  ...WORKSPACE_HELP,
  ...PACK_HELP,
};

export function helpText(command: CommandName | null): string {
  if (command !== null) return COMMAND_HELP[command];
  return `Hurdle without its window. Run it as: npm run --silent hurdle -- COMMAND

  appraise FILE [--plan NAME|ID] [--json] [--lang en|zh]
  check FILE [--plan NAME|ID] [--json] [--lang en|zh]
  export FILE --xlsx OUT.xlsx [--plan NAME|ID] [--month YYYY-MM] [--colours NAME] [--lang en|zh]
  import BOOK --into FILE [--name NAME] [--sheet SHEET] [--map MAPPING.json] [--dry-run] [--json]
  import BOOK --update WORKSPACE [--plan NAME|ID] [--conflicts] [--dry-run] [--json]
  templates [ID] [--out FILE] [--json] [--lang en|zh]
${WHAT_IF_LINES}
${TRACKING_LINES}
${WORKSPACE_LINES}
${PACK_LINES}
  COMMAND --help, --help, --version

FILE is a workspace (.hurdle) or a plan as JSON. Exit codes: 0 fine, 1 the plan has errors, 2 wrong use, 3 a warning is red.
${PASSPHRASE_HELP}
docs/cli.md describes the JSON, docs/plan-format.md the plan.`;
}
