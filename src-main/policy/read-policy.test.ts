import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freePolicy, policyFileSchema } from '../contract/policy';
import type { SettingsLoad } from '../ports';
import { noPolicy, readPolicy } from './read-policy';

const root = join(import.meta.dirname, '../..');

function read(load: SettingsLoad) {
  const lines: string[] = [];
  const note = (message: string, values?: object) => {
    lines.push(`${message} ${JSON.stringify(values)}`);
  };
  const file = { path: '/etc/policy.json', load: () => load };
  return { policy: readPolicy(file, { info: note, error: note }), lines };
}

const loaded = (value: unknown): SettingsLoad => ({
  kind: 'loaded',
  value: value as Record<string, unknown>,
});

describe('the policy of this computer', () => {
  it('holds nothing where there is no file', () => {
    expect(read({ kind: 'missing' }).policy).toEqual(noPolicy);
  });

  it('says where updates come from, which clouds are allowed and what is given', () => {
    const lockedSettings = { cloud: 'gccHigh', tenantId: 'contoso.com' };
    const value = {
      version: 1,
      updates: { channel: 'off' },
      allowedClouds: ['gccHigh', 'dod'],
      lockedSettings,
    };
    expect(read(loaded(value)).policy).toEqual({
      updates: 'off',
      connection: { allowedClouds: ['gccHigh', 'dod'], lockedSettings },
      problem: null,
    });
  });

  it.each<[string, SettingsLoad, string]>([
    ['that is not JSON', { kind: 'damaged' }, 'not JSON'],
    ['that can’t be read', { kind: 'not-readable', reason: 'EACCES: denied' }, 'EACCES'],
    ['of another version', loaded({ version: 2 }), 'version'],
    ['with a name nobody knows', loaded({ version: 1, update: {} }), 'update'],
    ['with another channel', loaded({ version: 1, updates: { channel: 'x' } }), 'updates.channel'],
    ['that allows no cloud', loaded({ version: 1, allowedClouds: [] }), 'allowedClouds'],
    [
      'that gives a cloud it does not allow',
      loaded({ version: 1, allowedClouds: ['dod'], lockedSettings: { cloud: 'global' } }),
      'lockedSettings.cloud',
    ],
    [
      'that gives endpoints and no custom cloud',
      loaded({
        version: 1,
        lockedSettings: {
          customEndpoints: { authority: 'https://a.test', graph: 'https://b.test' },
        },
      }),
      'lockedSettings.customEndpoints',
    ],
  ])('turns updates and changes off for a file %s, and says why', (_, load, said) => {
    const { policy, lines } = read(load);
    expect(policy.updates).toBe('off');
    expect(policy.problem).toMatchObject({
      code: 'policy-not-readable',
      values: { path: '/etc/policy.json' },
    });
    expect(policy.problem?.details.systemError).toContain(said);
    expect(lines.join()).toContain(said);
  });

  it('holds exactly as the file has it, or turns updates and changes off', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('custom', '', ' ', 'https://a.test', 'https://a.test/x', ['dod', 'dod'], {}),
    );
    const orOdd = (...usual: unknown[]) =>
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, odd);
    const some = (fields: Record<string, fc.Arbitrary<unknown>>) =>
      fc.oneof({ weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) }, odd);
    const locked = some({
      cloud: orOdd('global', 'dod', 'custom'),
      customEndpoints: some({
        authority: orOdd('https://b.test'),
        graph: orOdd('https://c.test/'),
      }),
      tenantId: orOdd('contoso.com'),
      clientId: orOdd('c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5'),
      testMailbox: orOdd('support@contoso.com'),
    });
    const known = {
      version: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, odd),
      updates: some({ channel: orOdd('stable', 'beta', 'off') }),
      allowedClouds: orOdd(['global'], ['gccHigh', 'dod'], ['custom', 'global']),
      lockedSettings: locked,
    };
    // With keys that nobody knows, as a file can have them: `__proto__` is one, too.
    const more = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 1 });
    const file = fc
      .tuple(fc.record(known, { requiredKeys: [] }), fc.oneof(fc.constant({}), more))
      .map((parts) => Object.fromEntries(parts.flatMap((part) => Object.entries(part))));
    let held = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: file }, fc.jsonValue()), (value) => {
        const { updates, connection, problem } = read(loaded(value)).policy;
        if (problem !== null) {
          expect({ updates, connection }).toEqual({ updates: 'off', connection: freePolicy });
          expect(problem).toMatchObject({ code: 'policy-not-readable' });
          return;
        }
        held += 1;
        const { allowedClouds, lockedSettings } = connection;
        const written = {
          version: 1,
          updates: updates === null ? undefined : { channel: updates },
          allowedClouds: allowedClouds ?? undefined,
          lockedSettings,
        };
        expect({ lockedSettings: {}, ...(value as object) }).toEqual(written);
      }),
      { numRuns: 500 },
    );
    expect(held).toBeGreaterThan(0);
  });

  it('is documented by the schema in the repository', () => {
    const schema = readFileSync(join(root, 'assets/policy.schema.json'), 'utf8');
    expect(JSON.parse(schema)).toEqual(z.toJSONSchema(policyFileSchema));
  });

  it('takes the examples of its documentation', () => {
    const text = readFileSync(join(root, 'docs/policy-file.md'), 'utf8');
    const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json ?? '');
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) {
      expect(read(loaded(JSON.parse(example))).policy.problem, example).toBeNull();
    }
  });
});
