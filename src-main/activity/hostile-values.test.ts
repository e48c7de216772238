import fc from 'fast-check';
import { expect, it } from 'vitest';
import { activityEntrySchema, type ActivityEntry } from '../contract/activity';
import { problem } from '../contract/problems';
import { readRfc4180 } from '../directory/test-support';
import { createActivityLog } from './activity-log';
import { clean } from './clean';
import { activityJson, activityPieces } from './export-activity';
import { activityPorts, exported, t, testRun } from './test-support';

/** Texts from outside in what happened: they are written down and exported as text. */

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '"', ',', '\r\n', '\t', '$t(activity)', '{{who}}'))
    .map((parts) => parts.join('')),
);
const found = fc
  .record({ code: text, trace: text, ids: fc.array(text, { maxLength: 2 }) })
  .map(({ code, trace }) => problem('graph-refused', { message: code }, { traceId: trace }));
const entry: fc.Arbitrary<ActivityEntry> = fc
  .oneof(
    fc.record({ organisation: text, who: text, problem: fc.option(found) }).map(testRun),
    fc.record({ fileName: text, problem: fc.option(found) }).map((change) => ({
      ...testRun(),
      ...exported(change.fileName),
      problem: change.problem,
    })),
  )
  .map((each) => activityEntrySchema.parse(pick(each)));

/** Only what the kind of entry has. */
function pick(each: ActivityEntry): unknown {
  if (each.kind !== 'file') return each;
  const { id, at, who, kind, outcome, durationMs, problem: wrong, action, fileName, count } = each;
  return { id, at, who, kind, outcome, durationMs, problem: wrong, action, fileName, count };
}

async function written(entries: readonly ActivityEntry[], format: 'csv' | 'json'): Promise<string> {
  let whole = '';
  for await (const piece of activityPieces(entries, format, t, () => undefined)) whole += piece;
  return whole;
}

it('exports a table in which every entry is one row of texts and no formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
      const csv = await written(entries, 'csv');
      const [head = [], ...rows] = readRfc4180(csv.replace('\ufeff', ''));
      expect(rows).toHaveLength(entries.length);
      for (const row of rows) {
        expect(row).toHaveLength(head.length);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }
    }),
  );
});

it('exports JSON that is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      expect(JSON.parse(activityJson(entries))).toEqual(JSON.parse(JSON.stringify(entries)));
    }),
  );
});

it('reads any file, leaves what is in it alone, and goes on behind it', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    entry.map((each) => JSON.stringify(each)),
    fc.constantFrom('{"at":"2026-11-23T10:00:00.000Z"}', '[]', 'null', '{', '\0'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.boolean(), async (lines, isTorn) => {
      const before = lines.join('\n') + (isTorn ? '' : '\n');
      const { ports, disk } = activityPorts(before);
      const log = createActivityLog(ports);
      const old = await log.entries();
      await log.add(exported('users.csv'));
      expect(await log.entries()).toHaveLength(old.length + 1);
      expect(disk.text.startsWith(before)).toBe(true);
      const again = createActivityLog(activityPorts(disk.text).ports);
      expect(await again.entries()).toEqual(await log.entries());
      expect(log.problem()).toBeNull();
    }),
  );
});

it('shows no entry of the file whose dates can’t be said', async () => {
  const date = fc.oneof(
    fc.date({ noInvalidDate: true }).map((each) => each.toISOString()),
    fc.constantFrom('2026-11-23', '2026-13-45', 1e308, 0, null),
    text,
  );
  const values = fc.record({ start: date, begins: date, expired: date }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(values, date, async (named, at) => {
      const found = { code: 'certificate-expired', values: named, details: {} };
      const line = JSON.stringify({ ...testRun(), at, problem: found });
      const log = createActivityLog(activityPorts(`${line}\n`).ports);
      const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
      for (const entry of await log.entries()) {
        for (const each of [entry.at, ...Object.values(entry.problem?.values ?? {})]) {
          expect(format.format(new Date(each))).not.toBe('');
        }
      }
    }),
  );
});

it('cleans anything that JSON can hold, and every text in it', () => {
  const long = fc.string({ unit: 'binary', minLength: 600, maxLength: 700 });
  const redact = (each: string) => each.replaceAll('hunter2', '[redacted]');
  const secretive = fc.constantFrom('hunter2', 'x hunter2 y');
  const value = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(fc.jsonValue(), long, secretive),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(value, (each) => {
      const cleaned = clean(each, redact);
      const json = JSON.stringify(cleaned);
      expect(json).not.toContain('hunter2');
      JSON.parse(json, (_, part: unknown) => {
        if (typeof part === 'string') expect(part.length).toBeLessThanOrEqual(501);
        return part;
      });
    }),
  );
});
