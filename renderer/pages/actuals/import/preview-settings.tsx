/**
 * How the file is read, and the first rows as they stand in it with what each column is; all of it can be corrected:
 * the sheet, the header row, the columns, the order of dates, the decimal mark, the unit of the amounts.
 */
import { Alert, Checkbox, NativeSelect } from '@mantine/core';
import type { ActualsPreview } from '../../../../electron/contract/tracking/actuals-import.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import fields from '../fields.module.css';
import { COLUMN_FIELDS, fieldOf, withField } from './edit-columns.ts';
import styles from './preview.module.css';
import type { Reading } from './use-actuals-import.ts';

const ORDERS = ['dmy', 'mdy'] as const;
const SCALES = [1, 1e3, 1e4, 1e6, 1e8] as const;
const SAMPLE_ROWS = 3;

type Props = {
  readonly preview: ActualsPreview;
  readonly reading: Reading;
  readonly missing: readonly ('date' | 'amount')[];
  readonly disabled: boolean;
  readonly onCorrect: (reading: Reading) => void;
};

export function PreviewSettings({ preview, reading, missing, disabled, onCorrect }: Props) {
  const { t } = useText();
  const { sheets, dateOrder, settings, headerPlace } = preview;
  const withSettings = (patch: NonNullable<Reading['settings']>) =>
    onCorrect({ ...reading, settings: { ...reading.settings, ...patch } });
  return (
    <>
      {missing.length > 0 ? (
        <p role="alert" className={styles.bad}>
          {missing.map((field) => t(`actuals.import.missing.${field}`)).join(' ')}
        </p>
      ) : null}
      {dateOrder === 'ambiguous' ? (
        <Alert color="yellow" variant="light" className={styles.alert}>
          {t('actuals.import.orderUnclear')}
        </Alert>
      ) : null}
      <div className={styles.settings}>
        {sheets.length > 1 ? (
          <NativeSelect
            size="xs"
            w={150}
            disabled={disabled}
            label={t('import.sheet')}
            value={String(preview.sheet)}
            data={sheets.map(({ name, hidden }, index) => ({
              value: String(index),
              label: hidden ? t('import.hiddenSheet', { name }) : name,
            }))}
            // Another sheet has other columns: they are found anew.
            onChange={(event) => onCorrect({ sheet: Number(event.currentTarget.value) })}
          />
        ) : null}
        <span className={styles.headerRow}>
          <KeptNumber
            label={t('actuals.import.headerRow')}
            value={headerPlace === 0 ? null : headerPlace}
            optional
            whole
            min={1}
            // Another header names other columns: they are found anew.
            onKeep={(row) => {
              const { columns: _found, ...rest } = reading;
              onCorrect({ ...rest, headerPlace: row ?? 0 });
            }}
          />
        </span>
        <NativeSelect
          size="xs"
          w={170}
          disabled={disabled}
          label={t('actuals.import.dates')}
          error={dateOrder === 'ambiguous'}
          value={reading.settings?.dateOrder ?? ''}
          data={[
            { value: '', label: t(`actuals.import.found.${dateOrder}`) },
            ...ORDERS.map((order) => ({ value: order, label: t(`actuals.import.order.${order}`) })),
          ]}
          onChange={(event) => {
            const order = ORDERS.find((known) => known === event.currentTarget.value);
            const { dateOrder: _was, ...rest } = reading.settings ?? {};
            onCorrect({ ...reading, settings: order ? { ...rest, dateOrder: order } : rest });
          }}
        />
        <NativeSelect
          size="xs"
          w={110}
          disabled={disabled}
          label={t('actuals.import.decimal')}
          value={settings.decimal}
          data={[
            { value: '.', label: '1,234.50' },
            { value: ',', label: '1.234,50' },
          ]}
          onChange={(event) => withSettings({ decimal: event.currentTarget.value === ',' ? ',' : '.' })}
        />
        <NativeSelect
          size="xs"
          w={110}
          disabled={disabled}
          label={t('actuals.import.scale')}
          value={String(settings.scale)}
          data={[...new Set([...SCALES, settings.scale])].map((scale) => ({
            value: String(scale),
            label: scale.toLocaleString('en-US'),
          }))}
          onChange={(event) => {
            const scale = SCALES.find((known) => String(known) === event.currentTarget.value);
            if (scale !== undefined) withSettings({ scale });
          }}
        />
        <Checkbox
          mb={6}
          disabled={disabled}
          label={t('actuals.import.fillDown')}
          checked={settings.fillDown}
          onChange={(event) => withSettings({ fillDown: event.currentTarget.checked })}
        />
      </div>
      <Sample preview={preview} reading={reading} disabled={disabled} onCorrect={onCorrect} />
    </>
  );
}

type SampleProps = Omit<Props, 'missing'>;

/** The columns with their titles and first cells, each under the field that says what it is. */
function Sample({ preview, reading, disabled, onCorrect }: SampleProps) {
  const { t } = useText();
  const { found, columns, sample, headerPlace } = preview;
  const rows = sample.filter(({ place }) => place !== headerPlace).slice(0, SAMPLE_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.sample} aria-label={t('actuals.import.sample')} tabIndex={0}>
      <table className={classes.list}>
        <thead>
          <tr>
            <th scope="col">{t('import.row')}</th>
            {found.map(({ column, title }) => {
              const field = fieldOf(columns, column);
              return (
                <th key={column} scope="col" data-used={field !== null || undefined}>
                  <select
                    className={fields.select}
                    disabled={disabled}
                    aria-label={t('import.roleOf', { column: title })}
                    value={field ?? ''}
                    onChange={(event) => {
                      const chosen = COLUMN_FIELDS.find((known) => known === event.currentTarget.value);
                      onCorrect({
                        ...reading,
                        sheet: preview.sheet,
                        headerPlace,
                        columns: withField(columns, column, chosen ?? null),
                      });
                    }}
                  >
                    <option value="">{t('actuals.import.noColumn')}</option>
                    {COLUMN_FIELDS.map((known) => (
                      <option key={known} value={known}>
                        {t(`actuals.column.${known}`)}
                      </option>
                    ))}
                  </select>
                  <div className={styles.cut} title={title}>
                    {title}
                  </div>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, cells }) => (
            <tr key={place}>
              <td className={classes.quietCell}>{place}</td>
              {found.map(({ column }) => (
                <td
                  key={column}
                  className={styles.cut}
                  data-used={fieldOf(columns, column) !== null || undefined}
                >
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
