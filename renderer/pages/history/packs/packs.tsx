/**
 * The board packs that were handed over, newest first: what, when, by whom, from which state and under which hash; the
 * plan as it was then against now. The files are on the Board pack page.
 */
import type { PackIssue } from '../../../../electron/contract/packs/pack-calls.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { usePackIssues } from '../../pack/handed-over/use-pack-issues.ts';
import { moment } from '../change-log.tsx';
import classes from '../history.module.css';

const HASH_SHOWN = 12;

type Props = { readonly planId: string; readonly onCompare: (issue: PackIssue) => void };

export function Packs({ planId, onCompare }: Props) {
  const { t, language } = useText();
  const { go } = useNavigation();
  const errorText = useErrorText();
  const { data, error } = usePackIssues(planId);
  if (error) return <p role="alert">{errorText(error)}</p>;
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t('history.packs.title')}>
      <h2 className={classes.partTitle}>{t('history.packs.title')}</h2>
      <ul className={classes.snapshotList}>
        {data.map((issue) => (
          <li key={issue.id}>
            <div className={classes.snapshotHead}>
              <button type="button" className={classes.link} onClick={() => onCompare(issue)}>
                {issue.name} · {t(`pack.languageName.${issue.language}`)}
              </button>
              <button
                type="button"
                className={classes.link}
                onClick={() => go('pack', { pack: issue.packId })}
              >
                {t('history.packs.files', { count: issue.files.length })}
              </button>
            </div>
            <div className={classes.quiet}>
              {moment(issue.at, language)} · {issue.who} · {t('history.seq', { seq: issue.seq })} ·{' '}
              {issue.scenario} · {issue.draft ? <strong>{t('pack.draft')} </strong> : null}
              <span className={classes.hash} title={issue.contentHash}>
                {issue.contentHash.slice(0, HASH_SHOWN)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
