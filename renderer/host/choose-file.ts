/**
 * The browser's own file picker as a promise; null when the user cancels. The field stands in the document while the
 * picker is open: one that nothing holds may be collected before it is answered.
 */
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
    input.hidden = true;
    input.accept = ACCEPTED[purpose];
    const end = (file: File | null): void => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => end(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => end(null), { once: true });
    document.body.append(input);
    input.click();
  });
}
