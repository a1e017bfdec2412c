/** What was handed over: every pack with its files and hashes, to be had again as it was, and the check of a file. */
import { Button, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { PackForm } from '../../../../electron/contract/packs/pack-calls.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { formatBytes, formatMoment } from '../../../app/moments.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import classes from '../pack.module.css';
import { usePackIssues } from './use-pack-issues.ts';
import { VerifyFile } from './verify-file.tsx';

export function HandedOver() {
  const texts = useText();
  const { t } = texts;
  const host = useHost();
  const errorText = useErrorText();
  const { base } = usePlan();
  const issues = usePackIssues(base.id);
  async function fetchFile(issueId: string, form: PackForm): Promise<void> {
    const file = await host.call('packs.file', { issueId, form });
    const delivered = file.ok ? await host.deliver(file.value) : file;
    if (!delivered.ok) notifications.show({ color: 'red', message: errorText(delivered.error) });
  }
  return (
    <section className={classes.handedOver} aria-labelledby="handed-over">
      <div className={classes.handedHead}>
        <h2 id="handed-over">{t('pack.handedOver')}</h2>
        <VerifyFile />
      </div>
      {issues.error ? (
        <p role="alert">{errorText(issues.error)}</p>
      ) : issues.data && issues.data.length === 0 ? (
        <p className={classes.quiet}>{t('pack.nothingYet')}</p>
      ) : (
        <div className={classes.tableScroll}>
          <Table className={classes.issues}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('pack.column.when')}</Table.Th>
                <Table.Th>{t('pack.column.pack')}</Table.Th>
                <Table.Th>{t('pack.column.scenario')}</Table.Th>
                <Table.Th>{t('pack.column.version')}</Table.Th>
                <Table.Th>{t('pack.column.model')}</Table.Th>
                <Table.Th>{t('pack.column.who')}</Table.Th>
                <Table.Th>{t('pack.column.files')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(issues.data ?? []).map((issue) => (
                <Table.Tr key={issue.id}>
                  <Table.Td>{formatMoment(issue.at, texts.language)}</Table.Td>
                  <Table.Td>
                    {issue.name} · {t(`pack.languageName.${issue.language}`)}
                    {issue.draft ? <strong className={classes.draft}> {t('pack.draft')}</strong> : null}
                  </Table.Td>
                  <Table.Td>{issue.scenario}</Table.Td>
                  <Table.Td>v{issue.seq}</Table.Td>
                  <Table.Td>
                    <code title={issue.modelHash}>{issue.modelHash.slice(0, 12)}</code>
                  </Table.Td>
                  <Table.Td>{issue.who}</Table.Td>
                  <Table.Td>
                    <span className={classes.files}>
                      {issue.files.map(({ form, name, size, hash }) => (
                        <Button
                          key={form}
                          variant="default"
                          size="compact-xs"
                          title={`${name} · ${formatBytes(size)} · SHA-256 ${hash}`}
                          onClick={() => void fetchFile(issue.id, form)}
                        >
                          {t(`pack.form.${form}`)}
                        </Button>
                      ))}
                    </span>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
