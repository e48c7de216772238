import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../contract/channels';
import { channels } from '../contract/channels';
import type { UserFilter, UsersQuery } from '../contract/directory';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { createTexts } from '../contract/text/create-texts';
import type { Graph } from '../graph/graph-client';
import { settle } from '../graph/test-support';
import { FileNotWritable, type ChosenFile, type Transport } from '../ports';
import { createDirectoryService, type DirectoryService } from './directory-service';
import { directoryOf, never } from './test-support';

type Calls = DirectoryService['calls'];

const byName: UsersQuery = {
  text: '',
  show: 'all',
  sort: { column: 'displayName', descending: false },
};

function setUp(options: { people?: number; wrap?: (inner: Transport) => Transport } = {}) {
  const directory = directoryOf({ people: 500, ...options });
  const connection: { graph: Result<Graph> } = { graph: success(directory.graph) };
  const copied: string[] = [];
  const emailAccounts = new Set<string>();
  const chosen: { file: ChosenFile | null; suggested: string[] } = { file: null, suggested: [] };
  const service = createDirectoryService({
    connect: () => Promise.resolve(connection.graph),
    clock: directory.clock,
    newId: randomUUID,
    texts: createTexts('en'),
    locale: () => 'en',
    isEmailAccount: (id) => emailAccounts.has(id),
    writeClipboard: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    chooseFile: (suggestedName) => {
      chosen.suggested.push(suggestedName);
      return Promise.resolve(chosen.file);
    },
  });
  const progress: unknown[] = [];

  /** Calls and expects a value that the contract allows. */
  async function ask<C extends keyof Calls>(
    channel: C,
    input: Input<C>,
    signal = never,
  ): Promise<Output<C>> {
    const result = await tell(channel, input, signal);
    if (!result.ok) throw new Error(result.problem.code);
    channels[channel].input.parse(input);
    channels[channel].output.parse(result.value);
    return result.value;
  }

  function tell<C extends keyof Calls>(
    channel: C,
    input: Input<C>,
    signal = never,
  ): Promise<Result<Output<C>>> {
    return service.calls[channel](input, {
      signal,
      progress: (step: unknown) => progress.push(step),
    });
  }

  const open = (query: Partial<UsersQuery> = {}) => ask('users.open', { ...byName, ...query });
  const names = async (query: Partial<UsersQuery>) =>
    (await open(query)).rows.map(({ userPrincipalName }) => userPrincipalName);
  return {
    ...directory,
    service,
    connection,
    copied,
    chosen,
    emailAccounts,
    progress,
    ask,
    tell,
    open,
    names,
  };
}

const closed = failure(problem('users-view-closed'));

it('marks who is an email account already, in every answer with users', async () => {
  const { open, ask, emailAccounts } = setUp();
  const before = await open();
  const [first] = before.rows;
  if (!first) throw new Error('Nobody');
  expect(before.rows.some(({ emailAccount }) => emailAccount)).toBe(false);

  emailAccounts.add(first.id);
  const { viewId, storeId, rows } = await open();
  const marked = (all: typeof rows) =>
    all.filter(({ emailAccount }) => emailAccount).map(({ id }) => id);
  expect(marked(rows)).toEqual([first.id]);
  expect(marked((await ask('users.rows', { viewId, from: 0, count: 50 })).rows)).toEqual([
    first.id,
  ]);
  const selected = await ask('users.selected', {
    selection: { storeId, runs: [[first.key, first.key]] },
    from: 0,
    count: 10,
  });
  expect(marked(selected.rows)).toEqual([first.id]);
  expect((await ask('users.details', { id: first.id })).emailAccount).toBe(true);
});

describe('before anything is saved', () => {
  it('says that the console is not connected', async () => {
    const { connection, tell } = setUp();
    connection.graph = failure(problem('not-connected'));
    for (const answer of [
      tell('users.open', byName),
      tell('users.count', {}),
      tell('users.state', {}),
      tell('users.loadAll', {}),
      tell('users.details', { id: randomUUID() }),
      tell('users.kinds', { ids: [randomUUID()] }),
    ]) {
      expect(await answer).toEqual(connection.graph);
    }
    const selection = { storeId: randomUUID(), runs: [] };
    expect(await tell('users.copyAddresses', { selection })).toMatchObject({
      problem: { code: 'users-outdated' },
    });
  });
});

