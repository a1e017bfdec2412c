/** Which numbers of a pack read otherwise than in one that was handed over before. Compares texts: what a reader saw. */
import type { PackVerdict } from '../contract/packs/pack-calls.ts';
import type { KeptFigure } from '../store/packs/pack-issues.ts';
import type { PackContent } from './content/pack-content.ts';
import { labelledFigures } from './labelled-figures.ts';

export type ChangedFigure = PackVerdict['changes'][number];

/** Every number once, in the order of reading, with the section it first stands in. */
export function keptFigures(content: PackContent): readonly KeptFigure[] {
  const kept = new Map<string, KeptFigure>();
  for (const { title, blocks } of content.sections) {
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
  return [
    ...now.flatMap(([id, section, text, label = '']): ChangedFigure[] => {
      const was = earlier.get(id)?.[2] ?? null;
      return was === text ? [] : [{ id, label, section, before: was, now: text }];
    }),
    ...before.flatMap(([id, section, text, label = '']): ChangedFigure[] =>
      later.has(id) ? [] : [{ id, label, section, before: text, now: null }],
    ),
  ];
}

/** What the pages mark: numbers that stood there before and read otherwise now. */
export function markedChanges(changes: readonly ChangedFigure[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ id, before, now }) => (before === null || now === null ? [] : [[id, before]])),
  );
}
