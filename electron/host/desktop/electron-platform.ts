/** The platform of the Electron host: the system's own dialogs for opening and saving files. */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, dialog, type FileFilter } from 'electron';
import { ok } from '../../../models/plan/result.ts';
import type { FilePurpose } from '../../contract/app-calls.ts';
import type { Platform } from '../host-context.ts';
import { describeProblem, userName } from '../local/local-platform.ts';

const FILTERS: Readonly<Record<FilePurpose, FileFilter[]>> = {
  workspace: [{ name: 'Hurdle', extensions: ['hurdle'] }],
  workbook: [{ name: 'Excel, CSV', extensions: ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'csv', 'tsv', 'txt'] }],
  plan: [{ name: 'JSON', extensions: ['json'] }],
  pack: [{ name: 'PDF, PowerPoint, Excel, HTML', extensions: ['pdf', 'pptx', 'xlsx', 'html'] }],
};

export function electronPlatform(version: string): Platform {
  return {
    host: 'electron',
    version,
    user: userName(),
    now: () => new Date(),
    newId: randomUUID,
    pickFile: async (purpose) => {
      const options = { properties: ['openFile' as const], filters: FILTERS[purpose] };
      const window = BrowserWindow.getFocusedWindow();
      const picked = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options);
      return ok(picked.canceled ? null : (picked.filePaths[0] ?? null));
    },
    pickTarget: async (suggestedName) => {
      const options = { defaultPath: suggestedName };
      const window = BrowserWindow.getFocusedWindow();
      const picked = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options);
      return ok(picked.canceled || picked.filePath === '' ? null : picked.filePath);
    },
    log: (problem) => process.stderr.write(`${describeProblem(problem)}\n`),
  };
}
