import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certificatePem } from './certificate/test-certificates';
import { loadSettings } from './settings';
import { fixedClock, memoryFile, recordingLogger } from './test-support';

/** Settings files that hold anything: they are used, or kept aside as they were. */

const whole = {
  schemaVersion: 1,
  activeConnectionId: '3b241101-e2bb-4255-8caf-4136c566a962',
  connections: [
    {
      id: '3b241101-e2bb-4255-8caf-4136c566a962',
      name: 'Contoso',
      cloud: 'custom',
      customEndpoints: { authority: 'https://login.example', graph: 'https://graph.example' },
      tenantId: 'contoso.com',
      clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
      secretExpires: '2027-01-31',
      testMailbox: 'support@contoso.com',
      credential: { kind: 'clientSecret', sealed: 'c2VhbGVk' },
    },
  ],
  emailAccounts: { accounts: [], observations: {}, scopeChangedAt: null },
};

/** The paths of all values in it. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, each]) => pathsIn(each, [...path, name]))];
}

function withValue(path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(whole) as Record<string, unknown>;
  const [last, ...before] = [...path].reverse();
  if (last === undefined) return value;
  const parent = before.reduceRight<Record<string, unknown>>(
    (each, name) => each[name] as Record<string, unknown>,
    copy,
  );
  parent[last] = value;
  return copy;
}

function load(value: unknown) {
  const { file, state } = memoryFile({ kind: 'loaded', value: value as Record<string, unknown> });
  const { logger, lines } = recordingLogger();
  return { loaded: loadSettings(file, fixedClock, logger), state, lines };
}

it('reads the whole ones as they are', () => {
  const { loaded, state } = load(whole);
  expect(loaded.notice).toBeNull();
  expect(loaded.settings).toMatchObject(whole);
  expect(state.aside).toEqual([]);
});

it('uses a file with any other value in it, or keeps it aside as it was, and says so', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(0, -1, 2, 1e308, '', 'https://@evil.example', '__proto__', [], {}, null),
  );
  fc.assert(
    fc.property(fc.constantFrom(...pathsIn(whole)), anything, (path, other) => {
      const changed = withValue(path, other);
      const { loaded, state, lines } = load(changed);
      const { settings, readOnly, notice } = loaded;
      expect(settings.schemaVersion).toBe(1);
      expect(Array.isArray(settings.connections)).toBe(true);
      if (state.aside.length > 0) {
        expect(state.aside).toEqual([{ kind: 'loaded', value: changed }]);
        expect(notice?.code).toBe('settings-damaged');
      } else if (notice === null) expect(settings).toMatchObject(changed as object);
      else expect(readOnly?.code).toBe('settings-newer');
      expect(state.saves).toBe(0);
      // Names of fields and codes only: a value may be a secret that was pasted in the wrong place.
      if (typeof other === 'string' && other.length > 12) expect(lines.join()).not.toContain(other);
    }),
    { numRuns: 500 },
  );
});

it('keeps settings aside in which a certificate can not be read', () => {
  const credential = (certificate: string) => ({ kind: 'certificate', sealed: 'c2', certificate });
  const path = ['connections', '0', 'credential'];
  expect(load(withValue(path, credential(certificatePem))).state.aside).toEqual([]);
  const damaged = withValue(path, credential(certificatePem.replace('MII', 'MIIMII')));
  expect(load(damaged).state.aside).toEqual([{ kind: 'loaded', value: damaged }]);
});

it('uses or keeps aside any JSON at all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { loaded, state } = load(value);
      expect(loaded.settings.connections).toEqual([]);
      expect(state.aside.length === 1 || loaded.readOnly !== null).toBe(true);
    }),
  );
});
