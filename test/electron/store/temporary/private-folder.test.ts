/** Copies that a killed program left in the temporary folder go at the next start; those of a running one stay. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discardAbandoned, privateFolder } from '../../../../electron/store/temporary/private-folder.ts';
import { closeAll, temporaryFolder } from '../../test-host.ts';

afterEach(closeAll);

describe('what a killed program left', () => {
  it('is removed, and nothing else', () => {
    const under = temporaryFolder();
    const { pid: ended } = spawnSync(process.execPath, ['--version']);
    const left = [`hurdle-files-${ended}-Ab12Cd`, `hurdle-read-${ended}-xxxxxx`];
    const others = [`hurdle-files-${ended}`, `hurdle-test-${ended}-Ab12Cd`, `hurdle-files-1-Ab12Cd`, 'mine'];
    for (const name of [...left, ...others]) mkdirSync(join(under, name));
    writeFileSync(join(under, left[0] ?? '', 'copy.hurdle'), 'x');
    const own = privateFolder('files', under);
    discardAbandoned(under);
    expect(
      readdirSync(under)
        .map((name) => join(under, name))
        .toSorted(),
    ).toEqual([own, ...others.map((name) => join(under, name))].toSorted());
  });
});
