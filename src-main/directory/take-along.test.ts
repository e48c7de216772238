import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressLines } from './take-along';
import { listedUser, storeOf } from './test-support';

const address = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('a', '@', '\n', '\r\n', '\u2028', '\u2029', '\u0085', '\v', ' ', '\u202e'),
    )
    .map((parts) => parts.join('')),
);

it('has one line for each address and none for whoever has none, whatever the directory holds', async () => {
  const mails = fc.array(fc.option(address), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(mails, async (all) => {
      const store = storeOf(...all.map((mail, index) => listedUser(index, { mail })));
      const keys = Uint32Array.from(all.keys());
      const { text, count, withoutAddress } = await addressLines(store, keys, () =>
        Promise.resolve(),
      );
      expect(count + withoutAddress).toBe(all.length);
      const lines = text === '' ? [] : text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
      expect(lines).toHaveLength(count);
      for (const line of lines) {
        expect(line).not.toBe('');
        expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }
      // An address that is one is there as it is.
      const plain = all.filter((mail) => /^[!-~]+$/.test(mail ?? ''));
      expect(lines).toEqual(expect.arrayContaining(plain));
    }),
  );
});
