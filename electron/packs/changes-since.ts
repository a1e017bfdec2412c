/**
 * Which numbers and statements of a pack read otherwise than in one that was handed over before. Compares texts: what a
 * reader saw.
 */
import type { PackVerdict } from '../contract/packs/pack-calls.ts';
import type { KeptFigure } from '../store/packs/pack-issues.ts';
import type { PackContent } from './content/pack-content.ts';
import { labelledFigures } from './labelled-figures.ts';
import { isStatement, statementsOf } from './statements.ts';

export type ChangedFigure = PackVerdict['changes'][number];

/** Every number and statement once, in the order of reading, with the section it first stands in. */
export function keptFigures(content: PackContent): readonly KeptFigure[] {
  const kept = new Map<string, KeptFigure>();
  for (const section of content.sections) {
    const { title, blocks } = section;
    for (const { id, label, text } of statementsOf(section)) {
      if (!kept.has(id)) kept.set(id, [id, title, text, label]);
    }
    for (const { figure, label } of blocks.flatMap(labelledFigures)) {
      const { id, text } = figure;
      if (!kept.has(id)) kept.set(id, [id, title, text, label]);
    }
  }
  return [...kept.values()];
}

export function changesSince(
  before: readonly KeptFigure[],
  now: readonly KeptFigure[],
): readonly ChangedFigure[] {
  const earlier = new Map(before.map((figure) => [figure[0], figure]));
  const later = new Map(now.map((figure) => [figure[0], figure]));
  // A pack that was handed over before statements were kept says nothing about them.
  const keepsStatements = before.some(([id]) => isStatement(id));
  const compared = keepsStatements ? now : now.filter(([id]) => !isStatement(id));
  return [
    ...compared.flatMap(([id, section, text, label = '']): ChangedFigure[] => {
      const was = earlier.get(id)?.[2] ?? null;
      return was === text ? [] : [{ id, label, section, before: was, now: text }];
    }),
    ...before.flatMap(([id, section, text, label = '']): ChangedFigure[] =>
      later.has(id) ? [] : [{ id, label, section, before: text, now: null }],
    ),
  ];
}

/** What the pages mark: numbers and statements that stood there before and read otherwise now. */
export function markedChanges(changes: readonly ChangedFigure[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ id, before, now }) => (before === null || now === null ? [] : [[id, before]])),
  );
}
