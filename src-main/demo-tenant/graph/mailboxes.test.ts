import { beforeEach, describe, expect, test } from 'vitest';
import { createDemoTenant, type DemoTenant } from '../index';
import { connect, type Answer, type Ask, type GraphBody } from '../testing/client';

const support = '/users/support@contoso.com';
const blockedByPolicy =
  'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.';
const denied = 'Access is denied. Check credentials and try again.';

let tenant: DemoTenant;
let ask: Ask;
beforeEach(async () => {
  tenant = createDemoTenant({ now: () => Date.UTC(2026, 0, 1) });
  ask = await connect(tenant);
});

function refusal({ status, body }: Answer<GraphBody>): [number, string, string] {
  return [status, body.error.code, body.error.message];
}

/** Signs in again, with these application permissions. */
async function withRoles(...roles: string[]): Promise<Ask> {
  tenant.control.changeApp({ roles });
  return connect(tenant);
}

describe('the way into a mailbox', () => {
  const send = (who: string, client = ask) =>
    client(`/users/${encodeURIComponent(who)}/sendMail`, { method: 'POST', json: {} });

  test('asks for the permission first', async () => {
    const client = await withRoles('User.Read.All', 'Mail.Read');
    expect(refusal(await send('nobody@contoso.com', client))).toEqual([
      403,
      'ErrorAccessDenied',
      denied,
    ]);
  });

  test('then for the user, then for the mailbox, then for the policy, then reads the request', async () => {
    expect(refusal(await send('nobody@contoso.com'))).toEqual([
      404,
      'ErrorInvalidUser',
      "The requested user 'nobody@contoso.com' is invalid.",
    ]);
    for (const who of ['legacy.archive@contoso.com', 'svc.backup@contoso.com']) {
      expect(refusal(await send(who)).slice(0, 2)).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
    }
    expect(refusal(await send('ceo@contoso.com'))).toEqual([
      403,
      'ErrorAccessDenied',
      blockedByPolicy,
    ]);
    expect(refusal(await send('support@contoso.com'))).toEqual([
      400,
      'ErrorInvalidRecipients',
      "At least one recipient isn't valid.",
    ]);
    expect(tenant.log.changes()).toEqual([]);
  });

  test('is the same for every kind of call', async () => {
    const paths = ['mailFolders', 'mailFolders/x', 'messages', 'messages/x', 'mailboxSettings'];
    for (const path of [...paths, 'mailboxSettings/userPurpose', 'calendar', 'events']) {
      expect(refusal(await ask(`/users/ceo@contoso.com/${path}`))[2]).toBe(blockedByPolicy);
    }
    const client = await withRoles('User.Read.All');
    for (const path of paths) expect(refusal(await client(`${support}/${path}`))[2]).toBe(denied);
  });

  test('Mail.Read reads, Mail.ReadWrite writes too', async () => {
    const client = await withRoles('Mail.Read');
    const [message] = (await client(`${support}/messages`)).body.value;
    const path = `${support}/messages/${String(message?.['id'])}`;
    const change = { method: 'PATCH', json: { isRead: true } };
    expect(refusal(await client(path, change))[2]).toBe(denied);
    expect((await ask(path, change)).status).toBe(200);
  });

  test('a denying policy blocks its members only', async () => {
    tenant.control.setAccessPolicy({ kind: 'denyAccess', mailboxes: ['support@contoso.com'] });
    expect(refusal(await ask(`${support}/messages`))[2]).toBe(blockedByPolicy);
    expect((await ask('/users/ceo@contoso.com/messages')).status).toBe(200);
    tenant.control.setAccessPolicy({ kind: 'none' });
    expect((await ask(`${support}/messages`)).status).toBe(200);
  });

  test('RBAC for Applications lets in what the token does not show', async () => {
    const client = await withRoles('User.Read.All');
    tenant.control.setRbac([
      { role: 'Application Mail.ReadWrite', mailboxes: ['ceo@contoso.com'] },
      { role: 'Application Calendars.ReadWrite', mailboxes: ['support@contoso.com'] },
    ]);
    expect((await client('/users/ceo@contoso.com/messages')).status).toBe(200);
    expect((await client(`${support}/calendar`)).status).toBe(200);
    expect(refusal(await client(`${support}/messages`))[2]).toBe(denied);
    expect(refusal(await client('/users/ceo@contoso.com/calendar'))[2]).toBe(denied);
    // Unknown users are told apart from mailboxes outside the scope.
    expect(refusal(await client('/users/nobody@contoso.com/messages'))[1]).toBe('ErrorInvalidUser');
  });

  test('RBAC adds to what the policy leaves of the token', async () => {
    tenant.control.setRbac([
      { role: 'Application Mail Full Access', mailboxes: ['ceo@contoso.com'] },
    ]);
    expect((await ask('/users/ceo@contoso.com/messages')).status).toBe(200);
    expect((await ask(`${support}/messages`)).status).toBe(200);
    expect(refusal(await ask('/users/vip.desk@contoso.com/messages'))[2]).toBe(blockedByPolicy);
  });

  test('lets four requests in at once', async () => {
    tenant.control.setLatency(5);
    const { body } = await ask(support);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(`${support}/mailFolders/inbox`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.error.message).toBe('Application is over its MailboxConcurrency limit.');
    expect(tenant.highestConcurrency(body.id)).toBe(5);
  });
});

