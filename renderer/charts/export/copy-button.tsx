/** Copies a table's figures, in full precision, for a spreadsheet, and says so, to the eye and to a screen reader. */
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { toClipboard } from '../../../models/text/clipboard.ts';
import type { CsvCell } from '../../../models/text/csv.ts';
import { useText } from '../../i18n/use-text.ts';
import { copyText } from '../copy-text.ts';

const SHOWN_FOR = 1500;

export function CopyButton({ rows }: { readonly rows: () => readonly (readonly CsvCell[])[] }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(toClipboard(rows())))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_FOR);
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconCopy size={14} />}
        onClick={() => void copy()}
      >
        {copied ? t('charts.copied') : t('charts.copy')}
      </Button>
      <output className="visually-hidden">{copied ? t('charts.copied') : ''}</output>
    </>
  );
}
