/**
 * Where the program itself lies: its package.json, its version, its built page. Works from the sources, from
 * out/ and from a packed application, because it looks upwards for package.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ name: z.string(), version: z.string() });

export type Program = { readonly root: string; readonly version: string; readonly page: string };

export function findProgram(from: string): Program {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const parsed = packageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success && parsed.data.name === 'hurdle') {
      return { root: folder, version: parsed.data.version, page: join(folder, 'out', 'renderer') };
    }
  }
  throw new Error('The program folder has no package.json.');
}
