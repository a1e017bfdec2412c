/** What the user says to a section: another title, and a comment that stands above the figures. */
import type { Pack, PackSection } from '../../../../models/plan/packs/pack-schema.ts';
import { KeptArea } from '../../../fields/kept-area.tsx';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';
import { withWords } from '../pack-changes.ts';
import { usePackEdit } from '../use-pack-edit.ts';

type Props = { readonly pack: Pack; readonly section: PackSection };

export function SectionWords({ pack, section }: Props) {
  const { t } = useText();
  const edit = usePackEdit();
  const put = (words: Partial<Pick<PackSection, 'title' | 'comment'>>) =>
    edit.put(pack.id, (now) => withWords(now, section.id, words));
  return (
    <div className={classes.fields}>
      <h2>{section.title === '' ? t(`pack.section.${section.kind}`) : section.title}</h2>
      <p className={classes.quiet}>{t(`pack.about.${section.kind}`)}</p>
      <KeptArea
        label={t('pack.comment')}
        description={t('pack.commentHint')}
        value={section.comment}
        minRows={6}
        onKeep={(comment) => put({ comment })}
      />
      <KeptText
        label={t('pack.ownTitle')}
        placeholder={t(`pack.section.${section.kind}`)}
        value={section.title}
        onKeep={(title) => put({ title })}
      />
    </div>
  );
}
