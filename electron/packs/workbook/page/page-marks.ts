/** What stands at the head and foot of every printed sheet of a pack's workbook, those of the model included. */
import type { PageMarks } from '../../../exchange/export/file/page-marks.ts';
import type { PackMeta } from '../../content/pack-content.ts';
import { documentWords } from '../../document/document-words.ts';

export function pageMarks(meta: PackMeta): PageMarks {
  const words = documentWords(meta.language);
  const { ok, failed, total } = meta.masterCheck;
  return {
    paper: meta.paper,
    head: {
      left: [meta.planName, meta.packName].filter((text) => text !== '').join(' · '),
      right: `${words.unit} ${meta.unit}`,
    },
    foot: [
      [`${words.scenario} ${meta.scenarioName}`, `${words.version} ${meta.version}`, meta.madeAtText].join(
        ' · ',
      ),
      [
        `${words.model} ${meta.modelHash.slice(0, 12)}`,
        ok ? words.checksFine(total) : words.checksFailed(failed, total),
      ].join(' · '),
    ],
    draft: meta.draft ? words.draft : null,
  };
}
