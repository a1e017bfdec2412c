/** Hands a file made in this window to the user: a download in the browser, a file dialog in the desktop shell. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; keeping the address would keep the bytes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A title as a file name: what no system forbids, and short. */
export function fileNameOf(title: string, ending: string): string {
  const stem = title
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${stem === '' ? 'chart' : stem}.${ending}`;
}
