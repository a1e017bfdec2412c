/**
 * Keeps text from becoming a formula when a file of ours is opened in a spreadsheet.
 * Promises: text that a spreadsheet might evaluate gets a leading apostrophe; amounts such as -0.5万 stay as
 * they are. It must be used for text cells of delimited files only: numbers and typed string cells need none.
 */
import { parseNumberText } from './parse-number.ts';
import { toPlainText } from './text-characters.ts';

/** Signs that start a formula or a command in spreadsheets, in full width too (folded by toPlainText). */
const STARTS_FORMULA = /^(?:%0[9ad])*[=+\-@|]/i;

export function guardFormulaText(text: string): string {
  const plain = toPlainText(text.trim()).text;
  if (!STARTS_FORMULA.test(plain)) return text;
  if (/^[+-]/.test(plain) && parseNumberText(text).kind === 'number') return text;
  return `'${text}`;
}
