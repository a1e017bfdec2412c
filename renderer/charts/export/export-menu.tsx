/** The ways out of a chart or table: CSV of its figures, and where there is a drawing, SVG and PNG. */
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { type CsvCell, toCsv } from '../../../models/text/csv.ts';
import { useText } from '../../i18n/use-text.ts';
import { chartPicture, pngOf } from './chart-picture.ts';
import { fileNameOf, saveFile } from './save-file.ts';

type Props = {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: () => readonly (readonly CsvCell[])[];
  /** The frame that holds the drawing; absent where there is only a table. */
  readonly frame?: RefObject<HTMLElement | null>;
};

export function ExportMenu({ title, subtitle, rows, frame }: Props) {
  const { t } = useText();
  const picture = () => (frame?.current ? chartPicture(frame.current, title, subtitle) : null);
  const csv = () => saveFile(fileNameOf(title, 'csv'), toCsv(rows()), 'text/csv;charset=utf-8');
  const svg = () => {
    const made = picture();
    if (made) saveFile(fileNameOf(title, 'svg'), made.svg, 'image/svg+xml');
  };
  const png = async () => {
    const made = picture();
    const image = made ? await pngOf(made) : null;
    if (image) saveFile(fileNameOf(title, 'png'), image, 'image/png');
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-label={t('charts.exportOf', { title })}
          leftSection={<IconDownload size={14} />}
        >
          {t('charts.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={csv}>{t('charts.csv')}</Menu.Item>
        {frame ? <Menu.Item onClick={svg}>{t('charts.svg')}</Menu.Item> : null}
        {frame ? <Menu.Item onClick={() => void png()}>{t('charts.png')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}
