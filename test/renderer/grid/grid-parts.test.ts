/**
 * The grid's arithmetic: where keys lead (as in Excel), what is in sight, how pasted blocks tile, what completion
 * offers. Expected values are worked out by hand beside each case.
 */
import { describe, expect, it } from 'vitest';
import {
  accept,
  type Candidate,
  callAt,
  complete,
  wordAt,
} from '../../../renderer/grid/formula-bar/completion.ts';
import { pasteEdits } from '../../../renderer/grid/grid-edits.ts';
import { moveBy } from '../../../renderer/grid/movement.ts';
import { columnLefts, scrollTo, visibleWindow } from '../../../renderer/grid/viewport.ts';

// x marks a filled cell:  x x . . x
const filled = (_: number, col: number) => [true, true, false, false, true][col] === true;
const shape = { rows: 10, cols: 5, firstCol: 1, pageRows: 4, filled };

describe('Ctrl with an arrow', () => {
  it('goes to the end of a block, then over the gap, then to the edge of the grid', () => {
    expect(moveBy('ArrowRight', true, { row: 0, col: 0 }, shape)).toEqual({ row: 0, col: 1 });
    expect(moveBy('ArrowRight', true, { row: 0, col: 1 }, shape)).toEqual({ row: 0, col: 4 });
    expect(moveBy('ArrowLeft', true, { row: 0, col: 4 }, shape)).toEqual({ row: 0, col: 1 });
    expect(moveBy('ArrowUp', true, { row: 5, col: 2 }, shape)).toEqual({ row: 0, col: 2 });
  });
});

describe('Home, End and pages', () => {
  it('stay within the grid', () => {
    expect(moveBy('Home', false, { row: 3, col: 4 }, shape)).toEqual({ row: 3, col: 1 });
    expect(moveBy('Home', false, { row: 3, col: 1 }, shape)).toEqual({ row: 3, col: 0 });
    expect(moveBy('End', true, { row: 0, col: 0 }, shape)).toEqual({ row: 9, col: 4 });
    expect(moveBy('PageDown', false, { row: 8, col: 2 }, shape)).toEqual({ row: 9, col: 2 });
    expect(moveBy('x', false, { row: 0, col: 0 }, shape)).toBeNull();
  });
});

describe('the window of cells in sight', () => {
  const layout = {
    rowHeight: 20,
    headerHeight: 20,
    lefts: columnLefts([100, 50, 50, 50, 50, 50, 50, 50]),
    frozen: 1,
  };
  const view = { top: 200, left: 100, width: 200, height: 120 };

  it('holds the rows and columns that show, and a few beside them', () => {
    // Rows 10 to 15 show (200/20 to (200+100)/20), four more each way; columns begin at 200 px (100 frozen + 100).
    expect(visibleWindow(layout, view, 100)).toEqual({ firstRow: 6, lastRow: 19, firstCol: 1, lastCol: 6 });
  });

  it('moves as little as possible to show a cell', () => {
    expect(scrollTo(layout, view, 12, 3)).toEqual({ top: 200, left: 100 });
    expect(scrollTo(layout, view, 3, 3)).toEqual({ top: 60, left: 100 });
    expect(scrollTo(layout, view, 30, 1)).toEqual({ top: 520, left: 0 });
    expect(scrollTo(layout, view, 12, 7)).toEqual({ top: 200, left: 250 });
  });
});

describe('a pasted block', () => {
  it('repeats where the selection is a multiple of it, and stands once elsewhere', () => {
    const tiled = pasteEdits([['1', '2']], { top: 0, bottom: 1, left: 0, right: 3 });
    expect(tiled.map((edit) => edit.text).join('')).toBe('12121212');
    const once = pasteEdits([['1', '2']], { top: 5, bottom: 5, left: 2, right: 2 });
    expect(once).toEqual([
      { row: 5, col: 2, text: '1' },
      { row: 5, col: 3, text: '2' },
    ]);
  });
});

describe('the completion of names', () => {
  const candidates: readonly Candidate[] = [
    { text: 'price', kind: 'line', detail: 'Price of a unit' },
    { text: '单价', kind: 'line', detail: 'List price' },
    { text: 'prev', kind: 'function', detail: 'prev(x, initial = 0)' },
  ];

  it('finds the word at the caret in any script', () => {
    expect(wordAt('2 * pri', 7)).toEqual({ start: 4, end: 7, text: 'pri' });
    expect(wordAt('2 * 单', 5)).toEqual({ start: 4, end: 5, text: '单' });
    expect(wordAt('2 * ', 4)).toBeNull();
  });

  it('offers codes that begin so before labels that hold the word, and nothing for a whole code', () => {
    expect(complete('pr', candidates).map((found) => found.text)).toEqual(['price', 'prev', '单价']);
    expect(complete('prev', candidates)).toEqual([]);
  });

  it('puts the caret between the brackets of a function', () => {
    const prev = candidates[2];
    const word = wordAt('1 + pre', 7);
    if (!prev || !word) throw new Error('the case is incomplete');
    expect(accept('1 + pre', word, prev)).toEqual({ text: '1 + prev()', caret: 9 });
  });

  it('knows the function and the argument the caret stands in', () => {
    expect(callAt('max(a, lag(b, 2), ', 18)).toEqual({ name: 'max', argument: 2 });
    expect(callAt('max(a, lag(b, ', 14)).toEqual({ name: 'lag', argument: 1 });
    expect(callAt('spread(x, [1, 2', 15)).toEqual({ name: 'spread', argument: 1 });
    expect(callAt('(a + b', 6)).toBeNull();
  });
});
