/**
 * Splits delimited text into records and fields (RFC 4180, and the files that break it), and finds the delimiter.
 * Promises: a line end inside quotes stays in its field; CRLF, LF and CR end a record; field text is unchanged.
 * It must not read numbers: '1,200' stays text.
 */

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export type Records = {
  readonly rows: readonly (readonly string[])[];
  /** Line (from 1) of a quote that is never closed. */
  readonly openQuoteLine?: number;
  /** The text has more records, columns or cells than the limits allow. */
  readonly exceeded?: 'columns' | 'cells';
};

export type RecordLimits = { readonly records: number; readonly columns: number; readonly cells: number };

export function splitRecords(text: string, delimiter: string, limits: RecordLimits): Records {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let at = 0;
  while (at < text.length) {
    const field = readField(text, at, delimiter);
    if (field.open) return { rows, openQuoteLine: lineOf(text, at) };
    row.push(field.text);
    cells += 1;
    if (row.length > limits.columns) return { rows, exceeded: 'columns' };
    if (cells > limits.cells) return { rows, exceeded: 'cells' };
    at = field.end;
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      // A delimiter at the very end of the file closes one more, empty field.
      if (at >= text.length) row.push('');
      if (at < text.length) continue;
    }
    rows.push(row);
    if (rows.length >= limits.records) return { rows };
    row = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
  }
  return { rows };
}

type Field = { readonly text: string; readonly end: number; readonly open: boolean };

function readField(text: string, start: number, delimiter: string): Field {
  if (text[start] !== '"') {
    const end = endOfPlain(text, start, delimiter);
    return { text: text.slice(start, end), end, open: false };
  }
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { text: '', end: text.length, open: true };
    if (text[quote + 1] === '"') {
      from = quote + 2;
      continue;
    }
    // What stands between the closing quote and the delimiter belongs to the field ("a" b).
    const end = endOfPlain(text, quote + 1, delimiter);
    return {
      text: text.slice(start + 1, quote).replaceAll('""', '"') + text.slice(quote + 1, end).trimEnd(),
      end,
      open: false,
    };
  }
}

function endOfPlain(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length) {
    const sign = text[end];
    if (sign === delimiter || sign === '\n' || sign === '\r') break;
    end += 1;
  }
  return end;
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}

/** The delimiter under which most records have the same number of fields, more than one; undefined for none. */
export function findDelimiter(text: string): Delimiter | undefined {
  const head = text.slice(0, 262_144);
  let best: { readonly delimiter: Delimiter; readonly score: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const { rows } = splitRecords(head, delimiter, { records: 60, columns: 20_000, cells: 400_000 });
    const counts = rows.filter((row) => row.some((field) => field.trim() !== '')).map((row) => row.length);
    const score = evenness(counts);
    if (score > 0 && (!best || score > best.score)) best = { delimiter, score };
  }
  return best?.delimiter;
}

/** Share of the records with the commonest count, where that count is above one; wider tables win a tie. */
function evenness(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of tally) {
    if (count > 1) best = Math.max(best, times / counts.length + Math.min(count, 1000) / 1e6);
  }
  return best;
}
