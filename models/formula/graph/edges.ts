/**
 * Who needs whom. Every slot is two nodes: its opening column (2 x slot) and its periods (2 x slot + 1), because an
 * opening formula may rightly use what the periods of another line also feed. An edge says how much of the other
 * node must be known: the same column, earlier columns only, or all of it.
 */
import type { Ir, Slot } from './slots.ts';
import { isFlat } from './slots.ts';

export type Phase = 'opening' | 'periods';

export type Edge = { readonly to: number; readonly need: 'same' | 'earlier' | 'whole' };

export function slotOf(node: number): number {
  return node >> 1;
}

export function phaseOf(node: number): Phase {
  return (node & 1) === 0 ? 'opening' : 'periods';
}

/** Edges of every node. A running sum's own previous column is not an edge: it is always there. */
export function graphEdges(slots: readonly Slot[]): readonly (readonly Edge[])[] {
  const node = (slot: number, phase: Phase): number => {
    const target = slots[slot];
    return 2 * slot + (phase === 'opening' || (target && isFlat(target)) ? 0 : 1);
  };
  const edges: Edge[][] = [];
  slots.forEach((slot, index) => {
    const opening: Edge[] = [];
    const periods: Edge[] = [];
    if (slot.kind === 'formula') {
      irEdges(slot.opening, 'opening', node, opening);
      irEdges(slot.periods, 'periods', node, periods);
    } else if (slot.kind === 'cumulative') {
      irEdges(slot.of, 'opening', node, opening);
      irEdges(slot.of, 'periods', node, periods);
      periods.push({ to: node(index, 'opening'), need: 'same' });
    } else if (slot.kind === 'growth') {
      irEdges(slot.rate, 'periods', node, periods);
    } else if (slot.kind === 'spread') {
      periods.push({ to: node(slot.slot, 'periods'), need: 'same' });
    } else if (slot.kind === 'total' || slot.kind === 'average') {
      if (slot.kind === 'total') opening.push({ to: node(slot.slot, 'opening'), need: 'whole' });
      opening.push({ to: node(slot.slot, 'periods'), need: 'whole' });
    }
    edges.push(opening, periods);
  });
  return edges;
}

type NodeOf = (slot: number, phase: Phase) => number;

function irEdges(ir: Ir, phase: Phase, node: NodeOf, edges: Edge[]): void {
  switch (ir.op) {
    case 'slot':
      edges.push({ to: node(ir.slot, phase), need: 'same' });
      break;
    case 'shift':
      irEdges(ir.fill, phase, node, edges);
      shiftEdges(ir.slot, ir.by, ir.opening, phase, node, edges);
      break;
    case 'gather':
      irEdges(ir.column, phase, node, edges);
      edges.push({ to: node(ir.slot, 'opening'), need: 'whole' });
      edges.push({ to: node(ir.slot, 'periods'), need: 'whole' });
      break;
    case 'unary':
      irEdges(ir.arg, phase, node, edges);
      break;
    case 'binary':
      irEdges(ir.left, phase, node, edges);
      irEdges(ir.right, phase, node, edges);
      break;
    case 'choose':
      irEdges(ir.condition, phase, node, edges);
      irEdges(ir.yes, phase, node, edges);
      irEdges(ir.no, phase, node, edges);
      break;
    default:
      break;
  }
}

function shiftEdges(
  slot: number,
  by: number,
  opening: boolean,
  phase: Phase,
  node: NodeOf,
  edges: Edge[],
): void {
  if (by === 0) edges.push({ to: node(slot, phase), need: 'same' });
  else if (by < 0) edges.push({ to: node(slot, 'periods'), need: 'whole' });
  else if (phase === 'periods') {
    edges.push({ to: node(slot, 'periods'), need: 'earlier' });
    if (opening) edges.push({ to: node(slot, 'opening'), need: 'same' });
  }
}
