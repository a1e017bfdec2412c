/** What the check of a file says: of the file, of the pack that it was, and which numbers the model gives otherwise now. */
import type { PackVerdict } from '../../../../electron/contract/packs/pack-calls.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';

const SHOWN = 50;

export function Verdict({ name, verdict }: { readonly name: string; readonly verdict: PackVerdict }) {
  const { t, language } = useText();
  const { file, issue, model, seq, changes } = verdict;
  return (
    <div className={classes.verdict} role="status">
      <p>
        <strong>{name}</strong>
      </p>
      <p>
        {file === 'genuine' ? '✓ ' : file === 'edited' ? '✗ ' : '? '}
        {t(`pack.verify.file.${file}`)}
      </p>
      {issue ? (
        <p className={classes.quiet}>
          {t('pack.verify.issue', {
            name: issue.name,
            when: formatMoment(issue.at, language),
            who: issue.who,
            seq: issue.seq,
          })}
        </p>
      ) : null}
      {model ? (
        <p>
          {model === 'same' ? '✓ ' : '✗ '}
          {t(`pack.verify.model.${model}`, { count: changes.length, seq: seq ?? 0 })}
        </p>
      ) : null}
      {changes.length > 0 ? (
        <div className={classes.tableScroll}>
          <table className={classes.changes}>
            <thead>
              <tr>
                <th scope="col">{t('pack.verify.section')}</th>
                <th scope="col">{t('pack.verify.number')}</th>
                <th scope="col" className={classes.figure}>
                  {t('pack.verify.before')}
                </th>
                <th scope="col" className={classes.figure}>
                  {t('pack.verify.now')}
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.slice(0, SHOWN).map(({ id, label, section, before, now }) => (
                <tr key={id}>
                  <td>{section}</td>
                  <td title={id}>{label === '' ? <code>{id}</code> : label}</td>
                  <td className={classes.figure}>{before ?? '–'}</td>
                  <td className={classes.figure}>{now ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {changes.length > SHOWN ? (
        <p className={classes.quiet}>{t('pack.verify.more', { count: changes.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}
