/**
 * The four forms of one content. Each is made from the same numbers; a form that cannot be made (no browser to print
 * with, a full disk, a fault of ours) is told and does not keep the others from being made.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { Language } from '../contract/common-types.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import type { PackForm } from '../contract/packs/pack-calls.ts';
import type { ActualsExtra, SimulationExtra } from '../exchange/export/extras.ts';
import { storeFailure } from '../store/store-failure.ts';
import type { PackContent } from './content/pack-content.ts';
import { type Changes, packDocument } from './document/document.ts';
import type { PrintPdf } from './pdf/print-pdf.ts';
import { sealedPdf } from './seal/read-seal.ts';

/** What a workbook needs beside the contents and the plan: it computes itself. */
export type ModelOfPack = {
  /** What was booked, for the sheets Actuals and Variance. */
  readonly actuals: ActualsExtra | null;
  /** Of the plan as it stands, where the pack's facts hold it; left out, the workbook simulates by itself. */
  readonly simulation?: SimulationExtra | null;
};

export type FormsRequest = {
  readonly content: PackContent;
  readonly model: ModelOfPack;
  readonly changes: Changes | null;
  /** The line that every file carries about itself. */
  readonly seal: string;
  readonly forms: readonly PackForm[];
};

export type WorkbookRequest = Pick<FormsRequest, 'content' | 'model' | 'changes' | 'seal'>;
type WriteWorkbook = (
  request: WorkbookRequest,
  signal?: AbortSignal,
) => Promise<Result<Uint8Array, HostError>>;

/** The plan of a workbook as it stands, with its scenarios, and what of the pack is known before its facts are. */
export type WorkbookOrder = {
  readonly plan: Plan;
  readonly language: Language;
  /** The scenario that the pack shows; null: none. */
  readonly scenarioId: string | null;
};

/** Writes packs of one plan, one after another; opened early, it makes itself ready while nobody waits. */
export type WorkbookWriter = {
  readonly write: WriteWorkbook;
  /** Must be called, or the thread behind it stays. */
  readonly close: () => Promise<void>;
};

export type FormWriters = {
  readonly printPdf: PrintPdf;
  readonly writeSlides: (request: {
    readonly content: PackContent;
    readonly changes: Changes | null;
    readonly seal: string;
  }) => Promise<Result<Uint8Array, HostError>>;
  readonly openWorkbookWriter: (order: WorkbookOrder) => Promise<WorkbookWriter>;
};

/** Ready to write: whoever opened the workbook's writer closes it. */
export type ReadyWriters = Omit<FormWriters, 'openWorkbookWriter'> & {
  readonly writeWorkbook: WriteWorkbook;
};

export type FormsWatch = {
  readonly onForm?: (form: PackForm) => void;
  /** A form was not made through a fault of ours: for the log. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type MadeForm = { readonly form: PackForm; readonly made: Result<Uint8Array, HostError> };

/** The workbook takes longest: where it is asked for, its writer makes itself ready from now on, and is closed after. */
export async function withWriters<T>(
  { openWorkbookWriter, ...others }: FormWriters,
  forms: readonly PackForm[],
  order: WorkbookOrder,
  work: (writers: ReadyWriters) => Promise<T>,
): Promise<T> {
  if (!forms.includes('xlsx')) return work({ ...others, writeWorkbook: notOpened });
  const opening = openWorkbookWriter(order);
  // Where nobody comes to use it, nobody is told that it could not be opened.
  opening.catch(() => undefined);
  const writeWorkbook: WriteWorkbook = async (request, signal) => (await opening).write(request, signal);
  try {
    return await work({ ...others, writeWorkbook });
  } finally {
    await opening.then(
      (writer) => writer.close(),
      () => undefined,
    );
  }
}

function notOpened(): never {
  throw new Error('A workbook was asked for without its writer.');
}

/** Given in the order asked for. Fails as a whole only when it is cancelled. */
export async function makeForms(
  { content, model, changes, seal, forms }: FormsRequest,
  writers: ReadyWriters,
  { onForm, onFault, signal }: FormsWatch = {},
): Promise<Result<readonly MadeForm[], HostError>> {
  const html = (): string => packDocument(content, { changes, seal });
  const writer: Readonly<Record<PackForm, () => Promise<Result<Uint8Array, HostError>>>> = {
    html: async () => ok(new TextEncoder().encode(html())),
    pdf: async () => {
      const printed = await writers.printPdf(html(), signal);
      return printed.ok ? ok(sealedPdf(printed.value, seal)) : printed;
    },
    pptx: () => writers.writeSlides({ content, changes, seal }),
    xlsx: () => writers.writeWorkbook({ content, model, changes, seal }, signal),
  };
  const write = async (form: PackForm): Promise<Result<Uint8Array, HostError>> => {
    try {
      return await writer[form]();
    } catch (fault) {
      const known = storeFailure(fault);
      if (known?.code === 'disk-full') return err(known);
      onFault?.(fault);
      return err(faulty());
    }
  };
  // The workbook is written in a thread and the PDF in a browser: they go on while the others are made here.
  const begun = new Map(forms.filter((form) => ASIDE.has(form)).map((form) => [form, write(form)] as const));
  const made = new Map<PackForm, Result<Uint8Array, HostError>>();
  for (const form of [...forms.filter((each) => !begun.has(each)), ...begun.keys()]) {
    if (signal?.aborted) break;
    onForm?.(form);
    made.set(form, await (begun.get(form) ?? write(form)));
  }
  if (signal?.aborted) {
    // They hear the signal themselves; nobody may still be writing when this is answered.
    await Promise.all(begun.values());
    return err(cancelled());
  }
  return ok(
    forms.flatMap((form) => {
      const result = made.get(form);
      return result ? [{ form, made: result }] : [];
    }),
  );
}

const ASIDE: ReadonlySet<PackForm> = new Set(['pdf', 'xlsx']);

function faulty(): HostError {
  return hostError(
    'internal',
    'Something went wrong inside Hurdle while this form was written. The plan and the other forms are not touched. Try again; if it fails again, restart Hurdle.',
  );
}

export function cancelled(): HostError {
  return hostError('export-refused', 'The pack was cancelled. Nothing was written.', {
    params: { reason: 'cancelled' },
  });
}

export function closed(): HostError {
  return hostError('workspace-missing', 'The workspace was closed or locked meanwhile. Nothing was written.');
}
