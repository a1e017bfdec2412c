/**
 * Workings: the running sums, growth products and spreads inside formulas, one row each, so that every cell of the
 * workbook stays short and can be followed. The weights of a spread stand reversed in a row of their own.
 */
import { constant, formula, type Refs, type Row } from '../sheet-model.ts';
import { excelText } from './excel-text.ts';
import type { LiveModel } from './live-model.ts';

type SlotOf<K> = Extract<LiveModel['slots'][number], { readonly kind: K }>;

export function workingRows(model: LiveModel, periods: number, title: string): readonly Row[] {
  const rows = model.hidden.flatMap((slot) => slotRows(model, slot, periods));
  return rows.length === 0 ? [] : [{ label: title, look: 'heading', number: 'text' }, ...rows];
}

export function slotRows(model: LiveModel, index: number, periods: number): readonly Row[] {
  const slot = model.slots[index];
  const values = model.values(index);
  const key = model.rowKey(index);
  const base = { key, look: 'line', number: 'number' } as const;
  const own = (column: number, refs: Refs): string => refs.cell(key, column);
  switch (slot?.kind) {
    case 'formula':
      return [
        {
          ...base,
          label: named(model, slot.periods),
          cell: (column, refs) =>
            formula(
              excelText(column === 0 ? slot.opening : slot.periods, model.references(column, refs)),
              values[column] ?? Number.NaN,
            ),
        },
      ];
    case 'cumulative':
      return [
        {
          ...base,
          label: `cumulative(${named(model, slot.of)})`,
          cell: (column, refs) => {
            const added = excelText(slot.of, model.references(column, refs));
            return formula(
              column === 0 ? added : `${own(column - 1, refs)}+(${added})`,
              values[column] ?? Number.NaN,
            );
          },
        },
      ];
    case 'growth':
      return [
        {
          ...base,
          label: `grow(1, ${named(model, slot.rate)})`,
          cell: (column, refs) => {
            if (column <= 1) return formula('1', 1);
            const rate = excelText(slot.rate, model.references(column, refs));
            const power = refs.cell('@yearFraction', column);
            return formula(`${own(column - 1, refs)}*(1+(${rate}))^${power}`, values[column] ?? Number.NaN);
          },
        },
      ];
    case 'total':
    case 'average':
      return [
        {
          ...base,
          label: `${slot.kind}(${sourceName(model, slot.slot)})`,
          constant: (refs) => {
            const source = model.references(0, refs);
            if (source.whole(slot.slot) === null)
              return oneValueSum(slot, source.slot(slot.slot, 0), values, refs);
            const range = refs.range(model.rowKey(slot.slot), slot.kind === 'total' ? 0 : 1, periods);
            const sum = `SUM(${range})`;
            return formula(
              slot.kind === 'total' ? sum : `${sum}/${refs.constant('@periods')}`,
              values[0] ?? Number.NaN,
            );
          },
        },
      ];
    case 'spread':
      return spreadRows(model, slot, index, periods);
    default:
      return [];
  }
}

/** total(total(x)) and the like: the same value in every column. */
function oneValueSum(slot: SlotOf<'total' | 'average'>, source: string, values: Float64Array, refs: Refs) {
  const text = slot.kind === 'total' ? `${source}*(${refs.constant('@periods')}+1)` : source;
  return formula(text, values[0] ?? Number.NaN);
}

function spreadRows(
  model: LiveModel,
  slot: SlotOf<'spread'>,
  index: number,
  periods: number,
): readonly Row[] {
  const key = model.rowKey(index);
  const weightKey = `${key}.weights`;
  const values = model.values(index);
  // Weights beyond the plan's length can never be reached.
  const weights = slot.weights.slice(0, periods);
  const live = model.weightFormula(slot.weights, slot.slot);
  const name = sourceName(model, slot.slot);
  return [
    {
      key: weightKey,
      label: `spread(${name}): 1 … ${weights.length}`,
      look: 'muted',
      number: 'number',
      // w0 stands last, so that it meets the newest period.
      cell: (column, refs) => {
        if (column < 1 || column > weights.length) return undefined;
        const back = weights.length - column;
        const weight = weights[back] ?? 0;
        return live ? formula(live(back, refs), weight) : constant(weight);
      },
    },
    {
      key,
      label: `spread(${name})`,
      look: 'line',
      number: 'number',
      cell: (column, refs) => {
        if (column === 0 || weights.length === 0) return formula('0', 0);
        const reach = Math.min(column, weights.length);
        const weightRange = refs.range(weightKey, weights.length - reach + 1, weights.length);
        const source = model.references(column, refs);
        const text =
          source.whole(slot.slot) === null
            ? `${source.slot(slot.slot, column)}*SUM(${weightRange})`
            : `SUMPRODUCT(${refs.range(model.rowKey(slot.slot), column - reach + 1, column)},${weightRange})`;
        return formula(text, values[column] ?? Number.NaN);
      },
    },
  ];
}

/** An expression with codes in the place of cells, for labels. */
function named(model: LiveModel, ir: Parameters<typeof excelText>[0]): string {
  const name = (slot: number): string => sourceName(model, slot);
  return excelText(ir, { column: 1, periods: 1, slot: name, whole: name, clock: (clock) => clock });
}

function sourceName(model: LiveModel, slot: number): string {
  return model.rowKey(slot).replace(/^@hidden\./, '#');
}
