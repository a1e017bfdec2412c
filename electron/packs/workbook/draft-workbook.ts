/**
 * The workbook of a pack whose plan has errors: its pages with every figure as Hurdle shows it, marked as a draft, and no
 * live model, since none could be proved. A plan without errors never comes here.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { loadExcelize } from '../../exchange/excelize.ts';
import type { AddressBook } from '../../exchange/export/address-book.ts';
import { wordsOf } from '../../exchange/export/book.ts';
import { finishFile } from '../../exchange/export/file/finish-file.ts';
import { writeShell } from '../../exchange/export/file/write-shell.ts';
import type { Workbook } from '../../exchange/export/workbook-model.ts';
import type { PackContent } from '../content/pack-content.ts';
import type { Changes } from '../document/document.ts';
import { packSheets } from './pack-sheets.ts';
import { pageMarks } from './page/page-marks.ts';

const NOWHERE: AddressBook = { addressOf: () => undefined, rangeOf: () => undefined };

export async function draftWorkbook(
  plan: Plan,
  content: PackContent,
  changes: Changes | null,
): Promise<Uint8Array> {
  const sheets = packSheets(content, changes)({ addresses: NOWHERE, figureOf: () => undefined, titles: [] });
  const workbook: Workbook = {
    sheets: sheets.map(({ setUp }) => setUp),
    cells: sheets.flatMap(({ cells }) => cells),
    charts: sheets.flatMap(({ charts = [] }) => charts),
    marks: sheets.flatMap(({ marks = [] }) => marks),
    outline: new Map(),
    names: [],
    lists: [],
    addresses: NOWHERE,
  };
  const { language } = content.meta;
  const book = {
    plan,
    language,
    ...wordsOf(language),
    scheme: 'bankers' as const,
    pageMarks: pageMarks(content.meta),
    switchedTo: null,
  };
  return finishFile(writeShell(await loadExcelize(), book, workbook), workbook);
}
