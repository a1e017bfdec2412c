/** The parts of the import page around the sheet: which sheet, which months, what was noticed, what went wrong. */
import { Alert, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { ImportNotice, OwnNotice } from '../../../electron/contract/import/notices.ts';
import type { AxisChoice, SheetMapping } from '../../../electron/contract/import.ts';
import { monthSchema, periodicitySchema } from '../../../models/plan/schema.ts';
import { parsePeriodText } from '../../../models/text/parse-date.ts';
import { placeText, useErrorText } from '../../app/error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './import.module.css';

const PLACES_SHOWN = 12;

export function ErrorBox({ error }: { readonly error: HostError }) {
  const errorText = useErrorText();
  const texts = useText();
  const places = error.places ?? [];
  return (
    <Alert color="red" variant="light" role="alert" className={classes.error}>
      {errorText(error)}
      {places.length > 0 && (
        <ul>
          {places.slice(0, PLACES_SHOWN).map((place) => {
            const what = place.message === error.message ? null : placeText(place, texts);
            const parts = [place.path, what].filter((part) => part !== null && part !== '');
            return <li key={`${place.path} ${place.message}`}>{parts.join(': ')}</li>;
          })}
        </ul>
      )}
    </Alert>
  );
}

type NoticesProps = { readonly notices: readonly ImportNotice[]; readonly own: readonly OwnNotice[] };

/** What may make a figure wrong is always in sight; what was only done is told on demand. */
const WARNINGS: ReadonlySet<ImportNotice['code']> = new Set([
  'totals-differ',
  'column-totals-differ',
  'formulas-inconsistent',
  'merged-figures',
  'mixed-signs',
  'unit-unclear',
  'error-cells',
  'unread-cells',
  'no-figures',
  'unread-sheet',
  'formula-without-value',
  'half-years',
  'period-gaps',
  'weeks-summed',
  'weeks-in-part',
  'periods-left',
  'columns-unread',
  'fiscal-years',
]);

export function Notices({ notices, own }: NoticesProps) {
  const { t, dynamic, language } = useText();
  const warnings = notices.filter(({ code }) => WARNINGS.has(code));
  const others = notices.filter(({ code }) => !WARNINGS.has(code));
  const count = others.length + own.length;
  return (
    <>
      {warnings.length > 0 ? (
        <ul className={classes.warnings}>
          {warnings.map((notice) => (
            <li key={`${notice.code} ${notice.message}`}>
              ▲ <NoticeText notice={notice} />
            </li>
          ))}
        </ul>
      ) : null}
      {count > 0 ? (
        <details className={classes.notices} open={count <= 2 && warnings.length === 0}>
          <summary>{t('import.notices', { count })}</summary>
          <ul>
            {others.map((notice) => (
              <li key={`${notice.code} ${notice.message}`}>
                <NoticeText notice={notice} />
              </li>
            ))}
            {own.map(({ code, message, params }) => (
              <li key={message}>
                {language === 'en' ? message : dynamic('import', `ownNotice.${code}`, params, message)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** The reader's sentence counts; other languages get the sentence of the notice's kind. Both name the places. */
function NoticeText({ notice }: { readonly notice: ImportNotice }) {
  const { t, dynamic, language } = useText();
  // A place is a cell, a column, or a row with its label; only the word "row" is English.
  const rowIn = (place: string) => place.replace(/^row (\d+)/, (_, row) => t('import.rowName', { row }));
  const words =
    language === 'en'
      ? notice.message
      : dynamic('import', `notice.${notice.code}`, notice.params ?? {}, notice.message);
  const places = (notice.places ?? []).slice(0, PLACES_SHOWN).map(rowIn);
  return (
    <>
      {words} {places.length > 0 ? <b>{places.join(language === 'en' ? ', ' : '、')}</b> : null}
    </>
  );
}

type TimelineProps = {
  readonly mapping: SheetMapping;
  /** Other readings of the same header: its years instead of its months. */
  readonly axes: readonly AxisChoice[];
  readonly onCorrect: (mapping: SheetMapping) => void;
};

export function TimelineChoice({ mapping, axes, onCorrect }: TimelineProps) {
  const { t } = useText();
  const { timeline } = mapping;
  const [text, setText] = useState(timeline.start);
  const [wrong, setWrong] = useState(false);
  useEffect(() => setText(timeline.start), [timeline.start]);
  const keep = () => {
    const start = monthOf(text);
    setWrong(start === null);
    if (start !== null && start !== timeline.start)
      onCorrect({ ...mapping, timeline: { ...timeline, start } });
  };
  return (
    <>
      <NativeSelect
        label={t('import.periodicity')}
        size="xs"
        w={120}
        value={timeline.periodicity}
        data={periodicitySchema.options.map((value) => ({
          value,
          label: t(`import.periodicities.${value}`),
        }))}
        onChange={(event) => {
          const periodicity = periodicitySchema.options.find((known) => known === event.currentTarget.value);
          const axis = axes.find((each) => each.timeline.periodicity === periodicity);
          if (axis) onCorrect({ ...mapping, ...axis });
          else if (periodicity) onCorrect({ ...mapping, timeline: { ...timeline, periodicity } });
        }}
      />
      <TextInput
        label={t('import.firstMonth')}
        w={120}
        value={text}
        error={wrong ? t('import.monthWrong') : null}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
    </>
  );
}

/** '2026-03', '2026年3月', 'Mar 2026', a year or a quarter: the first month meant; null for anything else. */
function monthOf(text: string): string | null {
  const exact = monthSchema.safeParse(text.trim());
  if (exact.success) return exact.data;
  const period = parsePeriodText(text);
  switch (period.kind) {
    case 'month':
      return period.month;
    case 'day':
      return period.iso.slice(0, 7);
    case 'quarter':
      return `${period.year}-${String(period.quarter * 3 - 2).padStart(2, '0')}`;
    case 'year':
      return `${period.year}-01`;
    default:
      return null;
  }
}
