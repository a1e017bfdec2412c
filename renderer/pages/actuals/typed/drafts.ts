/** What is typed and not kept yet, by plan: leaving the page or the tool loses none of it. */
import { createStore } from '../../../state/store.ts';
import { type Draft, emptyDraft } from './typed-rows.ts';

type Drafts = ReadonlyMap<string, readonly Draft[]>;

export const draftStore = createStore<Drafts>(new Map());

const FIRST: readonly Draft[] = [emptyDraft(0)];

export function draftsOf(all: Drafts, planId: string): readonly Draft[] {
  return all.get(planId) ?? FIRST;
}

export function setDrafts(planId: string, drafts: readonly Draft[]): void {
  draftStore.set(new Map([...draftStore.get(), [planId, drafts]]));
}
