/**
 * The library of ready-made rules: templates by group at the left; at the right what the chosen one does, its blanks
 * filled with what the plan seems to mean, and the button that adds it. Several can be added one after the other.
 */
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { LibraryEntry } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { RuleChanges } from '../use-rule-changes.ts';
import classes from './library.module.css';
import { SlotField } from './slot-field.tsx';
import { emptySlots, type Filled, filledAtFirst } from './slots.ts';

type Props = {
  readonly plan: Plan;
  readonly changes: RuleChanges;
  readonly onClose: () => void;
  readonly onEdit: (ruleId: string) => void;
};

const GROUPS = [
  'cost',
  'sales',
  'customers',
  'margin',
  'cash',
  'project',
  'targets',
  'band',
  'structure',
] as const satisfies readonly LibraryEntry['group'][];

export function LibraryDialog({ plan, changes, onClose, onEdit }: Props) {
  const { t, language } = useText();
  const host = useHost();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const library = useQuery({
    staleTime: 0,
    queryKey: ['warnings-library', plan.id, language],
    queryFn: async () => {
      const answer = await host.call('warnings.library', { language, planId: plan.id });
      if (!answer.ok) throw answer.error;
      return answer.value.templates;
    },
  });
  const templates = library.data ?? [];
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  return (
    <Modal
      opened
      onClose={onClose}
      size={920}
      title={t('warnings.library.title')}
      closeButtonProps={{ 'aria-label': t('warnings.close') }}
    >
      {library.error ? <p role="alert">{errorText(library.error as unknown as HostError)}</p> : null}
      <div className={classes.library}>
        <nav className={classes.groups} aria-label={t('warnings.library.templates')}>
          {GROUPS.filter((group) => templates.some((each) => each.group === group)).map((group) => (
            <section key={group} aria-label={t(`warnings.library.group.${group}`)}>
              <h3>{t(`warnings.library.group.${group}`)}</h3>
              {templates
                .filter((each) => each.group === group)
                .map((each) => (
                  <button
                    key={each.id}
                    type="button"
                    aria-current={each.id === template?.id || undefined}
                    onClick={() => setChosen(each.id)}
                  >
                    <span>{each.name}</span>
                    {added.has(each.id) ? (
                      <IconCheck size={14} aria-label={t('warnings.library.added')} />
                    ) : null}
                  </button>
                ))}
            </section>
          ))}
        </nav>
        {template ? (
          <Template
            key={template.id}
            plan={plan}
            template={template}
            changes={changes}
            added={added.has(template.id)}
            onAdded={() => setAdded(new Set([...added, template.id]))}
            onEdit={onEdit}
          />
        ) : null}
      </div>
    </Modal>
  );
}

type TemplateProps = Pick<Props, 'plan' | 'changes' | 'onEdit'> & {
  readonly template: LibraryEntry;
  readonly added: boolean;
  readonly onAdded: () => void;
};

function Template({ plan, template, changes, added, onAdded, onEdit }: TemplateProps) {
  const { t, language } = useText();
  const host = useHost();
  const errorText = useErrorText();
  const [filled, setFilled] = useState<Filled>(() => filledAtFirst(template));
  const [told, setTold] = useState('');
  const missing = emptySlots(template, filled);
  const fill = async (edit: boolean) => {
    const answer = await host.call('warnings.fill', {
      planId: plan.id,
      language,
      templateId: template.id,
      ruleId: crypto.randomUUID(),
      slots: filled,
    });
    if (!answer.ok) {
      notifications.show({
        color: 'red',
        title: t('warnings.library.refused'),
        message: errorText(answer.error),
      });
      return;
    }
    const { rule } = answer.value;
    if (!changes.put(rule)) return;
    onAdded();
    if (edit) onEdit(rule.id);
    else setTold(t('warnings.library.addedRule', { name: rule.name }));
  };
  return (
    <section className={classes.template} aria-label={template.name}>
      <h2>{template.name}</h2>
      <p>{template.description}</p>
      {template.slots.map((slot) => (
        <SlotField
          key={slot.id}
          plan={plan}
          slot={slot}
          value={filled[slot.id]}
          onChange={(value) => setFilled({ ...filled, [slot.id]: value })}
        />
      ))}
      <div className={classes.send}>
        <Button disabled={missing.length > 0} onClick={() => void fill(false)}>
          {t(added ? 'warnings.library.addAgain' : 'warnings.library.add')}
        </Button>
        <Button variant="default" disabled={missing.length > 0} onClick={() => void fill(true)}>
          {t('warnings.library.addAndEdit')}
        </Button>
        <span className={classes.quiet} role="status">
          {missing.length > 0
            ? t('warnings.library.missing', {
                slots: missing.map(({ label }) => label).join(t('warnings.and')),
              })
            : told}
        </span>
      </div>
    </section>
  );
}
