/**
 * Strongly connected components by Tarjan's algorithm, without recursion so that a chain of thousands of lines is as
 * safe as a short one. Components come out dependencies first, those that `roots` names first as early as they can; within one, nodes are in ascending order.
 * Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972).
 */

export function components(
  size: number,
  targets: (node: number) => readonly number[],
  roots: Iterable<number> = Array(size).keys(),
): readonly (readonly number[])[] {
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;

  const enter = (node: number): Frame => {
    index[node] = counter;
    low[node] = counter;
    counter += 1;
    stack.push(node);
    onStack[node] = 1;
    return { node, targets: targets(node), next: 0 };
  };

  for (const root of roots) {
    if (index[root] !== -1) continue;
    const path: Frame[] = [enter(root)];
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { node } = frame;
      const target = frame.targets[frame.next];
      if (target !== undefined) {
        frame.next += 1;
        if (index[target] === -1) path.push(enter(target));
        else if (onStack[target] === 1) low[node] = Math.min(low[node] ?? 0, index[target] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] === index[node]) found.push(popComponent(node, stack, onStack));
    }
  }
  return found;
}

type Frame = { readonly node: number; readonly targets: readonly number[]; next: number };

function popComponent(root: number, stack: number[], onStack: Uint8Array): number[] {
  const component: number[] = [];
  for (;;) {
    const node = stack.pop();
    if (node === undefined) break;
    onStack[node] = 0;
    component.push(node);
    if (node === root) break;
  }
  return component.sort((a, b) => a - b);
}
