import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindingOf, createSecretVault } from './secret-vault';
import { recordingLogger, reversingCipher } from './test-support';

const place = {
  cloud: 'custom' as const,
  authority: 'https://login.example',
  graph: 'https://graph.example',
  tenantId: 'contoso.com',
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
};
const id = '3b241101-e2bb-4255-8caf-4136c566a962';
const anyText = fc.string({ unit: 'binary', minLength: 1 });

function vaultWith(plain?: string) {
  const { cipher } = reversingCipher();
  const { logger, lines } = recordingLogger();
  const opening = { ...cipher, decrypt: () => Promise.resolve(plain ?? '') };
  return { vault: createSecretVault(plain === undefined ? cipher : opening, logger), lines };
}

describe('the vault', () => {
  it('opens exactly the secret that was sealed, in its own place only', async () => {
    // JSON keeps every character but half of one.
    const secret = anyText.filter((text) => !/\p{Surrogate}/u.test(text));
    const other = fc.constantFrom(
      { ...place, authority: 'https://login.example:8443' },
      { ...place, graph: 'https://graph.example.evil' },
      { ...place, tenantId: 'fabrikam.com' },
      { ...place, clientId: id },
      { ...place, cloud: 'global' as const },
    );
    await fc.assert(
      fc.asyncProperty(secret, other, async (value, elsewhere) => {
        const { vault, lines } = vaultWith();
        const sealed = await vault.seal(bindingOf(place), { kind: 'clientSecret', value });
        expect(await vault.open(id, bindingOf(place), sealed)).toEqual({
          ok: true,
          value: { kind: 'clientSecret', value },
        });
        expect(await vault.open(id, bindingOf(elsewhere), sealed)).toMatchObject({
          ok: false,
          problem: { code: 'secret-for-other-connection' },
        });
        expect(lines).toEqual([]);
      }),
    );
  });

  it('refuses whatever the key store opens that was not sealed here, and quotes nothing of it', async () => {
    const opened = fc.oneof(
      anyText,
      fc.json(),
      fc
        .record({ binding: fc.jsonValue(), secret: fc.jsonValue() }, { requiredKeys: [] })
        .map((value) => JSON.stringify(value)),
    );
    const kind = fc.constantFrom('clientSecret' as const, 'certificate' as const);
    await fc.assert(
      fc.asyncProperty(opened, kind, anyText, async (plain, credential, certificate) => {
        const { vault, lines } = vaultWith(plain);
        const saved =
          credential === 'clientSecret'
            ? { kind: credential, sealed: 'c2VhbGVk' }
            : { kind: credential, sealed: 'c2VhbGVk', certificate };
        expect(await vault.open(id, bindingOf(place), saved)).toMatchObject({
          ok: false,
          problem: { code: 'secret-not-readable' },
        });
        if (plain.length > 20) expect(lines.join()).not.toContain(plain);
      }),
    );
  });
});
