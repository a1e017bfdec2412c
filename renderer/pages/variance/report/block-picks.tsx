/** Which blocks of columns stand in the report: a button each, pressed where it stands. */
import { Button, Group } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { BLOCKS, type Block } from '../choice.ts';
import { type Blocks, toggled } from './report-layout.ts';

type Props = { readonly blocks: Blocks; readonly onChange: (blocks: readonly Block[]) => void };

export function BlockPicks({ blocks, onChange }: Props) {
  const { t } = useText();
  const stands = (block: Block): boolean =>
    block === 'notes' ? blocks.notes : blocks.horizons.includes(block);
  return (
    <Group gap={4} role="group" aria-label={t('variance.blocks')} wrap="nowrap">
      {BLOCKS.map((block) => (
        <Button
          key={block}
          size="compact-xs"
          variant={stands(block) ? 'light' : 'subtle'}
          aria-pressed={stands(block)}
          onClick={() => onChange(toggled(blocks, block))}
        >
          {t(block === 'notes' ? 'variance.head.notes' : `variance.head.${block}`)}
        </Button>
      ))}
    </Group>
  );
}
