/** Graph's calendar: the default calendar of a mailbox and its events. */
import type { Context, Hono } from 'hono';
import { mailboxPermissions } from './access-policy';
import { checkId, readJson } from './exchange-input';
import { badRequest, itemNotFound } from './graph-errors';
import type { GraphEnv } from './graph-env';
import { enterMailbox, noteChange } from './mailbox-gate';
import type { CalendarEvent, Mailbox } from '../organisation/mailboxes';
import { chooseProperties } from './mail-json';

import { readPaging } from './messages-query';
import type { TenantState } from '../tenant-state';

/** Adds the routes below `/v1.0/users/{id}`; `/calendar/events` and `/events` are the same. */
export function addCalendarRoutes(app: Hono<GraphEnv>, state: TenantState): void {
  const user = '/v1.0/users/:user';
  const read = (c: Context<GraphEnv>) => enterMailbox(state, c, mailboxPermissions.readCalendar);
  const write = (c: Context<GraphEnv>) => enterMailbox(state, c, mailboxPermissions.writeCalendar);

  /** @see https://learn.microsoft.com/graph/api/calendar-get */
  app.get(`${user}/calendar`, (c) => {
    const { user: owner } = read(c);
    return c.json({
      id: `AAMkAD${Buffer.from(`calendar ${owner.id}`).toString('base64url')}`,
      name: 'Calendar',
      canEdit: true,
      isDefaultCalendar: true,
      owner: { name: owner.displayName, address: owner.mail },
    });
  });

  for (const base of [`${user}/events`, `${user}/calendar/events`]) {
    app.get(base, (c) => {
      const { page, nextLink } = readPaging(c, [...read(c).mailbox.events.values()]);
      const select = c.req.query('$select');
      return c.json({ value: page.map((event) => chooseProperties(select, event)), ...nextLink });
    });

    /** @see https://learn.microsoft.com/graph/api/user-post-events */
    app.post(base, async (c) => {
      const { mailbox } = write(c);
      const details = await readJson(c);
      if (typeof details['start'] !== 'object' || typeof details['end'] !== 'object') {
        throw badRequest("The property 'start' or 'end' is missing.");
      }
      const id = mailbox.itemId(mailbox.nextSerial(), 0);
      const createdDateTime = new Date(state.now()).toISOString();
      const event: CalendarEvent = {
        subject: '',
        sensitivity: 'normal',
        createdDateTime,
        ...details,
        id,
      };
      mailbox.events.set(id, event);
      noteChange(c);
      return c.json(event, 201);
    });

    app.get(`${base}/:event`, (c) => {
      const event = findEvent(read(c).mailbox, c.req.param('event'));
      return c.json(chooseProperties(c.req.query('$select'), event));
    });

    app.patch(`${base}/:event`, async (c) => {
      const { mailbox } = write(c);
      const event = findEvent(mailbox, c.req.param('event'));
      const changed: CalendarEvent = { ...event, ...(await readJson(c)), id: event.id };
      mailbox.events.set(event.id, changed);
      noteChange(c);
      return c.json(changed);
    });

    app.delete(`${base}/:event`, (c) => {
      const { mailbox } = write(c);
      mailbox.events.delete(findEvent(mailbox, c.req.param('event')).id);
      noteChange(c);
      return c.body(null, 204);
    });
  }
}

function findEvent(mailbox: Mailbox, id: string): CalendarEvent {
  checkId(id);
  const event = mailbox.events.get(id);
  if (!event) throw itemNotFound();
  return event;
}
