/**
 * The heavy parts behind the calls: sample plans, Excel, keys. Each is loaded when it is first used, so that the
 * window opens fast. Tests pass stand-ins for single parts.
 */
import type { ImportDesk } from '../exchange/desk/import-desk.ts';
import { deriveSecret } from '../store/cipher/workspace-key.ts';
import type { Services } from './host-context.ts';

export function createServices(parts: Partial<Services> = {}): Services {
  let desk: ImportDesk | undefined;
  return {
    templates: async () => (await import('../../models/templates/templates.ts')).templates,

    exportWorkbook: async (plan, language, watch, actuals) => {
      const { writeWorkbookInThread } = await import('./workbooks/workbook-thread.ts');
      return writeWorkbookInThread(plan, language, watch, actuals);
    },

    askWorkbook: async (file, request, signal) => {
      desk ??= await openDesk();
      return desk.ask(file, request, signal);
    },

    printPdf: async (html, signal) => {
      const { printWithBrowser } = await import('../packs/pdf/print-pdf.ts');
      return printWithBrowser(html, signal);
    },

    writeSlides: async (request) => {
      const { writeSlides } = await import('../packs/slides/write-slides.ts');
      return writeSlides(request);
    },

    openWorkbookWriter: async (order) => {
      const { openPackWorkbookWriter } = await import('../packs/workbook/write-pack-workbook.ts');
      return openPackWorkbookWriter(order);
    },
    deriveSecret,
    ...parts,
  };
}

async function openDesk(): Promise<ImportDesk> {
  const { openImportDesk } = await import('./workbooks/spreadsheets.ts');
  return openImportDesk();
}
