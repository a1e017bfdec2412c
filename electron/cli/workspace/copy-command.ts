/**
 * `hurdle copy FROM INTO [--plan NAME] [--without history,actuals,...] [--encrypt]`: takes whole plans over into a
 * workspace, which is made when it is not there, with a passphrase if wanted; when the copying fails it goes again. A plan
 * whose id is there already gets another one.
 */
import { rmSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Companions } from '../../contract/workspace-calls.ts';
import type { OpenWorkspace } from '../../store/open-workspace.ts';
import { type CopiedPlan, copyPlan } from '../../workspaces/copy-plan.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { exists, kindOfName } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { choosePlan } from '../open-plan.ts';
import { toJson } from '../what-if/json.ts';
import { makeFile, openFile } from './open-file.ts';
import { newPassphrase } from './passphrase.ts';

const ALL = ['history', 'snapshots', 'baselines', 'actuals', 'notes', 'packs'] as const;

export const copyCommand: Command = async ({ words, flags }, context) => {
  const [from = '', into = ''] = words;
  if (!exists(from)) return wrongUse('no-such-file', `There is no file ${from}.`);
  for (const path of [from, into]) {
    if (kindOfName(path) !== 'workspace')
      return wrongUse('bad-usage', `${path} must be a workspace (.hurdle).`);
  }
  if (isSameFile(from, into)) {
    return wrongUse(
      'same-workspace',
      `${from} and ${into} are the same file. Name another one to copy into.`,
    );
  }
  const include = readWithout(flags.get('without'));
  if (!include.ok) return include;
  const source = await openFile(from, { readOnly: true });
  if (!source.ok) return source;
  try {
    const { listPlans } = await import('../../store/plan-list.ts');
    const plans = listPlans(source.value.db).filter(({ deleted }) => !deleted);
    const wanted = flags.get('plan');
    const chosen = wanted === undefined ? null : choosePlan(plans, wanted, from);
    if (chosen && !chosen.ok) return chosen;
    const planIds = chosen ? [chosen.value] : plans.map(({ id }) => id);
    const isNew = !exists(into);
    if (!isNew && flags.has('encrypt')) return wrongUse('bad-usage', existsAlready(into));
    const target = isNew ? await makeTarget(into, flags.has('encrypt'), context) : await openFile(into);
    if (!target.ok) return target;
    let done = false;
    try {
      const copied: CopiedPlan[] = [];
      for (const planId of planIds) {
        const at = context.now().toISOString();
        const request = { planId, include: include.value, at, who: context.user, freshId: context.newId };
        const made = copyPlan(source.value.db, target.value.db, request);
        if (!made.ok) return err(fromHostError(made.error, from));
        copied.push(made.value);
      }
      done = true;
      if (flags.has('json')) context.print(toJson({ copied, encrypted: target.value.encrypted }));
      else context.print(copied.map(copiedText).join('\n') || `${from} holds no plan yet.`);
      if (source.value.encrypted && !target.value.encrypted) {
        context.remark(`${into} is not encrypted: whoever has the file can read it.`);
      }
      return ok(EXIT.fine);
    } finally {
      target.value.close();
      if (isNew && !done) rmSync(into, { force: true });
    }
  } finally {
    source.value.close();
  }
};

async function makeTarget(
  path: string,
  isEncrypted: boolean,
  { remark }: CommandContext,
): Promise<Result<OpenWorkspace, Failure>> {
  const passphrase = isEncrypted ? await newPassphrase(path) : ok(null);
  if (!passphrase.ok) return passphrase;
  if (passphrase.value !== null) {
    remark('A lost passphrase is lost data: nobody can bring it back or open the file without it.');
  }
  return makeFile(path, passphrase.value);
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

function existsAlready(path: string): string {
  return `--encrypt is for a workspace that is made now, and ${path} exists already. Name another file, or encrypt this one in the program.`;
}

function readWithout(text: string | undefined): Result<Companions, Failure> {
  const without = new Set((text ?? '').split(',').filter((word) => word !== ''));
  for (const word of without) {
    if (!ALL.some((known) => known === word)) {
      return wrongUse('bad-usage', `--without knows ${ALL.join(', ')}, not "${word}".`);
    }
  }
  const has = (part: (typeof ALL)[number]): boolean => !without.has(part);
  return ok({
    history: has('history'),
    snapshots: has('snapshots'),
    baselines: has('baselines'),
    actuals: has('actuals'),
    notes: has('notes'),
    packs: has('packs'),
  });
}

const HISTORY = {
  kept: 'with its history',
  'begun-anew': 'its history begins anew',
  broken: 'its history was altered by another program and left behind',
} as const;

function copiedText({ name, planId, renewed, history, ...counts }: CopiedPlan): string {
  const parts = [
    `id ${planId}${renewed ? ' (its own was taken)' : ''}`,
    HISTORY[history],
    `${counts.snapshots} snapshots`,
    `${counts.baselines} baselines`,
    `${counts.entries} entries`,
    `${counts.notes} notes and alerts`,
    `${counts.packs} packs`,
  ];
  return `${name}: ${parts.join(', ')}`;
}
