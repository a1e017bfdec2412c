/**
 * Is this file still what was handed over, and does the model still say the same? The first is told by the file's hash
 * in the workspace, the second by composing the same pack again and comparing every number.
 */

import { packSchema } from '../../models/plan/packs/pack-schema.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { HostError } from '../contract/host-error.ts';
import type { PackForm, PackIssue, PackVerdict } from '../contract/packs/pack-calls.ts';
import { findByHash, findIssue, issueFigures, issuePack } from '../store/packs/pack-issues.ts';
import { changesSince, keptFigures } from './changes-since.ts';
import { composePack } from './content/compose-pack.ts';
import type { PackedWorkspace } from './content/gather-facts.ts';
import { type GatherWatch, gatherFacts, packRequest } from './content/gather-facts.ts';
import { cancelled, closed } from './make-forms.ts';
import { sealOfFile } from './seal/read-seal.ts';
import { fileHash } from './seal/seal.ts';

export async function verifyPack(
  bytes: Uint8Array,
  opened: PackedWorkspace,
  now: Date,
  watch: GatherWatch = {},
): Promise<Result<PackVerdict, HostError>> {
  const { db } = opened.plans;
  const known = findByHash(db, fileHash(bytes));
  if (known) return compareWithModel('genuine', known.issue, known.form, opened, now, watch);
  const found = sealOfFile(bytes);
  const issue = found ? findIssue(db, found.seal.issue) : null;
  if (!found || !issue) {
    return ok({
      file: 'unknown',
      issue: null,
      form: found?.form ?? null,
      model: null,
      seq: null,
      changes: [],
    });
  }
  return compareWithModel('edited', issue, found.form, opened, now, watch);
}

async function compareWithModel(
  file: PackVerdict['file'],
  issue: PackIssue,
  form: PackForm,
  opened: PackedWorkspace,
  now: Date,
  watch: GatherWatch,
): Promise<Result<PackVerdict, HostError>> {
  const { db } = opened.plans;
  const gone: PackVerdict = { file, issue, form, model: 'gone', seq: null, changes: [] };
  const pack = packSchema.safeParse(issuePack(db, issue.id));
  if (!pack.success) return ok({ ...gone, model: null });
  const request = packRequest(opened, issue.planId, pack.data, now);
  if (!request.ok) return ok(gone);
  const facts = await gatherFacts(request.value, watch);
  // It may have been closed or locked while the figures were gathered.
  if (!db.open) return err(closed());
  if (!facts.ok) return facts.error.code === 'not-found' ? ok(gone) : facts;
  // Ended after the last figure was gathered: whoever ended it waits for no answer.
  if (watch.signal?.aborted) return err(cancelled());
  const content = composePack(facts.value, pack.data, issue.language);
  const changes = changesSince(issueFigures(db, issue.id), keptFigures(content));
  return ok({
    file,
    issue,
    form,
    model: changes.length === 0 ? 'same' : 'changed',
    seq: content.meta.seq,
    changes: [...changes],
  });
}
