/**
 * A pack as it is handed over: without the sections that have nothing to show, and without hints: those stand in the preview
 * for who makes the pack, not for who reads it. A pack of which nothing is left says that there is nothing to report.
 */
import { packWords } from '../words/pack-words.ts';
import type { PackContent } from './pack-content.ts';

/** Sections that the user has commented stay; the others are numbered anew. */
export function handedOver(content: PackContent): PackContent {
  const kept = content.sections.filter(({ empty, comment }) => empty === null || comment.length > 0);
  const sections = kept.length > 0 ? kept : content.sections;
  return {
    ...content,
    sections: sections.map((section, index) => ({
      ...section,
      number: index + 1,
      blocks: section.blocks.filter((block) => block.type !== 'paragraphs' || block.look !== 'hint'),
      empty: kept.length > 0 ? null : packWords(content.meta.language).nothingToReport,
    })),
  };
}

/** Handed over all the same: every page says that there is nothing. */
export function reportsNothing({ sections }: PackContent): boolean {
  return sections.length > 0 && sections.every(({ empty }) => empty !== null);
}
