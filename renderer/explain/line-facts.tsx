/** Where a line comes from: what kind it is, how it is entered, its source, its owner, its note; and the way to it. */
import { Button } from '@mantine/core';
import type { Line } from '../../models/plan/schema.ts';
import { useText } from '../i18n/use-text.ts';
import { useNavigation } from '../state/navigation.ts';
import { Part } from './cell-explanation.tsx';
import classes from './explain.module.css';

export function LineFacts({ line }: { readonly line: Line }) {
  const { t, dynamic } = useText();
  const { go } = useNavigation();
  const facts = [
    [t('explain.code'), line.code],
    [t('explain.kind'), dynamic('history', `value.${line.kind}`)],
    [t('explain.entry'), t(`explain.entries.${line.entry.type}`)],
    [t('explain.unit'), line.unit],
    [t('explain.group'), line.group],
    [t('explain.source'), line.source],
    [t('explain.owner'), line.owner],
    [t('explain.note'), line.note],
  ] as const;
  const undocumented = line.source.trim() === '' && line.entry.type !== 'formula';
  return (
    <Part title={t('explain.line')}>
      <dl className={classes.facts}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {undocumented && <p className={classes.quiet}>{t('explain.noSource')}</p>}
      <Button
        variant="transparent"
        size="compact-sm"
        p={0}
        onClick={() => go(line.kind === 'driver' ? 'assumptions' : 'budget', { line: line.code })}
      >
        {t('explain.openLine')}
      </Button>
    </Part>
  );
}
