/**
 * The order in which cells can be computed, each after those it reads, cut into stages that fit the engine: it reaches
 * for what a formula reads by recursion, and a chain of hundreds of periods would exhaust its stack.
 * A circle, which a workbook of ours never has, is told with the cell that closes it.
 */
import type { ReferenceList } from './references.ts';

/** Less than half of the stack, so that an estimate may be wrong by half. */
export const STAGE_STACK = 450;
/** Beyond this the engine looks for equal formulas longer than it computes. */
const STAGE_FORMULAS = 6_000;

/** For each formula how much stack its whole chain of precedents needs, itself included. */
export function chainNeeds(references: ReferenceList, needs: Int32Array): Float64Array {
  const chain = new Float64Array(needs.length);
  const state = new Uint8Array(needs.length);
  const stack: number[] = [];
  for (let start = 0; start < needs.length; start += 1) {
    if (state[start] !== 0 || needs[start] === 0) continue;
    stack.push(start);
    while (stack.length > 0) {
      const top = stack.at(-1) ?? 0;
      if (state[top] === 0) {
        state[top] = 1;
        references.each(top, (next) => {
          if (state[next] === 0 && needs[next] !== 0) stack.push(next);
        });
        continue;
      }
      stack.pop();
      if (state[top] === 2) continue;
      state[top] = 2;
      let longest = 0;
      references.each(top, (next) => {
        longest = Math.max(longest, chain[next] ?? 0);
      });
      chain[top] = longest + (needs[top] ?? 0);
    }
  }
  return chain;
}

export type Stages = {
  readonly stages: readonly Int32Array[];
  /** Formulas that read what can only be computed after them. */
  readonly circular: readonly number[];
};

/**
 * The formulas (those with a need) in stages. No stage holds a chain longer than the stack, and everything that a
 * formula reads is in its own stage or an earlier one.
 */
export function stagesOf(references: ReferenceList, needs: Int32Array, chain: Float64Array): Stages {
  const order = formulasOf(needs);
  order.sort((left, right) => (chain[left] ?? 0) - (chain[right] ?? 0) || left - right);
  const stages: Int32Array[] = [];
  // How far the engine reaches within the stage, by cell; what earlier stages computed is a plain figure by now.
  const reach = new Float64Array(needs.length);
  const isPlaced = new Uint8Array(needs.length);
  const circular: number[] = [];
  let from = 0;
  for (let at = 0; at < order.length; at += 1) {
    const cell = order[at] ?? 0;
    let longest = 0;
    let isCircular = false;
    references.each(cell, (read) => {
      longest = Math.max(longest, reach[read] ?? 0);
      if (needs[read] !== 0 && isPlaced[read] === 0) isCircular = true;
    });
    isPlaced[cell] = 1;
    if (isCircular) circular.push(cell);
    const own = needs[cell] ?? 0;
    const isFull = at - from >= STAGE_FORMULAS || (longest > 0 && longest + own > STAGE_STACK);
    if (isFull) {
      const stage = order.slice(from, at);
      stages.push(stage);
      for (const done of stage) reach[done] = 0;
      from = at;
      longest = 0;
    }
    reach[cell] = longest + own;
  }
  if (from < order.length) stages.push(order.slice(from));
  return { stages, circular };
}

function formulasOf(needs: Int32Array): Int32Array {
  const found = new Int32Array(needs.reduce((count, need) => count + (need > 0 ? 1 : 0), 0));
  let count = 0;
  for (let cell = 0; cell < needs.length; cell += 1) {
    if (needs[cell] === 0) continue;
    found[count] = cell;
    count += 1;
  }
  return found;
}
