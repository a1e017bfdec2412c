/** The browser's own file picker as a promise; null when the user cancels. */
import type { FilePurpose } from '../../electron/contract/app-calls.ts';

const ACCEPTED = {
  workspace: '.hurdle',
  workbook: '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt',
  plan: '.json',
  pack: '.pdf,.pptx,.xlsx,.html',
} as const satisfies Record<FilePurpose, string>;

export function chooseFile(purpose: FilePurpose): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ACCEPTED[purpose];
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}
