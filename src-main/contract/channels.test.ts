import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callSchema, channels, type Channel } from './channels';

const names = Object.keys(channels) as Channel[];

it.each(names)(
  '%s takes or refuses any input, and takes nothing over that is not in the contract',
  (name) => {
    const { input } = channels[name];
    const known = Object.keys('shape' in input ? input.shape : {});
    const key = fc.constantFrom(...known, '__proto__', 'constructor', 'extra');
    const value = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true }), fc.uuid());
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(key, value), value), (sent) => {
        const taken = input.safeParse(sent);
        if (!taken.success) return;
        const kept = Object.keys(taken.data);
        if (known.length > 0) expect(kept.every((each) => known.includes(each))).toBe(true);
        expect(Object.getPrototypeOf({})).toBe(Object.prototype);
        expect('extra' in {}).toBe(false);
      }),
      { numRuns: 50 },
    );
  },
);

it('takes or refuses any call', () => {
  fc.assert(
    fc.property(fc.anything(), (sent) => {
      const taken = callSchema.safeParse(sent);
      if (taken.success) expect(taken.data.channel.length).toBeLessThanOrEqual(64);
    }),
  );
});