describe('browsing', () => {
  it('begins with the first hundred by name, and goes on as far as it is asked to', async () => {
    const { open, ask, asked } = setUp();
    const view = await open();
    expect(view).toMatchObject({
      loaded: 100,
      total: 500,
      all: 500,
      complete: false,
      source: 'server',
      sort: byName.sort,
      sortable: ['displayName', 'userPrincipalName'],
      partial: null,
    });
    expect(view.rows).toHaveLength(100);
    const before = asked().length;
    const { viewId } = view;
    const next = await ask('users.rows', { viewId, from: 150, count: 200 });
    expect(next).toMatchObject({ loaded: 400, total: 500, complete: false });
    expect(next.rows).toHaveLength(200);
    expect(asked()).toHaveLength(before + 3);
    const last = await ask('users.rows', { viewId, from: 450, count: 200 });
    expect(last).toMatchObject({ loaded: 500, complete: true });
    const first = await ask('users.rows', { viewId, from: 0, count: 200 });
    const rows = [...first.rows.slice(0, 150), ...next.rows, ...last.rows];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(first.rows.slice(0, 150).length + 250);
    expect(first.rows.slice(0, 100)).toEqual(view.rows);
  });

  it('sorts the other way round, and by name where the service has no order', async () => {
    const { open } = setUp();
    const down = await open({ sort: { column: 'userPrincipalName', descending: true } });
    expect(down.sort).toEqual({ column: 'userPrincipalName', descending: true });
    const names = down.rows.map(({ userPrincipalName }) => userPrincipalName);
    expect(names).toEqual([...names].sort().reverse());
    expect((await open({ sort: { column: 'mail', descending: true } })).sort).toEqual(byName.sort);
  });

  it('shows nobody twice when the directory changes or page tokens expire between pages', async () => {
    const { open, ask, tenant } = setUp();
    const { viewId, rows } = await open();
    tenant.control.addUser({ displayName: 'AAA New' });
    tenant.control.deleteUser(rows[50]?.id ?? '');
    tenant.control.expirePageTokens();
    const ids: string[] = [];
    for (let from = 0; from < 500; from += 100) {
      const page = await ask('users.rows', { viewId, from, count: 100 });
      ids.push(...page.rows.map(({ id }) => id));
    }
    const { complete, loaded } = await ask('users.rows', { viewId, from: 500, count: 200 });
    expect(complete).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    // Everybody from the first page, who is shown already, and the new one.
    expect(loaded).toBe(501);
  });

  it('counts the directory', async () => {
    const { ask, asked } = setUp();
    expect(await ask('users.count', {})).toEqual({ all: 500 });
    const before = asked().length;
    expect(await ask('users.count', {})).toEqual({ all: 500 });
    expect(asked()).toHaveLength(before);
  });
});

