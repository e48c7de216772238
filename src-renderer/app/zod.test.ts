import { describe, expect, it } from 'vitest';
import type { z as Zod } from 'zod';
import { z } from './zod';

// Seen as what the contract's modules take it for.
const stand = z as typeof Zod;

describe('zod in the page', () => {
  it('lets schemas be made, of any kind', () => {
    const inner = stand.strictObject({ id: stand.string().min(1).nullable() });
    const outer = stand.array(inner.extend({ kind: stand.enum(['a', 'b']) }).omit({ id: true }));
    expect(outer.refine(() => false).optional()).toBeDefined();
    expect(inner.shape.id).toBeDefined();
  });

  it.each(['parse', 'safeParse', 'parseAsync', '~standard'] as const)(
    'never checks: %s',
    (name) => {
      expect(() => Reflect.get(stand.string(), name) as unknown).toThrow('Only main checks values');
    },
  );
});
