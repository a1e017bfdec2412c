/**
 * Sentences about planned lines that nothing was booked on: how many, which, and what their plan does to the numbers of the
 * section. '' where every planned line has entries.
 */

import { gapsOf } from '../../../../../models/tracking/variance/report/unbooked.ts';
import type { OutlookReport } from '../../../../contract/tracking/outlook-calls.ts';
import type { VarianceReport } from '../../../../contract/tracking/variance-calls.ts';
import type { PackContext } from '../../context.ts';

const MOST_NAMES = 5;
const COUNTED: ReadonlySet<string> = new Set(['revenue', 'variable-cost', 'fixed-cost', 'investment']);

/** Of the months compared; then of the month alone, what has entries in earlier ones. */
export function noEntries(
  context: PackContext,
  { rows, month, yearFrom }: VarianceReport,
): readonly string[] {
  if (month === null) return [];
  const { tracking } = context.words;
  const year = gapsOf(rows, 'yearToDate');
  const longMissing = new Set(year.missing.map(({ key }) => key));
  const lately = gapsOf(rows, 'month').missing.filter(({ key }) => !longMissing.has(key));
  return [
    year.missing.length === 0
      ? ''
      : tracking.noEntries(
          year.missing.length,
          year.planned,
          tracking.stretch(yearFrom ?? month, month),
          named(context, year.missing),
        ),
    lately.length === 0 ? '' : tracking.noEntriesLately(lately.length, month, named(context, lately)),
  ].filter((text) => text !== '');
}

/** What is planned up to the cut-over and was never booked: the outlook keeps its plan. */
export function keptAsPlanned(context: PackContext, { lines, cutOver }: OutlookReport): string {
  if (cutOver.month === null) return '';
  const planned = lines.filter(
    ({ kind, referenceToDate }) => COUNTED.has(kind) && referenceToDate !== null && referenceToDate !== 0,
  );
  const missing = planned.filter(({ tracked }) => !tracked);
  return missing.length === 0
    ? ''
    : context.words.tracking.keptAsPlanned(missing.length, planned.length, named(context, missing));
}

function named(
  { words }: PackContext,
  lines: readonly { readonly label: string; readonly code: string }[],
): string {
  const names = lines.slice(0, MOST_NAMES).map(({ label, code }) => label.trim() || code);
  const more = lines.length - names.length;
  const listed = names.join(words.comma);
  return more === 0 ? listed : words.tracking.andMore(listed, more);
}