describe('searching', () => {
  it('finds by words, address and alias, the exact address first', async () => {
    const { names, open } = setUp();
    expect(await names({ text: ' contoso sup ' })).toContain('support@contoso.com');
    expect(await names({ text: 'support.desk@contoso.com' })).toEqual(['support@contoso.com']);
    expect(await names({ text: "miles.o'hare@contoso.com" })).toEqual(["miles.o'hare@contoso.com"]);
    expect(await open({ text: 'support@contoso.com' })).toMatchObject({ loaded: 1, total: 1 });
    expect(await names({ text: '"\\ &#+%🎉\u202e' })).toEqual([]);
  });

  it('ends the view before, and whatever it still waits for', async () => {
    const { open, tell, tenant } = setUp();
    const first = await open();
    tenant.control.addFault({ kind: 'hang', times: 2 });
    const rows = tell('users.rows', { viewId: first.viewId, from: 100, count: 100 });
    await settle();
    const slow = tell('users.open', { ...byName, text: 'an' });
    await settle();
    const last = await open({ text: 'contoso sup' });
    expect(await rows).toEqual(closed);
    expect(await slow).toEqual(closed);
    expect(await tell('users.rows', { viewId: first.viewId, from: 0, count: 1 })).toEqual(closed);
    expect(last.rows.length).toBeGreaterThan(0);
  });

  it('is ended by its own call', async () => {
    const { tell, tenant } = setUp();
    tenant.control.addFault({ kind: 'hang', service: 'graph' });
    const controller = new AbortController();
    const answer = tell('users.open', byName, controller.signal);
    await settle();
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('asks more simply where the service takes no advanced queries', async () => {
    const { open, names, tenant } = setUp();
    const shown = async (show: UserFilter) => {
      const { viewId, rows } = await open({ show });
      return { viewId, rows };
    };
    const before = await shown('likelyShared');
    tenant.control.addFault({
      kind: 'status',
      status: 400,
      body: JSON.stringify({ error: { code: 'Request_UnsupportedQuery', message: 'No.' } }),
      path: /\$count|search/,
    });
    expect(await names({ text: "miles.o'h" })).toEqual(["miles.o'hare@contoso.com"]);
    expect(await names({ text: 'support.desk@contoso.com' })).toEqual([]);
    const simple = await open({ show: 'likelyShared' });
    expect(simple.total).toBe(simple.complete ? simple.rows.length : null);
    const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id).sort();
    expect(ids(simple)).toEqual(ids(before));
    expect(await open()).toMatchObject({ total: null, all: null, sort: byName.sort });
  });

  it('tells how long to wait when it is throttled', async () => {
    const { tell, tenant } = setUp();
    tenant.control.addFault({ kind: 'throttle', retryAfter: '30', service: 'graph' });
    expect(await tell('users.open', byName)).toMatchObject({
      problem: { code: 'graph-throttled', values: { seconds: 30 } },
    });
  });

  it('never lets the text change the structure of the query', async () => {
    const { tell, requests, tenant } = setUp({ people: 30 });
    const pieces = ['"', "'", '\\', '&', '#', '+', '%', ' OR ', '$top=999', ')', ' eq ', '🎉'];
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 12 })
        .map((all) => all.join('')),
      fc.emailAddress(),
    );
    const show = fc.constantFrom<UserFilter>(
      'all',
      'likelyShared',
      'licensed',
      'guests',
      'blocked',
    );
    const string = "'(?:[^']|'')*'";
    const searched = ['displayName', 'mail', 'userPrincipalName'];
    const search = new RegExp(
      `^${searched.map((name) => `"${name}:(?:[^"\\\\]|\\\\["\\\\])*"`).join(' OR ')}$`,
      'u',
    );
    const beginnings = searched.map((name) => `startswith\\(${name},${string}\\)`).join(' or ');
    const filter = new RegExp(
      `^(?:mail eq ${string}(?: or proxyAddresses/any\\(p:p eq ${string}\\))?` +
        `|(?:\\(${beginnings}\\))?(?: and )?(?:[\\w/$ ]+ (?:eq|ne) (?:false|0|null|'Guest'|'Member')(?: and )?)*)$`,
      'u',
    );
    await fc.assert(
      fc.asyncProperty(text, show, fc.boolean(), async (typed, shown, refuses) => {
        tenant.control.clearFaults();
        if (refuses) {
          tenant.control.addFault({
            kind: 'status',
            status: 400,
            body: JSON.stringify({ error: { code: 'Request_UnsupportedQuery', message: '' } }),
            path: /\$(?:count|search)=/,
          });
        }
        requests.length = 0;
        const query = { ...byName, text: typed, show: shown };
        expect(await tell('users.open', query)).toMatchObject({ ok: true });
        const known = ['$search', '$orderby', '$count', '$filter', '$select', '$top'];
        for (const request of requests.filter(({ method }) => method === 'GET')) {
          const url = new URL(request.url);
          expect(url.origin + url.pathname + url.hash).toBe(
            'https://graph.microsoft.com/v1.0/users',
          );
          const names = [...url.searchParams.keys()];
          expect(new Set(names).size).toBe(names.length);
          expect(names.filter((name) => !known.includes(name))).toEqual([]);
          expect(
            url.searchParams.get('$search') ?? '"displayName:" OR "mail:" OR "userPrincipalName:"',
          ).toMatch(search);
          expect(url.searchParams.get('$filter') ?? '').toMatch(filter);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the loaded directory', () => {
  it('answers everything without the network', async () => {
    const { ask, open, names, asked, progress } = setUp({ people: 1200 });
    expect(await ask('users.state', {})).toEqual({ index: null, loading: false });
    const shows: UserFilter[] = ['all', 'likelyShared', 'licensed', 'guests', 'blocked'];
    const totals = async () => {
      const all: (number | null)[] = [];
      for (const show of shows) all.push((await open({ show })).total);
      return all;
    };
    const onServer = await totals();
    expect(await ask('users.loadAll', {})).toMatchObject({ count: 1200, complete: true });
    expect(progress.length).toBeGreaterThan(0);
    expect(await ask('users.state', {})).toMatchObject({
      index: { count: 1200, complete: true },
      loading: false,
    });
    const before = asked().length;
    expect(await totals()).toEqual(onServer);
    const view = await open({ sort: { column: 'mail', descending: true } });
    expect(view).toMatchObject({
      source: 'index',
      loaded: 1200,
      total: 1200,
      all: 1200,
      complete: true,
      sort: { column: 'mail', descending: true },
      partial: null,
    });
    expect(view.sortable).toHaveLength(5);
    expect(await names({ text: 'support.desk' })).toEqual(['support@contoso.com']);
    const { rows } = await ask('users.rows', {
      viewId: (await open()).viewId,
      from: 1100,
      count: 200,
    });
    expect(rows).toHaveLength(100);
    expect(asked()).toHaveLength(before);
  });

  it('is loaded once for two callers, and goes on for the one who stays', async () => {
    let openGate = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    const { tell, ask, tenant } = setUp({
      people: 3000,
      wrap: (inner) => async (request) => {
        await gate;
        return inner(request);
      },
    });
    const controller = new AbortController();
    const first = tell('users.loadAll', {}, controller.signal);
    const second = tell('users.loadAll', {});
    await settle();
    expect(await ask('users.state', {})).toMatchObject({ loading: true });
    controller.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    openGate();
    expect(await second).toMatchObject({ value: { count: 3000 } });
    const whole = tenant.log.entries.filter(({ path, query }) => {
      return path === '/v1.0/users' && !query.includes('skiptoken') && !query.includes('top=1&');
    });
    expect(whole).toHaveLength(1);
  });

  it('goes on where it was cancelled, also at once', async () => {
    const controller = new AbortController();
    let requests = 0;
    const { tell, ask } = setUp({
      people: 3000,
      wrap: (inner) => (request) => {
        if (request.url.includes('/v1.0/users')) requests += 1;
        if (requests === 2) controller.abort();
        return inner(request);
      },
    });
    const first = tell('users.loadAll', {}, controller.signal);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    const second = ask('users.loadAll', {});
    expect(await second).toEqual({
      count: 3000,
      expected: 3000,
      complete: true,
      changedMeanwhile: 0,
    });
    expect(await ask('users.state', {})).toMatchObject({
      index: { count: 3000, complete: true },
      loading: false,
    });
  });

  it('is used as far as it goes while the network is gone', async () => {
    let requests = 0;
    const { ask, tell, open, tenant } = setUp({
      people: 3000,
      wrap: (inner) => (request) => {
        if (request.url.includes('/v1.0/users')) requests += 1;
        if (requests === 3) tenant.control.addFault({ kind: 'reset', at: 'headers' });
        return inner(request);
      },
    });
    expect(await tell('users.loadAll', {})).toMatchObject({ problem: { code: 'network-reset' } });
    const { index } = await ask('users.state', {});
    expect(index).toMatchObject({ count: 1998, complete: false });
    expect(await open()).toMatchObject({
      source: 'index',
      total: 1998,
      partial: { code: 'network-reset' },
    });
    tenant.control.clearFaults();
    expect(await open()).toMatchObject({ source: 'server', total: 3000, partial: null });
    expect(await ask('users.loadAll', {})).toMatchObject({ count: 3000, complete: true });
    expect(await open()).toMatchObject({ source: 'index', total: 3000 });
  });

  it('is forgotten with its connection', async () => {
    const { ask, tell, open, service, connection, clock } = setUp();
    await ask('users.loadAll', {});
    const { viewId, storeId } = await open();
    await service.reconsider();
    expect(await tell('users.rows', { viewId, from: 0, count: 1 })).toMatchObject({ ok: true });

    connection.graph = success(directoryOf({ people: 40 }).graph);
    await service.reconsider();
    expect(await tell('users.rows', { viewId, from: 0, count: 1 })).toEqual(closed);
    expect(await ask('users.state', {})).toEqual({ index: null, loading: false });
    const selection = { storeId, runs: [[0, 5] as [number, number]] };
    expect(await tell('users.copyAddresses', { selection })).toMatchObject({
      problem: { code: 'users-outdated' },
    });
    expect(await open()).toMatchObject({ source: 'server', total: 40 });
    expect(clock.sleeps).toEqual([]);
  });

  it('ends a loading of a connection that is no more', async () => {
    const { tell, service, connection, tenant } = setUp({ people: 3000 });
    tenant.control.addFault({ kind: 'hang', service: 'graph' });
    const loading = tell('users.loadAll', {});
    await settle();
    connection.graph = failure(problem('not-connected'));
    await service.reconsider();
    expect(await loading).toEqual(closed);
  });
});

describe('type-ahead', () => {
  it('goes from row to row and round to the first again', async () => {
    const { ask, open } = setUp();
    await ask('users.loadAll', {});
    const view = await open({ text: 'sam twin' });
    const find = async (prefix: string, after: number) =>
      (await ask('users.findRow', { viewId: view.viewId, prefix, after })).index;
    expect(view.rows.length).toBeGreaterThanOrEqual(2);
    expect(await find('SAM', -1)).toBe(0);
    expect(await find('sám t', 0)).toBe(1);
    expect(await find('sam', view.rows.length - 1)).toBe(0);
    expect(await find('twin', 0)).toBeNull();
  });
});

describe('a selection', () => {
  it('is small whatever it holds, and survives other views', async () => {
    const { ask, open } = setUp({ people: 1200 });
    await ask('users.loadAll', {});
    const all = await open();
    const everybody = await ask('users.keys', { viewId: all.viewId, from: 0, to: 1200 });
    expect(everybody).toEqual({ storeId: all.storeId, runs: [[0, 1199]] });
    const three = await ask('users.keys', { viewId: all.viewId, from: 10, to: 13 });
    const chosen = all.rows.slice(10, 13);
    await open({ text: 'contoso' });
    const selected = await ask('users.selected', { selection: three, from: 0, count: 200 });
    expect(selected.total).toBe(3);
    expect(selected.rows.map(({ id }) => id).sort()).toEqual(chosen.map(({ id }) => id).sort());
    // In the order they are seen in, where they are seen.
    await open();
    const seen = await ask('users.selected', { selection: three, from: 1, count: 5 });
    expect(seen.rows).toEqual(chosen.slice(1));
  });

  it('of a view on the server reads the view to its end', async () => {
    const { ask, open, copied } = setUp();
    const { viewId } = await open({ show: 'licensed' });
    const { count, withoutAddress } = await ask('users.copyAddresses', { selection: { viewId } });
    expect(withoutAddress).toBe(0);
    expect(copied).toHaveLength(1);
    expect(copied[0]?.split('\n')).toHaveLength(count);
    expect(count).toBeGreaterThan(300);
  });

  it('far down in a view on the server is read in large pages, in the same order', async () => {
    const { ask, open, asked } = setUp({ people: 4000 });
    const { viewId, rows } = await open();
    const before = asked().length;
    const far = await ask('users.rows', { viewId, from: 3900, count: 200 });
    expect(far).toMatchObject({ loaded: 4000, complete: true });
    expect(asked()).toHaveLength(before + 5);
    const all = await ask('users.selected', { selection: { viewId }, from: 0, count: 100 });
    expect(all).toEqual({ rows, total: 4000 });
    const names = far.rows.map(({ displayName }) => displayName.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  it('says how many have no address, and leaves the clipboard alone when none has', async () => {
    const { ask, open, copied } = setUp();
    const { storeId, rows } = await open({ text: 'Backup Service' });
    const { key = 0 } = rows[0] ?? {};
    const selection = { storeId, runs: [[key, key] as [number, number]] };
    expect(await ask('users.copyAddresses', { selection })).toEqual({
      count: 0,
      withoutAddress: 1,
    });
    expect(copied).toEqual([]);
  });

  it('of keys that do not exist is outdated', async () => {
    const { tell, open } = setUp();
    const { storeId } = await open();
    for (const runs of [[[0, 100_000]], [[5, 4]]] as [number, number][][]) {
      const selection = { storeId, runs };
      expect(await tell('users.selected', { selection, from: 0, count: 1 })).toMatchObject({
        problem: { code: 'users-outdated' },
      });
    }
  });
});

describe('an export', () => {
  async function collect(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
    let text = '';
    for await (const piece of pieces) text += piece.toString();
    return text;
  }

  it('writes everything that was found', async () => {
    const { ask, open, chosen, progress } = setUp({ people: 1200 });
    await ask('users.loadAll', {});
    progress.length = 0;
    let written = '';
    chosen.file = {
      name: 'mine.csv',
      write: async (pieces) => {
        written = await collect(pieces);
      },
    };
    const { viewId } = await open();
    expect(await ask('users.export', { selection: { viewId }, format: 'csv' })).toEqual({
      fileName: 'mine.csv',
      count: 1200,
    });
    expect(chosen.suggested[0]).toMatch(/^microsoft-365-users-\d{4}-\d\d-\d\d\.csv$/);
    expect(written).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(written.split('\r\n')).toHaveLength(1202);
    expect(progress.at(-1)).toEqual({ written: 1200, total: 1200 });

    await ask('users.export', { selection: { viewId }, format: 'json' });
    expect(JSON.parse(written)).toHaveLength(1200);
  });

  it('does nothing when no file was chosen', async () => {
    const { ask, open } = setUp();
    const { viewId } = await open();
    expect(await ask('users.export', { selection: { viewId }, format: 'csv' })).toBeNull();
  });

  it('tells why the file could not be written', async () => {
    const { tell, open, chosen } = setUp();
    const { viewId } = await open();
    chosen.file = { name: 'x.csv', write: () => Promise.reject(new FileNotWritable('ENOSPC')) };
    expect(await tell('users.export', { selection: { viewId }, format: 'csv' })).toEqual(
      failure(
        problem(
          'file-not-writable',
          { file: 'x.csv', reason: 'diskFull' },
          { systemError: 'ENOSPC' },
        ),
      ),
    );
  });

  it('stops when cancelled', async () => {
    const { ask, tell, open, chosen } = setUp({ people: 1200 });
    await ask('users.loadAll', {});
    const { viewId } = await open();
    const controller = new AbortController();
    chosen.file = {
      name: 'x.csv',
      write: async (pieces) => {
        for await (const piece of pieces) if (piece !== '') controller.abort();
      },
    };
    const input = { selection: { viewId }, format: 'csv' } as const;
    await expect(tell('users.export', input, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('details', () => {
  it('say everything about one user', async () => {
    const { ask, open } = setUp();
    const { rows } = await open({ text: 'support@contoso.com' });
    const id = rows[0]?.id ?? '';
    expect(await ask('users.details', { id })).toMatchObject({
      id,
      key: rows[0]?.key,
      displayName: 'Contoso Support',
      aliases: ['help@contoso.com', 'support.desk@contoso.com'],
      licences: 0,
      signInBlocked: true,
      onPremisesSynced: false,
      inAddressLists: true,
      kind: { value: 'shared', source: 'purpose' },
      mailbox: 'yes',
    });
  });

  it('tell when the user is gone', async () => {
    const { open, tell, tenant } = setUp();
    const { rows } = await open();
    const id = rows[7]?.id ?? '';
    tenant.control.deleteUser(id);
    expect(await tell('users.details', { id })).toMatchObject({ problem: { code: 'user-gone' } });
  });
});
