import { z } from 'zod';
import type { TestedEvent } from '../contract/email-accounts';
import { problem, type Problem } from '../contract/problems';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath } from '../graph/odata';
import type { GraphCall } from '../graph/graph-client';
import type { Clock } from '../ports';
import { mayHaveBeenDone } from './lost-reply';
import type { OpenMailbox } from './session';

const quarterMs = 15 * 60_000;

/**
 * Creates a private event of fifteen minutes and deletes it again, which proves that the app may
 * write to the calendar. Nobody is invited, so that nothing is sent; neither request is repeated.
 * @see https://learn.microsoft.com/graph/api/user-post-events
 * @see https://learn.microsoft.com/graph/api/event-delete
 *
 * @param mailbox whose calendar
 * @param subject what the event is called
 * @param clock the time: the event begins with the next quarter of an hour
 * @returns what became of it, and where it is if it is still there
 */
export async function testEvent(
  mailbox: OpenMailbox,
  subject: string,
  clock: Clock,
): Promise<TestedEvent> {
  const start = Math.ceil((clock.now().getTime() + 1) / quarterMs) * quarterMs;
  const event = {
    subject,
    start: new Date(start).toISOString(),
    end: new Date(start + quarterMs).toISOString(),
  };
  const values = { mailbox: mailbox.name, subject, start: event.start };
  const created = await create(mailbox, event);
  if (created.kind === 'refused')
    return { outcome: 'refused', event: null, problem: created.problem };
  const id = created.kind === 'created' ? created.id : await find(mailbox, event);
  if (id === null) {
    const details = created.kind === 'lost' ? created.details : {};
    return { outcome: 'unknown', event, problem: problem('event-unknown', values, details) };
  }
  const left = await remove(mailbox, id);
  return left === null
    ? { outcome: 'proved', event, problem: null }
    : { outcome: 'leftBehind', event, problem: problem('event-left-behind', values, left) };
}

type Created =
  | { kind: 'created'; id: string }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'lost'; details: Problem['details'] };

interface PlannedEvent {
  subject: string;
  start: string;
  end: string;
}

/** Nothing here can be cancelled: an event would stay behind. */
function callOf(mailbox: OpenMailbox): GraphCall {
  return {
    permission: 'Calendars.ReadWrite',
    mailbox: mailbox.name,
    signal: new AbortController().signal,
  };
}

async function create(mailbox: OpenMailbox, event: PlannedEvent): Promise<Created> {
  try {
    const { status, body } = await mailbox.graph.post(
      graphPath`/users/${mailbox.id}/events`,
      {
        subject: event.subject,
        start: { dateTime: withoutZone(event.start), timeZone: 'UTC' },
        end: { dateTime: withoutZone(event.end), timeZone: 'UTC' },
        sensitivity: 'private',
        showAs: 'free',
        isReminderOn: false,
      },
      callOf(mailbox),
    );
    const answer = z.object({ id: z.string().min(1) }).safeParse(body);
    return answer.success
      ? { kind: 'created', id: answer.data.id }
      : { kind: 'lost', details: { httpStatus: status } };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return mayHaveBeenDone(error)
      ? { kind: 'lost', details: error.problem.details }
      : { kind: 'refused', problem: error.problem };
  }
}

/** After a lost reply: the event, if it is there. */
async function find(mailbox: OpenMailbox, event: PlannedEvent): Promise<string | null> {
  try {
    const { items } = await mailbox.graph.page(
      { path: graphPath`/users/${mailbox.id}/calendar/events` },
      {
        ...callOf(mailbox),
        schema: z.object({
          id: z.string(),
          subject: z.string().nullish(),
          start: z.object({ dateTime: z.string() }).nullish(),
        }),
        query: {
          $filter: `start/dateTime ge '${withoutZone(event.start)}'`,
          $top: '50',
          $select: 'id,subject,start',
        },
      },
    );
    const found = items.find(
      ({ subject, start }) =>
        subject === event.subject && start?.dateTime.startsWith(withoutZone(event.start)) === true,
    );
    return found?.id ?? null;
  } catch (error) {
    if (error instanceof GraphFailure) return null;
    throw error;
  }
}

/** Answers why the event is still there, for the details; null when it is gone. */
async function remove(mailbox: OpenMailbox, id: string): Promise<Problem['details'] | null> {
  const path = graphPath`/users/${mailbox.id}/events/${id}`;
  try {
    const { status } = await mailbox.graph.delete(path, callOf(mailbox));
    // Anything but 204 is not this service's answer: a page of the network, for example.
    if (status === 204 || (await isAbsent(mailbox, id))) return null;
    return { httpStatus: status };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.code === 'ErrorItemNotFound') return null;
    return mayHaveBeenDone(error) && (await isAbsent(mailbox, id)) ? null : error.problem.details;
  }
}

async function isAbsent(mailbox: OpenMailbox, id: string): Promise<boolean> {
  try {
    await mailbox.graph.get(graphPath`/users/${mailbox.id}/events/${id}`, {
      ...callOf(mailbox),
      schema: z.object({ id: z.string() }),
      query: { $select: 'id' },
    });
    return false;
  } catch (error) {
    if (error instanceof GraphFailure) return error.code === 'ErrorItemNotFound';
    throw error;
  }
}

/** Graph keeps the time zone beside the time: `2026-11-23T09:15:00`. */
function withoutZone(instant: string): string {
  return instant.slice(0, 19);
}
