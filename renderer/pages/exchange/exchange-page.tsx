/**
 * Another workspace beside the open one: what is in it, how its plans differ from ours, taking plans or single changes
 * over. The other file is only read. What is chosen stands in the address, so back and a reload work.
 */
import { Anchor, Button, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useErrorText } from '../../app/error-text.ts';
import { PageSkeleton } from '../../app/page-skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { ChooseWorkspace } from './choose-workspace.tsx';
import { CompareView } from './compare/compare-view.tsx';
import styles from './exchange.module.css';
import { OtherTable } from './other-table.tsx';
import { useOther } from './use-other.ts';

export function ExchangePage() {
  const { t } = useText();
  const { params, go } = useNavigation();
  const errorText = useErrorText();
  const { other, loading, error } = useOther();
  const [theirs, mine] = [params.theirs ?? null, params.mine ?? null];
  if (loading) return <PageSkeleton />;
  if (other && theirs !== null && mine !== null) {
    return (
      <div className={styles.page}>
        <Anchor
          component="button"
          type="button"
          className={styles.back}
          onClick={() => go('exchange', { other: other.otherId })}
        >
          <IconArrowLeft size={14} aria-hidden="true" />
          {t('exchange.backTo', { name: other.name })}
        </Anchor>
        <CompareView other={other} theirId={theirs} ourId={mine} />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <Title order={1} size="h2">
            {other ? other.name : t('exchange.title')}
          </Title>
          <p>{other ? t('exchange.onlyRead') : t('exchange.about')}</p>
        </div>
        {other ? (
          <Button variant="default" onClick={() => go('exchange')}>
            {t('exchange.chooseAnother')}
          </Button>
        ) : null}
      </header>
      {error ? (
        <p role="alert" className={styles.failed}>
          {errorText(error)}
        </p>
      ) : null}
      {other ? <OtherTable other={other} /> : <ChooseWorkspace />}
    </div>
  );
}
