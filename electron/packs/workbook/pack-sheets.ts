/**
 * The sheets of a pack in front of the live model: a cover with contents that lead to one sheet a section. What stands
 * in the model is pointed at, so that the pack follows its assumptions and its scenario switch.
 */
import type { ExtraSheets } from '../../exchange/export/workbook-model.ts';
import { figuresOf } from '../content/figures.ts';
import type { PackContent } from '../content/pack-content.ts';
import type { Changes } from '../document/document.ts';
import { withMarkedStatements } from '../statements.ts';
import { coverSheet } from './cover-sheet.ts';
import { explanationSheet } from './explanation-sheet.ts';
import { differingFigures } from './live-figure.ts';
import { sectionSheet } from './section-sheet.ts';
import { packSheetWords } from './workbook-words.ts';

/** Of a sheet's name in Excel. */
const LONGEST_TITLE = 31;

/** `changes` are marked: a triangle before the figure, and a comment with what it was. */
export function packSheets(given: PackContent, changes: Changes | null = null): ExtraSheets {
  const before = changes?.before ?? new Map<string, string>();
  const content = withMarkedStatements(given, before);
  // Told by the first composition, which has the scenario of the pack; the formulas are the same under every other.
  let stated: ReadonlySet<string> | null = null;
  return (model) => {
    stated ??= differingFigures(figuresOf(content), model);
    const live = { ...model, stated, before };
    const words = packSheetWords(content.meta.language);
    const taken = new Set(live.titles.map((title) => title.toLowerCase()));
    const cover = freeTitle(words.cover, taken);
    const titles = content.sections.map(({ number, title }) => freeTitle(`${number} ${title}`, taken));
    const how = content.explanations.length > 0 ? freeTitle(words.how, taken) : null;
    const sheets = content.sections.map((section, index) =>
      sectionSheet(section, titles[index] ?? '', cover, content, live),
    );
    return [
      coverSheet(content, cover, titles, how, live, changes),
      ...sheets,
      ...(how === null ? [] : [explanationSheet(how, cover, content, live)]),
    ];
  };
}

/** A name that Excel takes and no other sheet has. */
export function freeTitle(wanted: string, taken: Set<string>): string {
  const safe = bare(wanted.replace(/[[\]:*?/\\\p{Cc}]/gu, ' '));
  let title = beginning(safe, LONGEST_TITLE);
  for (let number = 2; taken.has(title.toLowerCase()) || title === ''; number += 1) {
    const end = ` (${number})`;
    title = `${beginning(safe, LONGEST_TITLE - end.length)}${end}`.trim();
  }
  taken.add(title.toLowerCase());
  return title;
}

/** As many whole characters as fit. */
function beginning(text: string, longest: number): string {
  let kept = '';
  for (const each of text) {
    if (kept.length + each.length > longest) break;
    kept += each;
  }
  return bare(kept);
}

/** Without the apostrophes and blanks that Excel refuses at the ends of a name. */
function bare(text: string): string {
  return text.replace(/^['\s]+|['\s]+$/g, '');
}
