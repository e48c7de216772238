import { z } from 'zod';
import type { StepId } from '../../contract/test-settings';
import { problem } from '../../contract/problems';
import type { Graph, GraphAnswer, GraphCall } from '../../graph/graph-client';
import { GraphFailure } from '../../graph/graph-failure';
import { graphPath } from '../../graph/odata';
import type { Logger } from '../../ports';
import type { ResolvedMailbox } from './resolve-mailbox';

export type MailboxStep = Extract<StepId, 'send' | 'read' | 'calendar'>;

/** The application permission each mailbox step is about. */
export const permissionOf: Record<MailboxStep, string> = {
  send: 'Mail.Send',
  read: 'Mail.ReadWrite',
  calendar: 'Calendars.ReadWrite',
};

export interface ProbeOptions {
  graph: Pick<Graph, 'get' | 'post' | 'patch'>;
  mailbox: ResolvedMailbox;
  signal: AbortSignal;
  /** Milliseconds for each request. */
  timeoutMs: number;
  logger: Logger;
}

/**
 * Proves one permission in one mailbox by real calls that change nothing: reads, and writes that
 * Graph can only refuse once the permission has been checked. One request at a time.
 *
 * @param step which permission
 * @param options the mailbox and how to reach it
 * @returns when the permission works
 * @throws GraphFailure with the cause otherwise; `mailbox-probe-accepted` when a write was not
 *   refused, `mailbox-not-proved` when it was refused as a bad request of another kind; AbortError
 *   when aborted
 */
export function probeMailbox(step: MailboxStep, options: ProbeOptions): Promise<void> {
  return probes[step](options);
}

/**
 * Tries whether a mailbox can be reached at all, with one request that changes nothing and that the
 * least permission answers: with `Mail.Read` alone, mail can be read although it can't be moved.
 *
 * @param step what is tried: reading mail, sending, reading the calendar
 * @param options the mailbox and how to reach it
 * @returns when it is reached
 * @throws as `probeMailbox` does
 */
export function reachMailbox(step: MailboxStep, options: ProbeOptions): Promise<void> {
  return reaches[step](options);
}

type Probe = (options: ProbeOptions) => Promise<void>;

const reaches: Record<MailboxStep, Probe> = {
  send: probeSending,
  read: openInbox,
  calendar: openCalendar,
};

const probes: Record<MailboxStep, Probe> = {
  send: probeSending,
  read: probeReading,
  calendar: probeCalendar,
};

/** Has the form of an item's ID, and is none. */
const absentItem = 'AAMkAGhlbHBtYXN0ZXItdGVzdC1zZXR0aW5ncw==';
const anythingWithId = z.object({ id: z.string() });

/**
 * A MIME message must be base64: this one is not, so that there is no message to send.
 *
 * That Exchange checks permission and access policy before it reads the content is an assumption,
 * not yet seen on the real service. Were it the other way round, this would prove nothing.
 * @see https://learn.microsoft.com/graph/api/user-sendmail
 */
async function probeSending(options: ProbeOptions): Promise<void> {
  const { graph, mailbox } = options;
  await expectRefusal(
    'send',
    options,
    () => graph.post(graphPath`/users/${mailbox.id}/sendMail`, '*', callOf('send', options)),
    ({ status, code }) => status === 400 && code?.startsWith('ErrorMimeContent') === true,
  );
}

/** @see https://learn.microsoft.com/graph/api/mailfolder-get */
async function openInbox(options: ProbeOptions): Promise<void> {
  await options.graph.get(graphPath`/users/${options.mailbox.id}/mailFolders/inbox`, {
    ...callOf('read', options),
    schema: anythingWithId,
    query: { $select: 'id' },
  });
}

/** @see https://learn.microsoft.com/graph/api/message-move */
async function probeReading(options: ProbeOptions): Promise<void> {
  const { graph, mailbox } = options;
  await openInbox(options);
  await expectRefusal(
    'read',
    options,
    () =>
      graph.post(
        graphPath`/users/${mailbox.id}/messages/${absentItem}/move`,
        { destinationId: 'inbox' },
        callOf('read', options),
      ),
    isAbsentItem,
  );
}

/** @see https://learn.microsoft.com/graph/api/calendar-get */
async function openCalendar(options: ProbeOptions): Promise<void> {
  await options.graph.get(graphPath`/users/${options.mailbox.id}/calendar`, {
    ...callOf('calendar', options),
    schema: anythingWithId,
    query: { $select: 'id' },
  });
}

/** @see https://learn.microsoft.com/graph/api/event-update */
async function probeCalendar(options: ProbeOptions): Promise<void> {
  const { graph, mailbox } = options;
  await openCalendar(options);
  await expectRefusal(
    'calendar',
    options,
    () =>
      graph.patch(
        graphPath`/users/${mailbox.id}/events/${absentItem}`,
        {},
        callOf('calendar', options),
      ),
    isAbsentItem,
  );
}

function callOf(step: MailboxStep, { mailbox, signal, timeoutMs }: ProbeOptions): GraphCall {
  return {
    permission: permissionOf[step],
    mailbox: mailbox.name,
    changesNothing: true,
    signal,
    timeoutMs,
  };
}

function isAbsentItem({ status, code }: GraphFailure): boolean {
  return (
    (status === 404 && code === 'ErrorItemNotFound') ||
    (status === 400 && code?.startsWith('ErrorInvalidId') === true)
  );
}

async function expectRefusal(
  step: MailboxStep,
  { mailbox, logger }: ProbeOptions,
  attempt: () => Promise<GraphAnswer>,
  isExpected: (failure: GraphFailure) => boolean,
): Promise<void> {
  let answer: GraphAnswer;
  try {
    answer = await attempt();
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (isExpected(error)) return;
    if (error.status !== 400 || error.problem.code !== 'graph-refused') throw error;
    // Whether it was refused before or after the permission was checked can't be told.
    const { values, details } = error.problem;
    throw new GraphFailure(problem('mailbox-not-proved', values, details), { status: 400 });
  }
  // Must never happen; if it does, nobody may call it a success.
  logger.error('Microsoft Graph accepted a probe that it can only refuse', {
    step,
    status: answer.status,
  });
  throw new GraphFailure(
    problem('mailbox-probe-accepted', { mailbox: mailbox.name }, { httpStatus: answer.status }),
    { status: answer.status },
  );
}
