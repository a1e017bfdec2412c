/** What stands in for a page that takes longer than 200 ms: its outline, so that nothing jumps when it comes. */
import { Skeleton, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

export function PageSkeleton() {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <Stack p="xl" gap="md" role="status" aria-label={t('frame.loading')}>
      <Skeleton height={24} width={280} />
      <Skeleton height={14} width="60%" />
      <Skeleton height={320} />
    </Stack>
  );
}
