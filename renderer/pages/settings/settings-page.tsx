/** Settings: what the plan is measured by, a section each; every field is one undoable change. */
import { Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { KeptArea } from '../../fields/kept-area.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { DiscountingSection } from './discounting-section.tsx';
import { GuideSection } from './guide-section.tsx';
import { PreferencesSections } from './preferences-page.tsx';
import styles from './settings.module.css';
import { TaxSection } from './tax-section.tsx';
import { TerminalSection } from './terminal-section.tsx';
import { TimelineSection } from './timeline-section.tsx';
import { WorkingCapitalSection } from './working-capital-section.tsx';

export function SettingsPage() {
  const { t } = useText();
  const { plan, change } = usePlan();
  return (
    <div className={styles.page}>
      <Title order={1} size="h3">
        {t('settings.title')}
      </Title>
      <Section id="timeline">
        <TimelineSection />
      </Section>
      <Section id="discounting">
        <DiscountingSection />
      </Section>
      <Section id="tax">
        <TaxSection />
      </Section>
      <Section id="working-capital">
        <WorkingCapitalSection />
      </Section>
      <Section id="terminal">
        <TerminalSection />
      </Section>
      <Section id="guide">
        <GuideSection />
      </Section>
      <Section id="description">
        <KeptArea
          bare
          label={t('settings.section.description')}
          maxRows={12}
          width={640}
          value={plan.description}
          onKeep={(description) =>
            change({ type: 'set-plan', description }, t('changes.describePlan')) === null
          }
        />
      </Section>
      <Title order={1} size="h3" mt="xl">
        {t('settings.preferences')}
      </Title>
      <PreferencesSections />
    </div>
  );
}

type SectionId =
  | 'timeline'
  | 'discounting'
  | 'tax'
  | 'working-capital'
  | 'terminal'
  | 'guide'
  | 'description';

function Section({ id, children }: { readonly id: SectionId; readonly children: ReactNode }) {
  const { t } = useText();
  const { params } = useNavigation();
  const element = useRef<HTMLElement>(null);
  const wanted = params.section === id;
  useEffect(() => {
    if (wanted) element.current?.scrollIntoView({ block: 'start' });
  }, [wanted]);
  return (
    <section ref={element} className={styles.section} aria-label={t(`settings.section.${id}`)}>
      <div className={styles.about}>
        <Title order={2} size="h5">
          {t(`settings.section.${id}`)}
        </Title>
        <p>{t(`settings.about.${id}`)}</p>
      </div>
      <Stack gap="sm" className={styles.fields}>
        {children}
      </Stack>
    </section>
  );
}
