/** The pages in the middle of the desk: as they will be printed, white whatever the theme, with what changed marked. */
import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { Pack } from '../../../../models/plan/packs/pack-schema.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { JobProgress } from '../job/job-progress.tsx';
import classes from '../pack.module.css';
import { usePackError } from '../pack-error.ts';
import { Pages } from './pages.tsx';
import { usePreview } from './use-preview.ts';

type Props = {
  readonly pack: Pack;
  readonly language: 'en' | 'zh';
  /** To be scrolled to. */
  readonly section: string | null;
  /** Where the pack is in both languages. */
  readonly onLanguage: ((language: 'en' | 'zh') => void) | null;
};

export function Preview({ pack, language, section, onLanguage }: Props) {
  const texts = useText();
  const { t } = texts;
  const errorText = usePackError();
  const { pages, error, renewing, again } = usePreview(pack, language);
  const [whole, setWhole] = useState(false);
  const since = pages?.since ?? null;
  return (
    <section className={classes.preview} aria-label={t('pack.preview')} aria-busy={renewing !== null}>
      <div className={classes.previewBar}>
        <span className={classes.quiet}>
          {pages?.draft ? <strong className={classes.draft}>{t('pack.draft')} </strong> : null}
          {pages === null
            ? null
            : since === null
              ? t('pack.neverMade')
              : t(since.changes === 0 ? 'pack.sameSince' : 'pack.changedSince', {
                  count: since.changes,
                  when: formatMoment(since.issue.at, texts.language),
                })}
        </span>
        <div className={classes.spring} />
        {renewing && pages ? <Loader size={14} role="img" aria-label={t('pack.renewing')} /> : null}
        {onLanguage
          ? (['en', 'zh'] as const).map((each) => (
              <Button
                key={each}
                size="compact-xs"
                variant={each === language ? 'light' : 'subtle'}
                aria-pressed={each === language}
                onClick={() => onLanguage(each)}
              >
                {t(`pack.languageName.${each}`)}
              </Button>
            ))
          : null}
        <Button
          className={classes.wholeSize}
          size="compact-xs"
          variant={whole ? 'light' : 'subtle'}
          aria-pressed={whole}
          title={t('pack.wholeSizeHint')}
          onClick={() => setWhole(!whole)}
        >
          {t('pack.wholeSize')}
        </Button>
      </div>
      {error === null ? null : (
        <div className={classes.previewError} role="alert">
          <p>{errorText(error)}</p>
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('frame.tryAgain')}
          </Button>
        </div>
      )}
      {pages === null ? (
        <div className={classes.skeleton}>
          {renewing ? (
            <JobProgress what="gathering" progress={renewing.progress} startedAt={renewing.startedAt} />
          ) : null}
        </div>
      ) : (
        <Pages style={pages.style} body={pages.body} section={section} whole={whole} />
      )}
    </section>
  );
}
