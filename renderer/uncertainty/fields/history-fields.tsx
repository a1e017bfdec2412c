/**
 * History pasted from a spreadsheet: used as it is, resampled or smoothed, or as the family that fits it best. The
 * table ranks the fits; its statistics are distances, no probabilities.
 */
import { Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DistributionSpec, Empirical } from '../../../models/plan/what-if/distribution-schema.ts';
import { formatAmount } from '../../../models/text/format-number.ts';
import { type Fit, fitHistory } from '../../../scenarios/simulation/entry/fit.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import { useText } from '../../i18n/use-text.ts';
import { problemWords } from '../problem-words.ts';
import classes from '../uncertainty.module.css';
import { type History, parseHistory, writeHistory } from './parse-history.ts';

type Props = {
  /** The history that the draft began with. */
  readonly history: readonly number[];
  /** What is chosen now. */
  readonly spec: DistributionSpec;
  readonly rate: boolean;
  readonly onChoose: (spec: DistributionSpec) => void;
};

type Candidate = {
  readonly spec: DistributionSpec;
  readonly ks: number | null;
  readonly ad: number | null;
};

/** More than this are drawn, but not written back into the field: it would be slow, and nobody edits them there. */
const MOST_WRITTEN = 5000;

export function HistoryFields({ history, spec, rate, onChoose }: Props) {
  const texts = useText();
  const { t } = texts;
  const [text, setText] = useState(() => writeHistory(history.slice(0, MOST_WRITTEN), rate));
  const [read, setRead] = useState<History>(() => ({ data: history, unread: [] }));
  const { data, unread } = read;
  const fits = useMemo(() => fitHistory(data), [data]);
  const candidates = useMemo(
    () => [...ownData(data), ...(fits.ok ? fits.value.map(toCandidate) : [])],
    [data, fits],
  );
  const choose = (typed: string) => {
    setText(typed);
    const next = parseHistory(typed, rate);
    setRead(next);
    onChoose({
      type: 'empirical',
      data: [...next.data],
      method: spec.type === 'empirical' ? spec.method : 'smoothed',
    });
  };
  const problem =
    unread.length > 0
      ? t('simulation.editor.unread', { texts: unread.map((piece) => `“${piece}”`).join(', ') })
      : !fits.ok && fits.error[0] && data.length > 0
        ? problemWords(texts, fits.error[0])
        : null;
  return (
    <div className={classes.history}>
      <Textarea
        label={t('simulation.editor.history')}
        description={t('simulation.editor.historyHint')}
        minRows={4}
        maxRows={8}
        autosize
        spellCheck={false}
        value={text}
        error={problem}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <p className={classes.quiet}>{t('simulation.editor.count', { count: data.length })}</p>
      {candidates.length > 0 ? (
        <table className={classes.fits}>
          <caption className="visually-hidden">{t('simulation.editor.fits')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('simulation.editor.fits')}</th>
              <th scope="col" title={t('simulation.editor.ksHint')}>
                {t('simulation.editor.ks')}
              </th>
              <th scope="col" title={t('simulation.editor.adHint')}>
                {t('simulation.editor.ad')}
              </th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => {
              const chosen = sameChoice(candidate.spec, spec);
              return (
                <tr key={nameKey(candidate.spec)} data-chosen={chosen || undefined}>
                  <th scope="row">
                    <button type="button" aria-pressed={chosen} onClick={() => onChoose(candidate.spec)}>
                      {candidate.spec.type === 'empirical'
                        ? t(`simulation.editor.data.${candidate.spec.method}`)
                        : t(`simulation.family.${candidate.spec.type}`)}
                    </button>
                  </th>
                  <td>{distance(candidate.ks)}</td>
                  <td>{distance(candidate.ad)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {candidates.length > 0 ? <p className={classes.quiet}>{t('simulation.editor.fitNote')}</p> : null}
    </div>
  );
}

function distance(value: number | null): string {
  if (value === null) return '';
  return Number.isFinite(value) ? formatAmount(value, { digits: 3 }) : '∞';
}

function ownData(data: readonly number[]): readonly Candidate[] {
  return (['smoothed', 'resampled'] as const).flatMap((method) => {
    const spec: Empirical = { type: 'empirical', data: [...data], method };
    return createDistribution(spec).ok ? [{ spec, ks: null, ad: null }] : [];
  });
}

function toCandidate({ spec, kolmogorovSmirnov, andersonDarling }: Fit): Candidate {
  return { spec, ks: kolmogorovSmirnov, ad: andersonDarling };
}

function nameKey(spec: DistributionSpec): string {
  return spec.type === 'empirical' ? `empirical-${spec.method}` : spec.type;
}

function sameChoice(a: DistributionSpec, b: DistributionSpec): boolean {
  return a.type === 'empirical' && b.type === 'empirical'
    ? a.method === b.method
    : JSON.stringify(a) === JSON.stringify(b);
}
