/** A message with the one button that takes back what it tells. */
import { Button, Group } from '@mantine/core';

type Props = { readonly text: string; readonly undo: string; readonly onUndo: () => void };

export function UndoMessage({ text, undo, onUndo }: Props) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <span>{text}</span>
      <Button variant="default" size="compact-xs" style={{ flex: 'none' }} onClick={onUndo}>
        {undo}
      </Button>
    </Group>
  );
}
