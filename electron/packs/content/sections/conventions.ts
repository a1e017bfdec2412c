/** What must be known to compute the figures again: time zero, timing, rates, tax, terminal value. Sentences only. */
import type { PackContext } from '../context.ts';

export function conventions(context: PackContext): readonly string[] {
  const { words, plan } = context;
  const { paper } = words;
  const { tax, terminalValue } = plan.settings;
  return [
    timeValue(context),
    paper.taxOf(context.rate(tax.rate), paper.losses[tax.losses], tax.paymentLag),
    terminalOf(context, terminalValue),
  ];
}

/** Of every discounted figure. */
export function timeValue(context: PackContext): string {
  const { words, plan, appraisal } = context;
  const { paper } = words;
  const { discounting } = plan.settings;
  const rates = appraisal.discountRates;
  const first = rates[0] ?? null;
  const same = rates.every((rate) => rate === first);
  const rate = same ? context.rate(first, 2) : paper.byPeriod;
  return paper.timeValue(
    words.timing[discounting.timing],
    paper.rateFrom[discounting.rate.mode](rate),
    context.rate(appraisal.hurdle, 2),
  );
}

function terminalOf(
  { words, rate }: PackContext,
  value: PackContext['plan']['settings']['terminalValue'],
): string {
  const { terminal } = words.paper;
  switch (value.method) {
    case 'none':
      return terminal.none;
    case 'book':
      return terminal.book;
    case 'multiple':
      return terminal.multiple(String(value.multiple), words.rows[`$${value.of}`] ?? '');
    case 'perpetuity':
      return terminal.perpetuity(rate(value.growth));
  }
}
