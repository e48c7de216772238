import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageTextSchema, previewedSchema } from '../contract/email-accounts';
import type { CloudEndpoints } from '../contract/clouds';
import { createGraph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import {
  countingTokenSource,
  jsonAnswer,
  recordingTransport,
  testClock,
} from '../graph/test-support';
import { listMessages, readMessageText } from './messages';

const endpoints: CloudEndpoints = {
  authority: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
};
const { signal } = new AbortController();

/** A mailbox whose service answers this to everything. */
function mailboxAnswering(body: unknown) {
  const { transport } = recordingTransport(() => jsonAnswer(200, body));
  const graph = createGraph(
    { endpoints, tokenSource: countingTokenSource() },
    { transport, clock: testClock() },
  );
  return { id: '9e3779b1-1925-434e-aa2b-4692522ff595', name: 'support@contoso.com', graph };
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('a', '\r\n', '\r', '\t', '\0', '\u202e', '\u061c', '<b>', 'https://x.y'))
    .map((parts) => parts.join('')),
);
const odd = fc.oneof(text, fc.jsonValue());

describe('mail', () => {
  it('of any kind is shown as plain text, or not at all', async () => {
    const message = fc.record(
      {
        id: fc.oneof(fc.constant('id'), odd),
        subject: odd,
        from: fc.oneof(odd, fc.record({ emailAddress: fc.record({ name: odd, address: odd }) })),
        receivedDateTime: fc.oneof(fc.constant('2026-11-23T09:00:00Z'), odd),
        isRead: odd,
        hasAttachments: odd,
        bodyPreview: odd,
        singleValueExtendedProperties: fc.oneof(
          odd,
          fc.array(fc.record({ id: fc.constantFrom('Integer 0xe08', 'x'), value: text })),
        ),
      },
      { requiredKeys: ['id', 'receivedDateTime'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 3 }), async (value) => {
        const listed = listMessages(mailboxAnswering({ value }), 'inbox', {
          most: 25,
          filter: null,
          signal,
        });
        const answer = await listed.catch((error: unknown) => error);
        if (answer instanceof GraphFailure) return;
        const { messages } = answer as Awaited<ReturnType<typeof listMessages>>;
        const folder = { id: 'inbox', name: 'Inbox', unread: 0, total: 0 };
        expect(previewedSchema.safeParse({ folder, messages }).success).toBe(true);
        for (const { subject, excerpt, from } of messages) {
          for (const line of [subject, excerpt, from.name, from.address]) {
            expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
            expect(Array.from(line).length).toBeLessThanOrEqual(500);
          }
        }
      }),
    );
  });

  it('has a text without what can’t be seen, and none where it is markup', async () => {
    const body = fc.record({ contentType: fc.constantFrom('text', 'Text', 'html'), content: text });
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const mailbox = mailboxAnswering({ id: 'id', body: sent });
        const read = await readMessageText(mailbox, 'id', signal);
        expect(messageTextSchema.parse(read)).toEqual(read);
        expect(read.text).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}/u);
        if (sent.contentType === 'html') expect(read.text).toBe('');
      }),
    );
  });

  it('is cut where it is very long', async () => {
    const content = 'a\r\n'.repeat(1_500_000);
    const read = await readMessageText(
      mailboxAnswering({ id: 'id', body: { contentType: 'text', content } }),
      'id',
      signal,
    );
    expect(read.shortened).toBe(true);
    expect(read.text).toHaveLength(100_000);
  });

  it('is not taken for empty where the service answers something else', async () => {
    const read = readMessageText(mailboxAnswering({ unexpected: [1] }), 'id', signal);
    await expect(read).rejects.toMatchObject({ problem: { code: 'network-answer-unreadable' } });
  });
});
