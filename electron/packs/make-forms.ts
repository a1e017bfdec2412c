/**
 * The four forms of one content. Each is made from the same numbers; a form that cannot be made (no browser to print
 * with) is told and does not keep the others from being made.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import type { PackForm } from '../contract/packs/pack-calls.ts';
import type { PackContent } from './content/pack-content.ts';
import { type Changes, packDocument } from './document/document.ts';
import type { PrintPdf } from './pdf/print-pdf.ts';
import { sealedPdf } from './seal/read-seal.ts';

/** What a workbook needs beside the contents: it computes itself. */
export type ModelOfPack = {
  /** As it stands, with its scenarios. */
  readonly plan: Plan;
};

export type FormsRequest = {
  readonly content: PackContent;
  readonly model: ModelOfPack;
  readonly changes: Changes | null;
  /** The line that every file carries about itself. */
  readonly seal: string;
  readonly forms: readonly PackForm[];
};

export type FormWriters = {
  readonly printPdf: PrintPdf;
  readonly writeSlides: (request: {
    readonly content: PackContent;
    readonly changes: Changes | null;
    readonly seal: string;
  }) => Promise<Result<Uint8Array, HostError>>;
  readonly writeWorkbook: (
    request: { readonly content: PackContent; readonly model: ModelOfPack; readonly seal: string },
    signal?: AbortSignal,
  ) => Promise<Result<Uint8Array, HostError>>;
};

export type FormsWatch = {
  readonly onForm?: (form: PackForm) => void;
  readonly signal?: AbortSignal | undefined;
};

export type MadeForm = { readonly form: PackForm; readonly made: Result<Uint8Array, HostError> };

/** In the order asked for. Fails as a whole only when it is cancelled. */
export async function makeForms(
  { content, model, changes, seal, forms }: FormsRequest,
  writers: FormWriters,
  { onForm, signal }: FormsWatch = {},
): Promise<Result<readonly MadeForm[], HostError>> {
  const html = (): string => packDocument(content, { changes, seal });
  const writer: Readonly<Record<PackForm, () => Promise<Result<Uint8Array, HostError>>>> = {
    html: async () => ok(new TextEncoder().encode(html())),
    pdf: async () => {
      const printed = await writers.printPdf(html(), signal);
      return printed.ok ? ok(sealedPdf(printed.value, seal)) : printed;
    },
    pptx: () => writers.writeSlides({ content, changes, seal }),
    xlsx: () => writers.writeWorkbook({ content, model, seal }, signal),
  };
  const made: MadeForm[] = [];
  for (const form of forms) {
    onForm?.(form);
    const result = await writer[form]();
    if (signal?.aborted) return err(cancelled());
    made.push({ form, made: result });
  }
  return ok(made);
}

export function cancelled(): HostError {
  return hostError('export-refused', 'The pack was cancelled. Nothing was written.', {
    params: { reason: 'cancelled' },
  });
}
