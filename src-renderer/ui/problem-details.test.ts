import type { TFunction } from 'i18next';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problem } from '../../src-main/contract/problems';
import { codesLine, detailsText } from './problem-details';

const t = ((key: string) => key) as unknown as TFunction;
const text = fc.string({ unit: 'binary' });
const details = fc.record(
  {
    aadsts: fc.array(fc.nat(), { maxLength: 2 }),
    errorCode: text,
    serviceMessage: text,
    httpStatus: fc.nat(),
    networkError: text,
    systemError: fc.oneof(text, fc.constant('ENOENT: a\nTrace ID: of nobody')),
    traceId: text,
    request: text,
    timestamp: text,
  },
  { requiredKeys: [] },
);

it('copies a line for each detail, whatever is in it', () => {
  fc.assert(
    fc.property(details, (given) => {
      const { aadsts, ...others } = given;
      const copied = detailsText(problem('graph-refused', {}, given), ['Where'], t).split(/[\r\n]/);
      const expected = Object.keys(others).length + (aadsts?.length ? 1 : 0);
      expect(copied).toHaveLength(2 + expected);
      expect(copied.slice(0, 2)).toEqual(['Where', 'graph-refused']);
      for (const line of copied.slice(2)) expect(line).toMatch(/^problem\.details\.\w+: /);
      expect(codesLine(problem('graph-refused', {}, given))).not.toMatch(/[\r\n]/);
    }),
  );
});