test('userPurpose tells the kind of mailbox', async () => {
  tenant.control.setAccessPolicy({ kind: 'none' });
  const kinds = {
    support: 'shared',
    ceo: 'user',
    'room.kangaroo': 'room',
    'loan.laptop': 'equipment',
  };
  for (const [local, kind] of Object.entries(kinds)) {
    const path = `/users/${local}@contoso.com/mailboxSettings`;
    expect((await ask(`${path}/userPurpose`)).body.value).toBe(kind);
    expect((await ask(path)).body['userPurpose']).toBe(kind);
  }
});

describe('folders', () => {
  test('come ten at a time, level by level, hidden ones on request', async () => {
    const top = await ask(`${support}/mailFolders`);
    const names = top.body.value.map((folder) => folder['displayName']);
    expect(names).toContain('Inbox');
    expect(names).not.toContain('Conversation Action Settings');
    const all = await ask(`${support}/mailFolders?includeHiddenFolders=true`);
    expect(all.body.value).toHaveLength(names.length + 1);

    const first = await ask(`${support}/mailFolders/inbox/childFolders`);
    expect(first.body.value).toHaveLength(10);
    const second = await ask(String(first.body['@odata.nextLink']));
    const inbox = await ask(`${support}/mailFolders/inbox`);
    expect(inbox.body['childFolderCount']).toBe(10 + second.body.value.length);
    const queue = second.body.value.find((folder) => folder['displayName'] === 'Queue 3');
    const below = await ask(`${support}/mailFolders/${String(queue?.['id'])}/childFolders`);
    expect(below.body.value[0]?.['parentFolderId']).toBe(queue?.['id']);
  });

  test('can be added as deep as a test needs', async () => {
    const path = Array.from({ length: 12 }, (_, level) => `Level ${String(level)}`);
    const id = tenant.control.addFolders('support@contoso.com', [path]);
    const { body } = await ask(`${support}/mailFolders/${id}`);
    expect(body['displayName']).toBe('Level 11');
  });

  test.each([
    ['x', 400, 'ErrorInvalidIdMalformed', 'Id is malformed.'],
    [
      `AAMkAD${'A'.repeat(60)}`,
      404,
      'ErrorItemNotFound',
      'The specified object was not found in the store.',
    ],
  ])('%s is refused', async (id, status, code, message) => {
    for (const path of [`mailFolders/${id}`, `messages/${id}`, `events/${id}`]) {
      expect(refusal(await ask(`${support}/${path}`))).toEqual([status, code, message]);
    }
  });
});

