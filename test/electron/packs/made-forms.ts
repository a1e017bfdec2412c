/**
 * Every template in both languages as contents and files, made once for all test files of a thread: from the online
 * store with scenarios, an approved baseline and a seeded year of actuals. Nothing here says what is right.
 */
import { homedir } from 'node:os';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { ActualsExtra } from '../../../electron/exchange/export/extras.ts';
import { gatherActuals } from '../../../electron/exchange/export/tracking/gather-actuals.ts';
import { findPrinter, isProgram } from '../../../electron/host/local/browser.ts';
import { createServices } from '../../../electron/host/services.ts';
import { composePack } from '../../../electron/packs/content/compose-pack.ts';
import type { PackFacts } from '../../../electron/packs/content/facts.ts';
import { gatherFacts, packRequest } from '../../../electron/packs/content/gather-facts.ts';
import { handedOver } from '../../../electron/packs/content/handed-over.ts';
import type { PackContent } from '../../../electron/packs/content/pack-content.ts';
import { packDocument } from '../../../electron/packs/document/document.ts';
import type { WorkbookOrder, WorkbookRequest, WorkbookWriter } from '../../../electron/packs/make-forms.ts';
import { writeSlides } from '../../../electron/packs/slides/write-slides.ts';
import { openPackWorkbookWriter } from '../../../electron/packs/workbook/write-pack-workbook.ts';
import { type Pack, type PackTemplate, SECTION_KINDS } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import type { Result } from '../../../models/plan/result.ts';
import { closeAll } from '../test-host.ts';
import { type Prepared, prepareWorkspace, TODAY } from './content/prepared-workspace.ts';

export type Language = 'en' | 'zh';
/** 'all': one pack with every kind of section. 'downturn': the investment paper of that scenario. */
export type Which = PackTemplate | 'all' | 'downturn';
export type Made = {
  readonly pack: Pack;
  readonly facts: PackFacts;
  readonly content: PackContent;
  readonly actuals: ActualsExtra | null;
};

export const SEAL = '{"hurdle":"pack","issue":"i","plan":"p","seq":1,"model":"m","content":"c"}';

/** Where there is none the PDF is not made; the tests of it say so. */
export const PRINTER = findPrinter({ os: process.platform, env: process.env, home: homedir(), isProgram });

export const NO_PRINTER = 'no Chrome, Edge or Chromium is installed to print the PDF';

const SAMPLE = 'premium-store';
const prepared = new Map<Language, Promise<Prepared>>();
const made = new Map<string, Promise<unknown>>();
const writers = new Map<string, WorkbookWriter>();

function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key) as Promise<T> | undefined;
  if (known) return known;
  const begun = make();
  made.set(key, begun);
  return begun;
}

export function packOf(which: Which, language: Language): Pack {
  const template = which === 'all' || which === 'downturn' ? 'investment-paper' : which;
  const pack = packFromTemplate(template, { id: 'p', name: language === 'zh' ? '报告' : 'Pack', language });
  if (which === 'downturn') return { ...pack, scenarioId: 'scenario-3' };
  if (which !== 'all') return pack;
  const sections = SECTION_KINDS.map((kind, index) => ({
    id: `s${index + 1}`,
    kind,
    title: '',
    comment: '',
  }));
  return { ...pack, sections };
}

async function workspace(language: Language): Promise<Prepared> {
  const known = prepared.get(language);
  if (known) return known;
  const begun = prepareWorkspace(language);
  prepared.set(language, begun);
  return begun;
}

export function contentOf(which: Which, language: Language): Promise<Made> {
  return once(`content ${which} ${language}`, async () => {
    const { opened, planIds } = await workspace(language);
    const pack = packOf(which, language);
    const planId = planIds.get(SAMPLE) ?? '';
    const request = packRequest(opened, planId, pack, TODAY);
    if (!request.ok) throw new Error(request.error.message);
    const facts = await gatherFacts(request.value);
    if (!facts.ok) throw new Error(facts.error.message);
    const tracked = opened.tracking.tracked(planId);
    return {
      pack,
      facts: facts.value,
      content: handedOver(composePack(facts.value, pack, language)),
      actuals: tracked.ok ? gatherActuals(tracked.value, TODAY) : null,
    };
  });
}

export async function htmlOf(which: Which, language: Language): Promise<string> {
  const { content } = await contentOf(which, language);
  return once(`html ${which} ${language}`, async () => packDocument(content, { changes: null, seal: SEAL }));
}

export async function slidesOf(which: Which, language: Language): Promise<Uint8Array> {
  const { content } = await contentOf(which, language);
  return once(`pptx ${which} ${language}`, async () => {
    const written = await writeSlides({ content, changes: null, seal: SEAL });
    if (!written.ok) throw new Error(written.error.message);
    return written.value;
  });
}

export async function pdfOf(which: Which, language: Language): Promise<Uint8Array> {
  const html = await htmlOf(which, language);
  return once(`pdf ${which} ${language}`, () => printed(html));
}

export async function printed(html: string): Promise<Uint8Array> {
  const pdf = await createServices().printPdf(html);
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}

export async function workbookOf(which: Which, language: Language): Promise<Uint8Array> {
  const { content, facts, actuals } = await contentOf(which, language);
  return once(`xlsx ${which} ${language}`, async () => {
    const writer = writerOf({ plan: facts.plan, language, scenarioId: content.meta.scenarioId });
    const written = await writer.write({ content, model: { actuals }, changes: null, seal: SEAL });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    return written.value;
  });
}

/** One for all templates of a language: the plan is the same. */
function writerOf(order: WorkbookOrder): WorkbookWriter {
  const key = `${order.language} ${order.scenarioId}`;
  const known = writers.get(key) ?? openPackWorkbookWriter(order);
  writers.set(key, known);
  return known;
}

/** By a writer that is opened for this one. */
export async function writtenWorkbook({
  plan,
  ...request
}: WorkbookRequest & Pick<WorkbookOrder, 'plan'>): Promise<Result<Uint8Array, HostError>> {
  const { language, scenarioId } = request.content.meta;
  const writer = openPackWorkbookWriter({ plan, language, scenarioId });
  try {
    return await writer.write(request);
  } finally {
    await writer.close();
  }
}

/** The workspaces and writers go when the test file is done; what was made stays. */
export async function closeWorkspaces(): Promise<void> {
  for (const writer of writers.values()) await writer.close();
  writers.clear();
  for (const each of prepared.values()) (await each).close();
  prepared.clear();
  await closeAll();
}
