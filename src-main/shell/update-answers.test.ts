import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../contract/problems';
import { updateStateSchema } from '../contract/updates';
import { recordingLogger, testClock } from '../graph/test-support';
import { createUpdateService } from '../updates/update-service';
import { announced, failureOf } from './update-answers';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary', minLength: 5000, maxLength: 6000 }),
  fc
    .array(fc.constantFrom('New', '\r\n', '\r', '\u2028', '\u202e', '\0', '🎉', 'net::ERR_X', ' '))
    .map((parts) => parts.join('')),
);
const host = 'updates.example.com';

describe('what a feed announces', () => {
  it('is text that can be shown, whatever the feed holds', () => {
    const odd = fc.oneof(text, fc.jsonValue());
    const notes = fc.oneof(
      text,
      fc.array(fc.oneof(fc.record({ version: odd, note: odd }), odd)),
      odd,
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(text, notes, (version, releaseNotes) => {
        const update = announced({ version, releaseNotes: releaseNotes as string });
        const state = { kind: 'available', update, problem: null } as const;
        expect(updateStateSchema.parse(state)).toEqual(state);
        expect(update.version).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        if (update.notes === null) return;
        expect(update.notes).not.toBe('');
        expect(update.notes).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u2028\u2029]/u);
        // Never half a character, unless the feed had half of one.
        expect(Array.from(update.notes).length).toBeLessThanOrEqual(5000);
      }),
    );
  });

  it('is said whole where it is plain', () => {
    const line = fc.stringMatching(/^[!-~]([ -~]{0,80}[!-~])?$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const whole = lines.join('\n\n');
        const each = lines.map((note) => ({ version: '2.0.0', note }));
        expect(announced({ version: '2.0.0', releaseNotes: whole }).notes).toBe(whole);
        expect(announced({ version: '2.0.0', releaseNotes: each }).notes).toBe(whole);
      }),
    );
  });
});

it('what the updater rejects with is a problem that can be shown', async () => {
  const code = fc.oneof(
    fc.constantFrom('ERR_CHECKSUM_MISMATCH', 'ENOSPC', 'HTTP_ERROR_404', 'constructor'),
    fc.jsonValue(),
  );
  const error = fc.oneof(
    fc
      .tuple(text, code)
      .map(([message, each]) => Object.assign(new Error(message), { code: each })),
    fc.jsonValue(),
  );
  const proxy = fc.constant({ kind: 'proxy-password', proxy: 'proxy.example.com:8080' } as const);
  await fc.assert(
    fc.asyncProperty(error, fc.option(proxy), async (rejected, closed) => {
      const failure = failureOf(rejected, host, closed);
      const { calls } = createUpdateService({
        source: {
          host,
          check: () => Promise.reject(failure),
          download: () => Promise.reject(failure),
          install: () => Promise.reject(failure),
        },
        clock: testClock(),
        logger: recordingLogger(),
        onChanged: () => undefined,
      });
      const { signal } = new AbortController();
      const answer = await calls['updates.check']({}, { signal, progress: () => undefined });
      const problem =
        answer.ok && answer.value.kind === 'checkFailed' ? answer.value.problem : null;
      expect(problemSchema.parse(problem)).toEqual(problem);
      expect(problem?.code).not.toBe('unexpected');
      for (const each of Object.values({ ...problem?.values, ...problem?.details })) {
        expect(String(each)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(String(each).length).toBeLessThanOrEqual(600);
      }
      if (closed !== null) expect(problem?.values['proxy']).toBe(closed.proxy);
    }),
    { examples: [[{ toString: '' }, null]] },
  );
});
