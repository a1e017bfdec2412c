/** Which plan of ours a plan of another workspace is: the one with its id, else the only one with its name. Pure. */

type Named = { readonly id: string; readonly name: string };
export type Match = { readonly planId: string; readonly by: 'id' | 'name' };

export function matchPlan(theirs: Named, ours: readonly Named[], others: readonly Named[]): Match | null {
  const same = ours.find(({ id }) => id === theirs.id);
  if (same) return { planId: same.id, by: 'id' };
  // A plan of ours that has its own counterpart there is not also the one of the same name.
  const theirIds = new Set(others.map(({ id }) => id));
  const named = ours.filter(({ id, name }) => name === theirs.name && !theirIds.has(id));
  const rivals = others.filter(({ name }) => name === theirs.name);
  const [only] = named;
  return only && named.length === 1 && rivals.length === 1 ? { planId: only.id, by: 'name' } : null;
}
