/** The help of the commands that make and check board packs. The same words stand in docs/cli.md; a test holds them together. */
export const PACK_HELP = {
  pack: `hurdle pack FILE --out DIR [--template T | --pack NAME] [--pdf] [--pptx] [--xlsx] [--html]
         [--plan NAME|ID] [--lang en|zh] [--json]

Makes a board pack in the forms named, or in all four.
  FILE        a workspace (.hurdle), which keeps what was handed over in its history, or a plan as JSON
  --out       the folder to write to, made when absent; files of the same name are replaced
  --template  investment-paper (default), monthly-report, scenario-comparison, post-investment-review, feasibility-study
  --pack      a pack that the plan keeps, by name or id, with its own sections and comments
  --pdf       is printed by an installed Chrome, Edge or Chromium; the other forms need none
  --json      paths and hashes as one JSON object
Exit code 1 when a form could not be made; the others are there.`,
  verify: `hurdle verify PACK --workspace W [--lang en|zh] [--json]

Tells whether a file of a pack is still what was handed over, and whether the model still says the same.
  PACK         the PDF, PowerPoint, Excel or web page
  --workspace  the workspace that it was made in; it is only read
Exit code 0 when both hold, else 1.`,
} as const;

export const PACK_LINES = `  pack FILE --out DIR [--template T | --pack NAME] [--pdf] [--pptx] [--xlsx] [--html] [--json]
  verify PACK --workspace W [--json]`;
