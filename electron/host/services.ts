/**
 * The heavy parts behind the calls: sample plans and Excel. Each is loaded when it is first used, so that the
 * window opens fast. Tests pass stand-ins for single parts.
 */
import { err, ok } from '../../models/plan/result.ts';
import { hostError } from '../contract/host-error.ts';
import type { Services } from './host-context.ts';

export function createServices(parts: Partial<Services> = {}): Services {
  return {
    templates: async () => (await import('../../models/templates/templates.ts')).templates,

    exportWorkbook: async (plan, language) => {
      const { writeWorkbookInThread } = await import('./workbooks/workbook-thread.ts');
      return writeWorkbookInThread(plan, language);
    },

    previewWorkbook: async (file, sheet) => {
      const { previewSheet } = await import('./workbooks/spreadsheets.ts');
      const preview = await previewSheet(file, sheet);
      return preview.ok ? ok({ own: null, preview: preview.value }) : preview;
    },

    importWorkbook: async ({ file, mapping, name, planId }) => {
      if (!mapping) {
        return err(
          hostError('import-refused', 'Say first which rows are lines and which columns are periods.'),
        );
      }
      const { importSheet } = await import('./workbooks/spreadsheets.ts');
      return importSheet(file, mapping, name, planId);
    },
    ...parts,
  };
}
