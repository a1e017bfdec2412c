/** Random models: the engine against a plain recursive interpreter, many trials against one, edits against a fresh start. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlock } from '../../../models/formula/block.ts';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import { createParseCache } from '../../../models/formula/parse-cache.ts';
import type { Timeline } from '../../../models/plan/schema.ts';
import { interpret } from './naive-interpreter.ts';
import { modelLine, PERIODICITY, randomModel } from './random-model.ts';

function timelineOf(periods: number, perYear: number): Timeline {
  return { start: '2026-01', periodicity: PERIODICITY[perYear] ?? 'year', periods, fiscalYearStart: 1 };
}

/** Both compute in the same order, so the tolerance only covers x - y against 0 - y and the like. */
function close(actual: number, wanted: number): boolean {
  if (!Number.isFinite(wanted)) return !Number.isFinite(actual);
  return Math.abs(actual - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
}

const amounts = fc.array(
  fc.integer({ min: -400, max: 400 }).map((n) => n / 8),
  { minLength: 4, maxLength: 4 },
);

describe('the formula engine on random models', () => {
  it('gives what a plain recursive interpreter gives', () => {
    fc.assert(
      fc.property(randomModel, ({ periods, perYear, lines }) => {
        const model = compileModel(timelineOf(periods, perYear), lines.map(modelLine));
        expect([...model.errors.values()].map((error) => error.message)).toEqual([]);
        const evaluation = evaluateModel(model);
        const cell = interpret(lines, periods, perYear);
        for (const { code } of lines) {
          const values = evaluation.values(code);
          for (let column = 0; column <= periods; column += 1) {
            const wanted = cell(code, column);
            const actual = values[column] ?? 0;
            if (!close(actual, wanted))
              expect({ code, column, actual }).toEqual({ code, column, actual: wanted });
          }
        }
      }),
      { numRuns: 1500, seed: 20261121 },
    );
  });

  it('gives the same bits for one trial and for each of many', () => {
    const trials = fc.array(
      fc.integer({ min: -400, max: 400 }).map((n) => n / 8),
      { minLength: 3, maxLength: 3 },
    );
    // Each stretch of trials computed together, with all lines read or only some, so that rows are used again.
    const stretch = fc.integer({ min: 1, max: 3 });
    const read = fc.array(fc.nat({ max: 20 }), { maxLength: 2 });
    fc.assert(
      fc.property(
        randomModel,
        trials,
        trials,
        stretch,
        read,
        ({ periods, perYear, lines }, first, second, together, chosen) => {
          const timeline = timelineOf(periods, perYear);
          const model = compileModel(timeline, lines.map(modelLine));
          const codes = lines.map(({ code }) => code);
          const some = chosen.map((index) => codes[index % codes.length] ?? 'driver');
          const targets = some.length > 0 ? some : codes;
          const block = createBlock(model, 3, { targets, stretch: together });
          block.set('driver', Float64Array.from(first));
          block.set('单价', Float64Array.from(second));
          block.run();
          for (let trial = 0; trial < 3; trial += 1) {
            const changed = lines.map((line) => {
              if (line.code === 'driver') return withValue(modelLine(line), first[trial] ?? 0);
              return line.code === '单价' ? withValue(modelLine(line), second[trial] ?? 0) : modelLine(line);
            });
            const single = evaluateModel(compileModel(timeline, changed));
            for (const code of targets) {
              const many = block.values(code).filter((_, index) => index % 3 === trial);
              expect([...many]).toEqual([...single.values(code)]);
            }
          }
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });

  it('gives the same bits for a number in every period as for one that holds throughout', () => {
    fc.assert(
      fc.property(
        randomModel,
        amounts,
        fc.integer({ min: 1, max: 4 }),
        ({ periods, perYear, lines }, values, together) => {
          const model = compileModel(timelineOf(periods, perYear), lines.map(modelLine));
          const codes = lines.map(({ code }) => code);
          const targets = codes.filter((code) => code !== 'units');
          const block = createBlock(model, 4, { targets, stretch: together });
          block.set('units', Float64Array.from(values));
          block.run();
          const dense = createBlock(model, 4, { targets, stretch: together });
          dense.set('units', block.values('units').slice());
          dense.run();
          for (const code of targets) expect([...dense.values(code)]).toEqual([...block.values(code)]);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it('gives the same bits after edits as from a fresh start', () => {
    fc.assert(
      fc.property(
        randomModel,
        fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -40, max: 40 })), { maxLength: 5 }),
        ({ periods, perYear, lines }, edits) => {
          const timeline = timelineOf(periods, perYear);
          const cache = createParseCache();
          let current: readonly ModelLine[] = lines.map(modelLine);
          evaluateModel(compileModel(timeline, current, cache));
          for (const [index, value] of edits) {
            current = current.map((line, position) => (position === index ? withValue(line, value) : line));
            const edited = evaluateModel(compileModel(timeline, current, cache));
            const fresh = evaluateModel(compileModel(timeline, current));
            for (const { code } of lines) expect([...edited.values(code)]).toEqual([...fresh.values(code)]);
          }
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});

function withValue(line: ModelLine, value: number): ModelLine {
  const { entry } = line;
  if (entry.type === 'constant') return { ...line, entry: { ...entry, value } };
  if (entry.type === 'series')
    return { ...line, entry: { ...entry, values: [value, ...entry.values.slice(1)] } };
  return line;
}
