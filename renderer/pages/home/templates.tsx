/** The samples a new plan can begin from. At the first start they are the whole page's invitation. */
import { useQuery } from '@tanstack/react-query';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './home.module.css';

type Props = { readonly first: boolean; readonly onCreate: (templateId: string) => void };

export function Templates({ first, onCreate }: Props) {
  const { t, language } = useText();
  const host = useHost();
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => host.call('plan.templates', {}) });
  const list = templates.data?.ok ? templates.data.value.templates : [];
  if (list.length === 0) return null;
  const title = t(first ? 'home.startFrom' : 'home.newFrom');
  return (
    <section aria-label={title} className={styles.section}>
      <h2>{title}</h2>
      <ul className={styles.templates}>
        {list.map((template) => (
          <li key={template.id}>
            <button type="button" onClick={() => onCreate(template.id)}>
              <b>{template.name[language]}</b>
              <span>{template.description[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
