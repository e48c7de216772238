import { z } from 'zod';
import type { SentItem, SentTest } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath } from '../graph/odata';
import { plainLine } from '../graph/plain-text';
import type { Clock } from '../ports';
import { mayHaveBeenDone } from './lost-reply';
import type { OpenMailbox } from './session';

const newest = 25;
const sendTimeoutMs = 60_000;
const lookTimeoutMs = 10_000;

export interface TestMessage {
  to: string;
  subject: string;
  text: string;
}

/**
 * Sends one test message: exactly one request, whatever happens to it, and no way to cancel it once
 * it is on its way.
 * @see https://learn.microsoft.com/graph/api/user-sendmail
 *
 * @param mailbox the mailbox it is sent from
 * @param message what is sent, as it was shown
 * @param clock the time of the answer
 * @returns whether Microsoft 365 accepted it, refused it, or nobody knows
 */
export async function sendTest(
  mailbox: OpenMailbox,
  { to, subject, text }: TestMessage,
  clock: Clock,
): Promise<SentTest> {
  const unknown = (details: GraphFailure['problem']['details'], host: string): SentTest => ({
    outcome: 'unknown',
    at: clock.now().toISOString(),
    problem: problem('send-test-unknown', { host, mailbox: mailbox.name }, details),
  });
  try {
    const { status } = await mailbox.graph.post(
      graphPath`/users/${mailbox.id}/sendMail`,
      {
        message: {
          subject,
          body: { contentType: 'Text', content: text },
          toRecipients: [{ emailAddress: { address: to } }],
        },
        saveToSentItems: true,
      },
      {
        permission: 'Mail.Send',
        mailbox: mailbox.name,
        timeoutMs: sendTimeoutMs,
        signal: new AbortController().signal,
      },
    );
    // Anything but 202 is not this service's answer: a page of the network, for example.
    if (status !== 202) return unknown({ httpStatus: status }, 'Microsoft 365');
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (!mayHaveBeenDone(error)) return { outcome: 'refused', problem: error.problem };
    const { host } = error.problem.values;
    return unknown(error.problem.details, String(host ?? 'Microsoft 365'));
  }
  const at = clock.now().toISOString();
  const message = await lookInSentItems(mailbox, subject, new AbortController().signal).catch(
    (error: unknown) => {
      // Its ID is a courtesy: a mailbox that only sends can't be looked into.
      if (error instanceof GraphFailure) return null;
      throw error;
    },
  );
  return { outcome: 'accepted', at, message };
}

const sentItemSchema = z.object({
  subject: z.string().nullish(),
  internetMessageId: z.string().nullish(),
  sentDateTime: z.iso.datetime(),
  toRecipients: z
    .array(z.object({ emailAddress: z.object({ address: z.string().nullish() }).nullish() }))
    .nullish(),
});

/**
 * Looks for a message among the newest of Sent Items; changes nothing.
 * @see https://learn.microsoft.com/graph/api/user-list-messages
 *
 * @param mailbox the mailbox it was sent from
 * @param subject its subject
 * @param signal ends the search
 * @returns the newest with exactly this subject; null when there is none (yet)
 * @throws GraphFailure when the folder can't be read, AbortError when aborted
 */
export async function lookInSentItems(
  mailbox: OpenMailbox,
  subject: string,
  signal: AbortSignal,
): Promise<SentItem | null> {
  const { items } = await mailbox.graph.page(
    { path: graphPath`/users/${mailbox.id}/mailFolders/sentitems/messages` },
    {
      schema: sentItemSchema,
      query: {
        $top: String(newest),
        $orderby: 'receivedDateTime desc',
        $select: 'id,subject,internetMessageId,sentDateTime,toRecipients',
      },
      permission: 'Mail.ReadWrite',
      mailbox: mailbox.name,
      timeoutMs: lookTimeoutMs,
      signal,
    },
  );
  const found = items.find((item) => item.subject === subject);
  if (found === undefined) return null;
  return {
    internetMessageId: found.internetMessageId ?? null,
    subject: plainLine(subject),
    sentAt: found.sentDateTime,
    to: (found.toRecipients ?? []).map(({ emailAddress }) =>
      plainLine(emailAddress?.address ?? ''),
    ),
  };
}

/** Sends once for each attempt the page makes; a second call with its ID waits for the first. */
export function createSendOnce(): (
  attempt: string,
  send: () => Promise<SentTest>,
) => Promise<SentTest> {
  const attempts = new Map<string, Promise<SentTest>>();
  return (attempt, send) => {
    const known = attempts.get(attempt);
    if (known !== undefined) return known;
    const sent = send();
    attempts.set(attempt, sent);
    return sent;
  };
}
