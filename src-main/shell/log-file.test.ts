import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createLogFile, readLogFiles } from './log-file';

const folder = mkdtempSync(join(tmpdir(), 'console-log-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('a', '\n', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f', '%s', '%c'))
    .map((parts) => parts.join('')),
  fc.constant('x\n[2026-11-23 09:00:00.000] [error] forged'),
);

it('has one line for each entry, whatever is in it', () => {
  const logger = createLogFile(folder);
  const file = join(folder, 'logs', 'main.log');
  const level = fc.constantFrom('info', 'warn', 'error');
  let before = 0;
  fc.assert(
    fc.property(level, text, fc.option(fc.dictionary(text, fc.jsonValue())), (as, said, values) => {
      if (values === null) logger[as](said);
      else logger[as](said, values);
      const added = readFileSync(file, 'utf8').slice(before);
      before += added.length;
      expect(added).toMatch(/^\[[-\d]{10} [:.\d]{12}\] \[(info|warn|error)\] .*\n$/s);
      expect(added.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    }),
  );
});

it('is read back without what looks like a credential', async () => {
  createLogFile(folder).info('A library says', { error: 'Bearer abcdefghijkl' });
  const [log, ...others] = await readLogFiles(folder);
  expect(others).toEqual([]);
  expect(log?.text).toContain('A library says');
  expect(log?.text).not.toContain('abcdefghijkl');
});
