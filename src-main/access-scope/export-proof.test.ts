import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ScopeRow } from '../contract/access-scope';
import { problem } from '../contract/problems';
import { createTexts } from '../contract/text/create-texts';
import { languages } from '../contract/text/languages';
import { readRfc4180 } from '../directory/test-support';
import { proofCsv } from './export-proof';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '"', ',', '\r\n', '\t', 'a'))
    .map((parts) => parts.join('')),
);
const row: fc.Arbitrary<ScopeRow> = fc.record({
  mailbox: fc.record({ id: fc.uuid(), address: text, name: text }),
  origin: fc.constantFrom('account', 'picked', 'sampled'),
  result: fc.constantFrom('asIntended', 'wronglyReachable', 'wronglyBlocked', 'unknown', null),
  reason: fc.option(
    text.map((code) => problem('graph-refused', {}, { errorCode: code, requestId: code })),
  ),
  answers: fc.dictionary(fc.constantFrom('read', 'send', 'calendar'), fc.constantFrom('yes', 'no')),
});

it.each(languages)('writes a row of texts and no formula for every mailbox, in %s', (language) => {
  const { t } = createTexts(language);
  fc.assert(
    fc.property(text, fc.array(row, { maxLength: 4 }), (name, rows) => {
      const connection = { name, cloud: 'global' as const, tenantId: 'contoso.com', clientId: 'c' };
      const csv = proofCsv(connection, '2026-11-23T09:00:00Z', rows, t);
      expect(csv.startsWith('\ufeff')).toBe(true);
      const [head = [], ...lines] = readRfc4180(csv.slice(1));
      expect(lines).toHaveLength(rows.length);
      for (const [index, line] of lines.entries()) {
        expect(line).toHaveLength(head.length);
        for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(line[head.indexOf(t('accessScope.csv.objectId'))]).toBe(rows[index]?.mailbox.id);
      }
    }),
  );
});
