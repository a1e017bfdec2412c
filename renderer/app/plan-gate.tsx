/** Lets a plan's page through once the plan is there; until then a skeleton, or what went wrong and the way back. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlanState, usePlanStore } from '../state/plan-context.tsx';
import { useErrorText } from './error-text.ts';
import { PageSkeleton } from './page-skeleton.tsx';

export function PlanGate({ children }: { readonly children: ReactNode }) {
  const state = usePlanState();
  const store = usePlanStore();
  const { t } = useText();
  const { go } = useNavigation();
  const errorText = useErrorText();
  if (state.status === 'loading') return <PageSkeleton />;
  if (state.status === 'ready') return children;
  return (
    <Stack p="xl" maw={560} role="alert">
      <Title order={2} size="lg">
        {t('frame.planFailed')}
      </Title>
      <Text>{errorText(state.error)}</Text>
      <Group>
        <Button onClick={() => void store?.reload()}>{t('frame.tryAgain')}</Button>
        <Button variant="default" onClick={() => go('home')}>
          {t('frame.toHome')}
        </Button>
      </Group>
    </Stack>
  );
}
