/** The help of the commands that work with two workspaces. The same words stand in docs/cli.md; a test holds them together. */
export const WORKSPACE_HELP = {
  diff: `hurdle diff A B [--plan NAME|ID] [--bridge] [--json]
hurdle diff A --plan NAME --with NAME [--bridge] [--json]

How two workspaces or two plans differ, seen from A: lines, settings, scenarios, rules; and where both come from one state of
the plan, who changed what since. Exit code 0: the same, 1: they differ. Only reads.
  A, B      a workspace (.hurdle) or a plan as JSON
  --plan    only this plan; without it every plan with its counterpart, by id, else by name
  --with    the plan it is compared with, by name or id
  --bridge  why NPV moved from A to B, line by line`,
  merge: `hurdle merge INTO FROM [--plan NAME|ID] (--take CODE,CODE | --all) [--dry-run] [--json]

Takes changes of a plan over from FROM, as one change that is logged and can be undone. Exit code 1 when both sides changed the
same place, or when it would not fit together; nothing is written then.
  INTO       the workspace (.hurdle); no other program may have it open
  FROM       a workspace or a plan as JSON; it is only read
  --plan     which plan of FROM; needed where it has several
  --take     what to take, as diff names it: codes of lines, setting:tax, scenario:NAME, or of a scenario that both have single
             overrides: scenario:NAME/CODE, scenario:NAME/setting:taxRate
  --all      everything they changed; where no common state is known, everything that differs
  --dry-run  say what would be taken, write nothing`,
  copy: `hurdle copy FROM INTO [--plan NAME|ID] [--without PART,PART] [--encrypt] [--json]

Takes whole plans over into another workspace. A plan whose id is there already gets another one, and its history begins anew.
  INTO       a workspace (.hurdle), made when absent; no other program may have it open
  --plan     which plan of FROM; without it all of them
  --without  what to leave behind: history, snapshots, baselines, actuals, notes, packs
  --encrypt  make INTO as an encrypted workspace. Its passphrase: the last line of --passphrase-file, else HURDLE_PASSPHRASE, else
             asked for twice. Without --encrypt a new INTO is plain, also when FROM is encrypted`,
} as const;

export const WORKSPACE_LINES = `  diff A B [--plan NAME|ID] [--bridge] [--json]
  merge INTO FROM [--plan NAME|ID] (--take CODE,CODE | --all) [--dry-run] [--json]
  copy FROM INTO [--plan NAME|ID] [--without PART,PART] [--encrypt] [--json]`;

/** Holds for every command. */
export const PASSPHRASE_HELP = `An encrypted workspace asks for its passphrase at the terminal; scripts give it in the environment variable HURDLE_PASSPHRASE
or with --passphrase-file FILE (every command takes it). It is never given on the command line itself.`;