describe('messages', () => {
  test('are listed newest first, filtered and counted', async () => {
    const { body } = await ask(`${support}/mailFolders/inbox/messages?$count=true`);
    expect(body.value).toHaveLength(10);
    const times = body.value.map((message) => String(message['receivedDateTime']));
    expect(times).toEqual([...times].sort().reverse());
    const inbox = await ask(`${support}/mailFolders/inbox`);
    expect(body['@odata.count']).toBe(inbox.body['totalItemCount']);

    const filter = encodeURIComponent(
      'receivedDateTime ge 2025-12-30T00:00:00Z and isRead eq false',
    );
    const path = `${support}/messages?$top=1000&$filter=${filter}`;
    const found = await ask(`${path}&$orderby=receivedDateTime desc&$select=subject,isRead`);
    expect(found.body.value.length).toBeGreaterThan(0);
    expect(found.body.value.every((message) => message['isRead'] === false)).toBe(true);
    expect(Object.keys(found.body.value[0] ?? {})).toEqual(['id', 'subject', 'isRead']);
  });

  test('a filter that does not begin with the sort order is too complex', async () => {
    const path = `${support}/messages?$filter=isRead eq false&$orderby=receivedDateTime desc`;
    expect(refusal(await ask(path)).slice(0, 2)).toEqual([400, 'InefficientFilter']);
  });

  test('change their ID when they move, unless it is immutable', async () => {
    const [message] = (await ask(`${support}/messages?$top=1`)).body.value;
    const id = String(message?.['id']);
    const json = { destinationId: 'archive' };
    const moved = await ask(`${support}/messages/${id}/move`, { method: 'POST', json });
    expect(moved.status).toBe(201);
    expect(moved.body.id).not.toBe(id);
    expect(refusal(await ask(`${support}/messages/${id}`))[1]).toBe('ErrorItemNotFound');

    const headers = { Prefer: 'IdType="ImmutableId"' };
    const kept = await ask(`${support}/messages/${moved.body.id}`, { headers });
    const back = await ask(`${support}/messages/${kept.body.id}/move`, {
      method: 'POST',
      json: { destinationId: message?.['parentFolderId'] },
      headers,
    });
    expect(back.body.id).toBe(kept.body.id);
    expect(back.body['parentFolderId']).toBe(message?.['parentFolderId']);
    expect(tenant.log.changes().map(({ method, path }) => [method, path])).toEqual([
      ['POST', `/v1.0${support}/messages/${id}/move`],
      ['POST', `/v1.0${support}/messages/${kept.body.id}/move`],
    ]);
  });
});

describe('sendMail', () => {
  const json = {
    message: {
      subject: 'Test',
      body: { contentType: 'text', content: 'Hello' },
      toRecipients: [{ emailAddress: { address: 'helpdesk@contoso.com' } }],
    },
  };
  const sentItems = () => ask(`${support}/mailFolders/sentitems/messages`);

  test('accepts, keeps a copy and delivers', async () => {
    const { status, body } = await ask(`${support}/sendMail`, { method: 'POST', json });
    expect([status, body['text']]).toEqual([202, '']);
    expect((await sentItems()).body.value[0]?.['subject']).toBe('Test');
    const inbox = await ask('/users/helpdesk@contoso.com/mailFolders/inbox/messages?$top=1');
    expect(inbox.body.value[0]).toMatchObject({ subject: 'Test', isRead: false });
    expect(tenant.log.changes()).toHaveLength(1);
  });

  test('keeps no copy when told so', async () => {
    const silent = { ...json, saveToSentItems: false };
    await ask(`${support}/sendMail`, { method: 'POST', json: silent });
    expect((await sentItems()).body.value).toHaveLength(0);
  });

  test('takes MIME in base64, and refuses what is not', async () => {
    const mime = 'To: Desk <helpdesk@contoso.com>\r\nSubject: From MIME\r\n\r\nHello\r\n';
    const headers = { 'content-type': 'text/plain' };
    const body = Buffer.from(mime).toString('base64');
    const sent = await ask(`${support}/sendMail`, { method: 'POST', headers, body });
    expect(sent.status).toBe(202);
    expect((await sentItems()).body.value[0]?.['subject']).toBe('From MIME');

    const bad = await ask(`${support}/sendMail`, { method: 'POST', headers, body: 'not base64!' });
    expect(refusal(bad)).toEqual([
      400,
      'ErrorMimeContentInvalidBase64String',
      'Invalid base64 string for MIME content.',
    ]);
  });

  test('is done once although its answer was lost', async () => {
    const path = /sendMail/;
    tenant.control.addFault({ kind: 'status', status: 504, path, times: 1, afterWork: true });
    expect((await ask(`${support}/sendMail`, { method: 'POST', json })).status).toBe(504);
    expect((await sentItems()).body.value).toHaveLength(1);
    expect(
      tenant.log.entries.filter((entry) => entry.method === 'POST' && entry.changed),
    ).toHaveLength(1);
  });
});

