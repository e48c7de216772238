import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptIds } from '../../contract/set-up';
import { makeScript } from './make-script';
import { aliasOf, type ScriptFacts } from './script-values';
import { asPowerShellReads, facts, parse } from './test-support';

const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    fc
      .array(fc.constantFrom("'", '’', '"', '$(', ')', '`', '#>', '<#', "'@", '\n', '\r', ';', '&'))
      .map((parts) => parts.join('')),
  )
  .map((each) => `x${each}`);

describe.each(scriptIds)('the script %s', (id) => {
  it('is the same code with any values, and has a plain name', async () => {
    const withTexts = (some: readonly [string, ...string[]]): ScriptFacts => {
      const [tenantId, clientId = '', objectId = '', appName = '', groupName = ''] = some;
      const members = some.slice(5);
      return { ...facts, tenantId, clientId, objectId, appName, groupName, members };
    };
    const harmless = await parse(makeScript(id, withTexts(['a', 'a', 'a', 'a', 'a', 'a'])).text);
    await fc.assert(
      fc.asyncProperty(fc.tuple(text, text, text, text, text, text), async (texts) => {
        const made = makeScript(id, withTexts(texts));
        expect(made.fileName).toMatch(/^[a-z][a-z0-9-]*\.ps1$/);
        const { faults, shape } = await parse(asPowerShellReads(made.text));
        expect(faults).toEqual([]);
        expect(shape).toBe(harmless.shape);
      }),
      { numRuns: 10 },
    );
  });
});

it('makes an alias that Exchange takes of any address', () => {
  const address = fc.oneof(text, fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 200 }));
  fc.assert(
    fc.property(address, (each) => {
      expect(aliasOf(each)).toMatch(/^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_])?$/);
      expect(aliasOf(each)).not.toContain('..');
    }),
    { numRuns: 500 },
  );
  expect(aliasOf(`${'a'.repeat(63)}.b@contoso.com`)).toBe('a'.repeat(63));
});
