/** One driver at a time: how far NPV moves over each driver's range, and where the verdict turns. */

import { driverKey } from '../../../../../scenarios/drivers/driver.ts';
import type { Absence } from '../../../../../scenarios/tornado/absence.ts';
import type { SwitchingValue } from '../../../../../scenarios/tornado/switching.ts';
import type { Bar, End } from '../../../../../scenarios/tornado/tornado.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import type { Cell, Figure } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { driverLabel, driverName, driverNumber, driverText } from '../../writing/line-form.ts';
import { metricFigure } from '../../writing/shown-figures.ts';
import { turnOf, zeroOf } from '../../writing/turning-points.ts';
import { hurdleApart } from '../../writing/verdict-text.ts';
import { signedRate } from '../paper/summary.ts';

const MOST_BARS = 12;
/** Drivers that are named in a sentence. */
const MOST_NAMED = 5;

export const sensitivity: SectionMaker = (context) => {
  const { words, facts, unitText } = context;
  const { study } = words;
  const found = facts.sensitivity;
  if (context.appraisal.headline.npv === null) return { empty: words.paper.cannotCompute };
  if (!found) return { empty: study.noDrivers };
  const bars = found.tornado.bars.slice(0, MOST_BARS);
  if (bars.length === 0) return { empty: study.nothingMoves };
  const left = found.tornado.bars.length - bars.length;
  const switches = new Map(found.switches.map((each) => [driverKey(each.driver), each]));
  const limited = found.zeros.length > 0;
  return {
    blocks: [
      ...paragraphs(lead(context, found.tornado.bars)),
      {
        type: 'chart',
        title: study.tornadoTitle,
        unit: unitText,
        chart: {
          kind: 'tornado',
          planned: metricFigure(context, 'npv'),
          ends: { low: study.endLow, high: study.endHigh },
          bars: bars.map((bar) => ({
            name: driverLabel(context, bar.driver),
            from: driverNumber(context, bar.driver, bar.low.at),
            to: driverNumber(context, bar.driver, bar.high.at),
            low: endFigure(context, bar, 'low'),
            high: endFigure(context, bar, 'high'),
          })),
        },
        note: study.rangesNote(context.rate(found.percent, 0)),
      },
      table({
        title: study.tornadoTable,
        unit: unitText,
        columns: [
          study.driver,
          study.planned,
          study.low,
          study.high,
          study.npvAtLow,
          study.npvAtHigh,
          study.swing,
          ...(limited ? [study.zeroAt] : []),
          study.turnsAt,
        ],
        rows: bars.map((bar) => {
          const flip = switches.get(driverKey(bar.driver));
          return row([
            `${driverLabel(context, bar.driver)}${bar.shape === 'turning' ? study.turning : ''}`,
            driverNumber(context, bar.driver, bar.planned),
            driverNumber(context, bar.driver, bar.low.at),
            driverNumber(context, bar.driver, bar.high.at),
            endFigure(context, bar, 'low'),
            endFigure(context, bar, 'high'),
            figure(`tornado:${driverKey(bar.driver)}:swing`, bar.swing, context.amount),
            ...(limited ? [zeroAt(context, bar, flip)] : []),
            turnsAt(context, bar, flip ? turnOf(context, flip) : null, flip !== undefined),
          ]);
        }),
        note:
          limited || hurdleApart(context) === ''
            ? study.switchNote
            : study.switchNoteAt(hurdleApart(context)),
      }),
      ...notes(left > 0 ? study.moreDrivers(left) : ''),
    ],
  };
};

/** The driver that matters most, and whether any of them can turn the sign within its range. */
function lead(context: PackContext, bars: readonly Bar[]): string {
  const { words, money, appraisal } = context;
  const { lead: say } = words;
  const [first] = bars;
  if (!first || first.low.value === null || first.high.value === null) return '';
  const most = say.dependsOn(
    driverName(context, first.driver),
    driverText(context, first.driver, first.low.at),
    driverText(context, first.driver, first.high.at),
    money(first.low.value),
    money(first.high.value),
  );
  const below = bars.filter(({ low, high }) => (low.value ?? 0) < 0 || (high.value ?? 0) < 0);
  const sign =
    (appraisal.headline.npv ?? 0) < 0
      ? say.stillBelowZero
      : below.length === 0
        ? say.noneBelowZero
        : below.length > MOST_NAMED
          ? say.manyBelowZero(below.length, bars.length)
          : say.someBelowZero(below.map(({ driver }) => driverName(context, driver)).join(words.semicolon));
  return `${most}${words.gap}${sign}`;
}

function endFigure(
  { amount, words }: PackContext,
  { driver, low, high }: Bar,
  which: 'low' | 'high',
): Figure {
  const end: End = which === 'low' ? low : high;
  return figure(`tornado:${driverKey(driver)}:${which}`, end.value, amount, {
    why: end.why === null ? words.none : words.study.absent[end.why satisfies Absence],
  });
}

function zeroAt(context: PackContext, { driver }: Bar, flip: SwitchingValue | undefined): Cell {
  const at = flip ? zeroOf(context, flip) : null;
  if (at === null || !flip || flip.planned === null) return context.words.none;
  const change =
    flip.planned === 0
      ? ''
      : context.words.study.inBrackets(signedRate((at - flip.planned) / Math.abs(flip.planned)));
  return `${driverNumber(context, driver, at)}${change}`;
}

function turnsAt(
  context: PackContext,
  { driver }: Bar,
  flip: { readonly at: number; readonly relative: number | null } | null,
  asked: boolean,
): Cell {
  const { words } = context;
  if (!flip) return asked ? words.study.doesNotTurn : words.none;
  const change = flip.relative === null ? '' : words.study.inBrackets(signedRate(flip.relative));
  return `${driverNumber(context, driver, flip.at)}${change}`;
}
