/** Lists of messages and folders: paging, filter and order as Exchange allows them. */
import type { Context } from 'hono';
import { badRequest, GraphError } from './graph-errors';
import type { GraphEnv } from './graph-env';
import type { Mailbox, Message } from '../organisation/mailboxes';
import { chooseProperties, messageJson } from './mail-json';
import { parseFilter, type FilterRules } from './odata-filter';

const comparison = ['eq', 'ne', 'ge', 'le', 'gt', 'lt'] as const;

const filterRules: FilterRules = {
  typeName: 'microsoft.graph.message',
  advanced: [],
  properties: {
    receivedDateTime: { type: 'date', operators: comparison },
    isRead: { type: 'boolean', operators: ['eq', 'ne'] },
    hasAttachments: { type: 'boolean', operators: ['eq', 'ne'] },
    importance: { type: 'string', operators: ['eq', 'ne'] },
    subject: { type: 'string', operators: [...comparison, 'startswith'] },
    'from/emailAddress/address': { type: 'string', operators: ['eq', 'ne', 'startswith'] },
  },
};

/** @see https://learn.microsoft.com/graph/api/user-list-messages */
export function listMessages(
  c: Context<GraphEnv>,
  mailbox: Mailbox,
  messages: readonly Message[],
): Response {
  const found = arrange(messages, {
    filter: c.req.query('$filter') ?? null,
    search: c.req.query('$search') ?? null,
    orderBy: c.req.query('$orderby') ?? 'receivedDateTime desc',
    isOrdered: c.req.query('$orderby') !== undefined,
  });
  const { page, nextLink } = readPaging(c, found);
  const select = c.req.query('$select');
  return c.json({
    '@odata.context': `${c.env.target.origin}/v1.0/$metadata#users('${c.req.param('user') ?? ''}')/messages`,
    ...(c.req.query('$count') === 'true' ? { '@odata.count': found.length } : {}),
    value: page.map((message) => chooseProperties(select, messageJson(c, mailbox, message))),
    ...nextLink,
  });
}

interface Arrangement {
  filter: string | null;
  search: string | null;
  orderBy: string;
  isOrdered: boolean;
}

function arrange(messages: readonly Message[], by: Arrangement): Message[] {
  const [property = '', direction = 'asc'] = by.orderBy.trim().split(/\s+/);
  if (property !== 'receivedDateTime' && property !== 'subject') {
    throw badRequest(`Sorting by '${property}' is not supported.`);
  }
  let found = [...messages];
  if (by.search !== null) {
    if (by.filter !== null)
      throw badRequest('The query parameter $filter is not supported with $search.');
    const wanted = by.search.replace(/^"|"$/g, '').toLowerCase();
    found = found.filter(({ subject, body, from }) =>
      `${subject} ${body.content} ${from.name} ${from.address}`.toLowerCase().includes(wanted),
    );
  }
  if (by.filter !== null) {
    const filter = parseFilter(by.filter, filterRules);
    // Every property of $orderby must come first in $filter, in the same order.
    if (by.isOrdered && filter.properties[0] !== property) {
      throw new GraphError(
        400,
        'InefficientFilter',
        'The restriction or sort order is too complex for this operation.',
      );
    }
    found = found.filter((message) => filter.matches((name) => readProperty(message, name)));
  }
  const sign = direction === 'desc' ? -1 : 1;
  return found.sort(
    (a, b) =>
      sign *
      (property === 'subject' ? a.subject.localeCompare(b.subject) : a.received - b.received),
  );
}

function readProperty(message: Message, name: string): unknown {
  if (name === 'receivedDateTime') return new Date(message.received).toISOString();
  if (name === 'from/emailAddress/address') return message.from.address;
  return message[name as 'isRead' | 'hasAttachments' | 'importance' | 'subject'];
}

/** One page by `$top` (10 unless given, at most 1,000) and `$skip`. */
export function readPaging<T>(
  c: Context<GraphEnv>,
  items: readonly T[],
): { page: readonly T[]; nextLink: Record<string, string> } {
  const top = Number(c.req.query('$top') ?? 10);
  const skip = Number(c.req.query('$skip') ?? 0);
  if (!Number.isInteger(top) || top < 1 || top > 1000 || !Number.isInteger(skip) || skip < 0) {
    throw badRequest(`Invalid value for $top or $skip. $top must be between 1 and 1000.`);
  }
  const page = items.slice(skip, skip + top);
  if (skip + top >= items.length) return { page, nextLink: {} };
  const url = new URL(c.req.url);
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !/^(\$|%24)skip=/i.test(parameter));
  const query = [...parameters, `$skip=${String(skip + top)}`].join('&');
  return {
    page,
    nextLink: { '@odata.nextLink': `${c.env.target.origin}${url.pathname}?${query}` },
  };
}
