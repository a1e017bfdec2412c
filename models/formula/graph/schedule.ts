/**
 * In which order slots are computed, and which can't be. A component of one node is computed on its own; a loop that
 * only looks back is computed column by column; a loop within one column, through the opening, or through a later
 * period is a cycle, and every node of its component is unusable.
 */
import { components } from './components.ts';
import { type Edge, phaseOf, slotOf } from './edges.ts';

export type Step =
  /** Column 0 of one slot (or the one value of a flat slot). */
  | { readonly kind: 'opening'; readonly slot: number }
  /** All periods of one slot. */
  | { readonly kind: 'sweep'; readonly slot: number }
  /** Period by period, the slots in this order. */
  | { readonly kind: 'recur'; readonly slots: readonly number[] };

export type Cycle = {
  /** later: the loop needs a later period (or all periods) of itself; same: it closes within one column. */
  readonly reason: 'same-period' | 'later-period';
  /** Slots that stand on such a loop, each with its own chain that starts and ends with it. */
  readonly chains: ReadonlyMap<number, readonly number[]>;
};

export type Schedule = { readonly steps: readonly Step[]; readonly cycles: readonly Cycle[] };

export function schedule(edges: readonly (readonly Edge[])[]): Schedule {
  const steps: Step[] = [];
  const cycles: Cycle[] = [];
  const targets = (node: number) => (edges[node] ?? []).map((edge) => edge.to);
  for (const nodes of components(edges.length, targets, openingsFirst(edges.length))) {
    const [first = 0] = nodes;
    const members = new Set(nodes);
    const internal = (node: number): readonly Edge[] =>
      (edges[node] ?? []).filter((edge) => members.has(edge.to));
    if (nodes.length === 1 && internal(first).length === 0) {
      const slot = slotOf(first);
      steps.push(phaseOf(first) === 'opening' ? { kind: 'opening', slot } : { kind: 'sweep', slot });
      continue;
    }
    const cycle = findCycle(nodes, internal);
    if (cycle) cycles.push(cycle);
    else steps.push({ kind: 'recur', slots: columnOrder(nodes, internal).map(slotOf) });
  }
  return { steps, cycles };
}

/** Openings as early as possible, so that the periods of many lines stand together and can be computed together. */
function* openingsFirst(nodes: number): Generator<number> {
  for (let node = 0; node < nodes; node += 2) yield node;
  for (let node = 1; node < nodes; node += 2) yield node;
}

type Internal = (node: number) => readonly Edge[];

function findCycle(nodes: readonly number[], internal: Internal): Cycle | undefined {
  const later = nodes.flatMap((node) =>
    internal(node)
      .filter((edge) => edge.need === 'whole')
      .map((edge) => ({ from: node, to: edge.to })),
  );
  if (later.length > 0) {
    const all = (node: number) => internal(node).map((edge) => edge.to);
    const chains = new Map(nodes.map((node) => [slotOf(node), laterChain(node, later, all)] as const));
    return { reason: 'later-period', chains };
  }
  const same = (node: number) => internal(node).flatMap((edge) => (edge.need === 'same' ? [edge.to] : []));
  const position = new Map(nodes.map((node, index) => [node, index]));
  const loops = components(nodes.length, (index) =>
    same(nodes[index] ?? 0).map((node) => position.get(node) ?? 0),
  ).filter(
    (loop) => loop.length > 1 || loop.some((index) => same(nodes[index] ?? 0).includes(nodes[index] ?? 0)),
  );
  const chains = new Map<number, readonly number[]>();
  for (const loop of loops) {
    for (const index of loop) {
      const node = nodes[index] ?? 0;
      chains.set(slotOf(node), loopThrough(node, same).map(slotOf));
    }
  }
  return chains.size > 0 ? { reason: 'same-period', chains } : undefined;
}

/** The shortest way from a node over one of the edges that need a later period, and back. */
function laterChain(
  node: number,
  later: readonly { readonly from: number; readonly to: number }[],
  targets: (node: number) => readonly number[],
): readonly number[] {
  let best: readonly number[] = [];
  for (const edge of later) {
    const there = shortestPath(node, edge.from, targets);
    const back = shortestPath(edge.to, node, targets);
    const chain = [...there, ...back];
    if (best.length === 0 || chain.length < best.length) best = chain;
  }
  return best.map(slotOf);
}

function loopThrough(node: number, targets: (node: number) => readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  for (const next of targets(node)) {
    const back = shortestPath(next, node, targets);
    if (back.length > 0 && (best.length === 0 || back.length + 1 < best.length)) best = [node, ...back];
  }
  return best;
}

/** Nodes from `from` to `to`, both included; [from] when they are the same. */
function shortestPath(
  from: number,
  to: number,
  targets: (node: number) => readonly number[],
): readonly number[] {
  const cameFrom = new Map<number, number>([[from, from]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const next of targets(node)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return [];
  const path = [to];
  for (let node = to; node !== from; ) {
    node = cameFrom.get(node) ?? from;
    path.push(node);
  }
  return path.reverse();
}

/** Topological order by what is needed in the same column. */
function columnOrder(nodes: readonly number[], internal: Internal): readonly number[] {
  const order: number[] = [];
  const done = new Set<number>();
  const visit = (root: number): void => {
    const path = [root];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const missing = internal(node).find((edge) => edge.need === 'same' && !done.has(edge.to));
      if (missing) {
        path.push(missing.to);
        continue;
      }
      path.pop();
      if (!done.has(node)) order.push(node);
      done.add(node);
    }
  };
  for (const node of nodes) if (!done.has(node)) visit(node);
  return order;
}