test('events are created, changed and deleted, in both places', async () => {
  const time = { dateTime: '2026-01-02T09:00:00', timeZone: 'UTC' };
  const json = { subject: 'Check', start: time, end: time };
  const created = await ask(`${support}/calendar/events`, { method: 'POST', json });
  expect(created.status).toBe(201);
  const path = `${support}/events/${created.body.id}`;
  const patched = await ask(path, { method: 'PATCH', json: { subject: 'Renamed' } });
  expect(patched.body['subject']).toBe('Renamed');
  expect((await ask(`${support}/events`)).body.value).toHaveLength(1);
  expect((await ask(path, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(path)).status).toBe(404);
  expect((await ask(`${support}/events`, { method: 'POST', json: {} })).status).toBe(400);
});

describe('$batch', () => {
  const batch = (requests: unknown) => ask('/$batch', { method: 'POST', json: { requests } });
  const responses = (answer: Answer<GraphBody>) =>
    (
      answer.body as unknown as {
        responses: {
          id: string;
          status: number;
          headers: Record<string, string>;
          body?: GraphBody;
        }[];
      }
    ).responses;
  const part = (id: string, url: string, more = {}) => ({ id, method: 'GET', url, ...more });

  test('answers each part as if it had come alone, four at once', async () => {
    tenant.control.setLatency(2);
    const urls = Array.from({ length: 18 }, (_, number) =>
      part(String(number), `${support}/messages`),
    );
    const answers = responses(
      await batch([
        ...urls,
        part('blocked', '/users/ceo@contoso.com/messages'),
        part('count', '/users/$count', { headers: { ConsistencyLevel: 'eventual' } }),
      ]),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    const blocked = answers.find(({ id }) => id === 'blocked');
    expect([blocked?.status, blocked?.body?.error.message]).toEqual([403, blockedByPolicy]);
    const { body } = await ask(support);
    expect(tenant.highestConcurrency(body.id)).toBe(4);
  });

  test('throttles parts, not the whole', async () => {
    const path = /helpdesk/;
    tenant.control.addFault({ kind: 'throttle', retryAfter: '2.128', path });
    const answers = responses(
      await batch([part('1', '/users/helpdesk@contoso.com'), part('2', support)]),
    );
    expect(answers.map(({ status }) => status)).toEqual([429, 200]);
    expect(answers[0]?.headers['retry-after']).toBe('2.128');
  });

  test('skips what depends on a failure', async () => {
    const answers = responses(
      await batch([part('1', '/users/nobody'), part('2', support, { dependsOn: ['1'] })]),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 424]);
  });

  test('has its limits, and its changes are noted', async () => {
    const many = Array.from({ length: 21 }, (_, number) => part(String(number), support));
    expect((await batch(many)).status).toBe(400);
    expect((await batch([part('1', support), part('1', support)])).status).toBe(400);
    expect((await batch('nonsense')).status).toBe(400);

    const time = { dateTime: '2026-01-02T09:00:00', timeZone: 'UTC' };
    const event = { method: 'POST', body: { start: time, end: time } };
    const headers = { 'content-type': 'application/json' };
    const [bare, whole] = responses(
      await batch([
        part('1', `${support}/events`, event),
        part('2', `${support}/events`, { ...event, headers }),
      ]),
    );
    expect([bare?.status, whole?.status]).toEqual([400, 201]);
    expect(tenant.log.changes().map(({ inBatch }) => inBatch)).toEqual([false, true]);
  });
});
