import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountMailboxSchema,
  folderTreeSchema,
  type FolderTree,
} from '../contract/email-accounts';
import { createGraph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import {
  countingTokenSource,
  jsonAnswer,
  recordingTransport,
  testClock,
} from '../graph/test-support';
import type { HttpRequest } from '../ports';
import { findByAddresses, findMailbox } from './find-mailbox';
import { readFolderTree } from './folder-tree';
import { tryRule } from './receive-rule';

/** Whatever Graph answers, it is what can be saved and shown, or a problem. */

const origin = 'https://graph.example';
const endpoints = { authority: 'https://sign-in.example', graph: origin };
const id = '9e3779b1-1925-434e-aa2b-4692522ff595';
const { signal } = new AbortController();
const clock = testClock({ impatient: true });

/** A service that answers every request by this. */
function answeringBy(answer: (request: HttpRequest) => unknown) {
  const { transport, requests } = recordingTransport((request) => jsonAnswer(200, answer(request)));
  const graph = createGraph(
    { endpoints, tokenSource: countingTokenSource() },
    { transport, clock },
  );
  const session = { graph, origin, tenantId: () => Promise.resolve(null) };
  return { session, requests, mailbox: { id, name: 'support@contoso.com', graph } };
}

/** Null where the answer was none that can be read. */
async function orUnreadable<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    expect(error).toBeInstanceOf(GraphFailure);
    return null;
  }
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '__proto__', '\u202e\n'));
const odd = fc.oneof(text, fc.jsonValue());
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary }, odd);

describe('a mailbox', () => {
  const name = fc.oneof(fc.option(text), fc.string({ minLength: 300, maxLength: 2000 }));
  const user = fc.record(
    {
      id: mostly(fc.uuid()),
      displayName: mostly(name),
      mail: mostly(name),
      userPrincipalName: mostly(name),
      userType: odd,
      onPremisesSyncEnabled: fc.option(fc.boolean()),
    },
    { requiredKeys: ['id'] },
  );

  it('that is found can be saved and read again', async () => {
    await fc.assert(
      fc.asyncProperty(user, async (sent) => {
        const { session } = answeringBy(() => sent);
        const found = await orUnreadable(findMailbox(session, 'a@b.example', signal));
        if (found === null) return;
        const { mailbox } = found;
        expect(accountMailboxSchema.parse(mailbox)).toEqual(mailbox);
        expect([mailbox.address, mailbox.name]).not.toContain('');
        if (found.hasAddress) expect(mailbox.address).toBe(sent.mail);
      }),
    );
  });

  it('is asked for by one address, whatever that holds', async () => {
    const address = fc.oneof(
      fc.emailAddress(),
      text,
      fc
        .array(fc.constantFrom("'", "' or mail ne '", ')', '&$top=999', '#', '%27', '\ud800', 'x'))
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(address, async (named) => {
        const { session, requests } = answeringBy(() => ({ responses: [] }));
        await findByAddresses(session, [named], { signal }, clock);
        const { body = '' } = requests[0] ?? {};
        const { requests: parts } = JSON.parse(body) as { requests: { url: string }[] };
        expect(parts).toHaveLength(1);
        const { pathname, searchParams, hash } = new URL(parts[0]?.url ?? '', origin);
        expect(pathname).toMatch(/^(\/v1\.0)?\/users$/);
        expect([...searchParams.keys()]).toEqual(['$filter', '$select', '$top', '$count']);
        expect(hash).toBe('');
        const literal = named.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll("'", "''");
        expect(searchParams.get('$filter')).toBe(
          `mail eq '${literal}' or proxyAddresses/any(p:p eq 'smtp:${literal}')`,
        );
      }),
    );
  });
});

/** What a tree is: every folder once, and each below its parent. */
function expectTree({ folders }: FolderTree): void {
  const depths = new Map<string | null, number>([[null, -1]]);
  for (const folder of folders) {
    expect(depths.has(folder.id)).toBe(false);
    expect(folder.depth).toBe((depths.get(folder.parentId) ?? Number.NaN) + 1);
    expect(folder.name).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+$/u);
    depths.set(folder.id, folder.depth);
  }
}

it('folders make a tree, however they say they are in each other', async () => {
  const ids = ['a', 'b', 'c', 'd', 'inbox', '__proto__', '/', '%2e%2e'];
  const count = fc.oneof(fc.constantFrom(0, 1, 7), fc.constantFrom(-1, 1.5, null, 'x'));
  const folder = fc.record(
    {
      id: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...ids) },
        fc.constantFrom('', '..'),
        odd,
      ),
      displayName: mostly(text),
      parentFolderId: odd,
      childFolderCount: count,
      unreadItemCount: count,
      totalItemCount: count,
      isHidden: fc.option(fc.boolean()),
    },
    { requiredKeys: ['id'] },
  );
  const levels = fc.array(fc.array(folder, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(levels, fc.constantFrom(...ids), async (lists, inbox) => {
      let asked = 0;
      const { mailbox } = answeringBy(({ url }) => {
        if (!/\/(mailFolders|childFolders)\?/.test(url)) return { id: inbox };
        asked += 1;
        return { value: lists[asked % lists.length] };
      });
      const options = { includeHidden: true, signal, onProgress: () => undefined };
      const ports = { clock, locale: () => 'en' };
      const tree = await orUnreadable(readFolderTree(mailbox, options, ports));
      if (tree === null) return;
      expect(folderTreeSchema.parse(tree)).toEqual(tree);
      expectTree(tree);
    }),
  );
});

it('a rule asks for what it is about, and its order comes first', async () => {
  const day = fc
    .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const messages = fc.constantFrom('all', 'unread');
  await fc.assert(
    fc.asyncProperty(fc.option(day), messages, async (notOlderThan, which) => {
      const { mailbox, requests } = answeringBy(({ url }) =>
        url.includes('/messages') ? { value: [] } : { id: 'inbox', displayName: 'Inbox' },
      );
      const folder = { id: 'inbox', path: ['Inbox'] };
      const rule = { folder, messages: which, notOlderThan, after: 'leave', moveTo: null } as const;
      await tryRule(mailbox, rule, signal);
      const asked = requests.map(({ url }) => new URL(url).searchParams.get('$filter'));
      const filter = asked.find((each) => each !== null) ?? '';
      const pattern = /^receivedDateTime ge ([-\d]{10})T00:00:00Z( and isRead eq false)?$/;
      const [, since, unread] = pattern.exec(filter) ?? [];
      expect(since).toBe(notOlderThan ?? '1900-01-01');
      expect(unread !== undefined).toBe(which === 'unread');
    }),
  );
});
