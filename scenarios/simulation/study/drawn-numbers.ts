/**
 * The numbers of a drawn line, in the two forms that must agree bit for bit: written into a block of trials, and as the
 * entry of a plan that shows one trial. Keep the two side by side. Must not draw anything.
 */
import type { Entry } from '../../../models/plan/schema.ts';
import { modelLine } from '../../../models/statements/build.ts';
import type { PlanBlock } from '../../evaluate-block.ts';
import type { DrawnLine } from './uncertain-lines.ts';

/** The draws of one driver for some trials: a number a trial, or [column][trial] at `stride`. */
export type Draws = { readonly values: Float64Array; readonly stride: number };

/** What of a block takes draws. */
export type SettableBlock = Pick<PlanBlock, 'size' | 'columns' | 'planned' | 'set'>;

/** Sets the trials `from`..`from + count` of the draws as the first trials of the block. */
export type SetDraws = (draws: Draws, from: number, count: number) => void;

/** An empty cell stays 0: a factor of -1 must not make it -0. */
function scaled(planned: number, factor: number): number {
  return planned === 0 ? 0 : planned * factor;
}

export function drawSetter(block: SettableBlock, { target, way, uncertainty }: DrawnLine): SetDraws {
  const { size, columns } = block;
  const { code, entry } = target;
  const ownOpening = typeof entry.opening === 'number';
  const once = uncertainty.type === 'once';
  if (once && (way === 'number' || (way === 'scaled' && entry.type === 'constant' && !ownOpening))) {
    const factorOf = way === 'scaled' && entry.type === 'constant' ? entry.value : null;
    const row = new Float64Array(size);
    return ({ values }, from, count) => {
      for (let i = 0; i < count; i += 1) {
        const draw = values[from + i] as number;
        row[i] = factorOf === null ? draw : scaled(factorOf, draw);
      }
      block.set(code, row);
    };
  }
  const planned = block.planned(code);
  const cells = new Float64Array(columns * size);
  const keepsOpening = ownOpening || !modelLine(target).holdsAtOpening;
  return ({ values, stride }, from, count) => {
    for (let column = 0, at = 0; column < columns; column += 1, at += size) {
      const number = planned[column] as number;
      const source = once ? from : column * stride + from;
      const keeps = way === 'opening' ? column > 0 : way === 'number' && column === 0 && keepsOpening;
      for (let i = 0; i < count; i += 1) {
        const draw = values[source + i] as number;
        cells[at + i] = keeps ? number : way === 'scaled' ? scaled(number, draw) : draw;
      }
    }
    block.set(code, cells);
  };
}

/** The target's entry with the numbers of one trial: a draw, or a path's columns 0..n. */
export function entryOfDraw({ target, way }: DrawnLine, draw: number | Float64Array): Entry {
  const { entry } = target;
  if (entry.type === 'formula') return entry;
  const own = typeof entry.opening === 'number' ? entry.opening : null;
  const at = (column: number): number => (typeof draw === 'number' ? draw : (draw[column] ?? Number.NaN));
  if (way === 'opening') return { ...entry, opening: at(0) };
  const opening = own === null ? null : way === 'scaled' ? scaled(own, at(0)) : own;
  const withOpening = opening === null ? {} : { opening };
  const numberAt = (planned: number, column: number): number =>
    way === 'scaled' ? scaled(planned, at(column)) : at(column);
  if (typeof draw === 'number') {
    if (entry.type === 'constant')
      return { type: 'constant', value: numberAt(entry.value, 1), ...withOpening };
    const values = entry.values.map((value) => (value === null ? null : numberAt(value, 1)));
    return { type: 'series', values, ...withOpening };
  }
  const planned = (column: number): number =>
    entry.type === 'constant' ? entry.value : (entry.values[column - 1] ?? 0);
  const values = Array.from({ length: draw.length - 1 }, (_, index) =>
    numberAt(planned(index + 1), index + 1),
  );
  // A constant holds at the opening where its kind does; a series would be 0 there.
  const held =
    opening === null && entry.type === 'constant' && modelLine(target).holdsAtOpening
      ? { opening: numberAt(entry.value, 0) }
      : withOpening;
  return { type: 'series', values, ...held };
}
