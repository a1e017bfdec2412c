// How the commands read their words: the flags of the documentation, and a sentence for anything else.

import { describe, expect, it } from 'vitest';
import { readBenchOptions, readStartOptions, readTestOptions, STAGES } from '../../scripts/options.mjs';

describe('npm start', () => {
  it('opens a window on a free port when nothing is said', () => {
    expect(readStartOptions([])).toEqual({ ok: true, value: { open: true, local: false, help: false } });
  });

  it('reads --no-open, --port and --data in either spelling', () => {
    const value = { open: false, local: false, help: false, port: 8123, data: 'my data' };
    expect(readStartOptions(['--no-open', '--port', '8123', '--data', 'my data'])).toEqual({
      ok: true,
      value,
    });
    expect(readStartOptions(['--port=8123', '--data=my data', '--no-open'])).toEqual({ ok: true, value });
  });

  it('takes port 0 as a free port and keeps an equals sign inside a folder name', () => {
    const read = readStartOptions(['--port', '0', '--data=a=b']);
    expect(read).toEqual({
      ok: true,
      value: { open: true, local: false, help: false, port: 0, data: 'a=b' },
    });
  });

  it.each([
    [['--prot', '1'], '--prot'],
    [['--port'], '--port needs a value'],
    [['--port', '--no-open'], '--port needs a value'],
    [['--port', '65536'], '65535'],
    [['--port', '-1'], '65535'],
    [['--port', '1e3'], '65535'],
    [['--data='], '--data needs a value'],
    [['--no-open', '--no-open'], 'twice'],
    [['--no-open=yes'], '--no-open=yes'],
    [['plan.hurdle'], 'plan.hurdle'],
  ])('refuses %j and says why', (argv, words) => {
    const read = readStartOptions(argv);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.message).toContain(words);
  });
});

describe('npm test', () => {
  it('runs every stage when nothing is said', () => {
    expect(readTestOptions([])).toEqual({ ok: true, value: { help: false, only: STAGES, filters: [] } });
  });

  it('reads --only and passes name filters on', () => {
    const read = readTestOptions(['--only', 'unit,types', 'test/models']);
    expect(read).toEqual({
      ok: true,
      value: { help: false, only: ['unit', 'types'], filters: ['test/models'] },
    });
  });

  it('refuses a stage that does not exist, rather than run nothing and be green', () => {
    expect(readTestOptions(['--only', 'units']).ok).toBe(false);
    expect(readTestOptions(['--only', ',']).ok).toBe(false);
  });
});

describe('npm run bench', () => {
  it('reads --json and filters', () => {
    expect(readBenchOptions(['--json', 'a.json', 'engine'])).toEqual({
      ok: true,
      value: { help: false, filters: ['engine'], json: 'a.json' },
    });
  });
});
