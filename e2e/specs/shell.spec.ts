import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectionPage } from '../fixtures/connection-page';
import { consoleArguments, electronPath, expect, test } from '../fixtures/console';

test('the page has no Node, no Electron, and one narrow bridge', async ({ start }) => {
  const { app, page } = await start();
  const seen = await page.evaluate(() => ({
    url: location.href,
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    bridge: Object.keys(window.helpmaster).sort(),
    frozen: Object.isFrozen(window.helpmaster),
  }));
  expect(seen).toEqual({
    url: 'app://console/index.html',
    node: [],
    bridge: ['cancel', 'invoke', 'subscribe'],
    frozen: true,
  });
  const preferences = await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the window keeps every guard that Chromium has of its own', async ({ start }) => {
  const { app } = await start();
  const settings = await app.evaluate(({ app: electron, webContents }) => {
    const preferences = webContents
      .getAllWebContents()
      .map((contents) =>
        (
          contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences(),
      );
    const loosening = [
      'disable-web-security',
      'ignore-certificate-errors',
      'allow-running-insecure-content',
      'remote-allow-origins',
      'disable-site-isolation-trials',
      'enable-blink-features',
      'enable-experimental-web-platform-features',
    ];
    return {
      contents: preferences.length,
      insecure: preferences.some((each) => each['allowRunningInsecureContent'] === true),
      experimental: preferences.some((each) => each['experimentalFeatures'] === true),
      features: preferences
        .map((each) => each['enableBlinkFeatures'])
        .filter((each) => each !== undefined && each !== null && each !== ''),
      workers: preferences.some((each) => each['nodeIntegrationInWorker'] === true),
      frames: preferences.some((each) => each['nodeIntegrationInSubFrames'] === true),
      switches: loosening.filter((name) => electron.commandLine.hasSwitch(name)),
    };
  });
  expect(settings).toEqual({
    contents: 1,
    insecure: false,
    experimental: false,
    features: [],
    workers: false,
    frames: false,
    switches: [],
  });
});

test('the content security policy allows no foreign script, style, frame or connection', async ({
  start,
}) => {
  const { page } = await start();
  const outcome = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    let trustedTypes = 'allowed';
    try {
      script.text = 'window.intruder = true';
    } catch {
      trustedTypes = 'refused';
    }
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    document.body.append(document.createElement('iframe'));
    document.querySelector('iframe')?.setAttribute('src', 'https://example.com/');
    // In a task of the page's own: the debugger's may evaluate whatever the policy says.
    const evaluated = await new Promise((done) =>
      requestAnimationFrame(() => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what must fail
          new Function('return 1')();
          done('allowed');
        } catch {
          done('refused');
        }
      }),
    );
    const fetched = await fetch('https://graph.microsoft.com/v1.0/users').then(
      () => 'answered',
      () => 'refused',
    );
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return {
      trustedTypes,
      evaluated,
      fetched,
      intruder: 'intruder' in window,
      hidden: getComputedStyle(document.body).display === 'none',
      violations,
    };
  });
  expect(outcome).toMatchObject({
    trustedTypes: 'refused',
    evaluated: 'refused',
    fetched: 'refused',
    intruder: false,
    hidden: false,
  });
  expect(outcome.violations).toEqual(expect.arrayContaining(['style-src-elem', 'connect-src']));
});

test('draws itself without breaking its own policy', async ({ start }) => {
  const { page } = await start();
  const messages: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) messages.push(message.text());
  });
  page.on('pageerror', (error) => messages.push(error.message));
  await page.reload();
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.success).toBeVisible();
  expect(messages).toEqual([]);
});

test('navigation, new windows, permissions and downloads are denied', async ({ start }) => {
  const { app, page } = await start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.evaluate(({ session }) => {
    session.fromPartition('page').on('will-download', (event) => {
      (globalThis as { download?: string }).download = event.defaultPrevented
        ? 'denied'
        : 'allowed';
    });
  });
  const outcome = await page.evaluate(async () => {
    const opened = window.open('https://example.com/');
    const link = document.createElement('a');
    link.href = 'data:text/plain,hello';
    link.download = 'hello.txt';
    link.click();
    location.href = 'https://example.com/';
    const notifications = await Notification.requestPermission();
    const location_ = await new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done('granted'),
        () => done('denied'),
      ),
    );
    return { opened, notifications, location: location_ };
  });
  expect(outcome).toEqual({ opened: null, notifications: 'denied', location: 'denied' });
  await expect
    .poll(() => app.evaluate(() => (globalThis as { download?: string }).download))
    .toBe('denied');
  const windows = await app.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        webContents.executeJavaScript(
          'location.href + " " + document.querySelector("h1").textContent',
        ),
      ),
    ),
  );
  expect(windows).toEqual(['app://console/index.html API Integrations']);
});

test('the app protocol serves nothing outside its folder', async ({ start }) => {
  const { app } = await start();
  const statuses = await app.evaluate(async ({ session }) => {
    const page = session.fromPartition('page');
    const ask = async (address: string) => {
      try {
        return (await page.fetch(address)).status;
      } catch {
        return 'refused';
      }
    };
    return Promise.all(
      [
        'app://console/index.html',
        'app://console/../main/index.cjs',
        'app://console/%2e%2e/main/index.cjs',
        'app://console/..%2fmain%2findex.cjs',
        'app://console/..%5cmain%5cindex.cjs',
        'app://console//etc/passwd',
        'app://console/index.html%00.png',
        'app://elsewhere/index.html',
      ].map(ask),
    );
  });
  expect(statuses[0]).toBe(200);
  for (const status of statuses.slice(1)) expect([400, 403, 404, 'refused']).toContain(status);
});

test('IPC refuses the wrong shape, an unknown channel and a foreign frame, and logs it', async ({
  start,
  profile,
}) => {
  const { app, page } = await start();
  const answers = await page.evaluate(async () => {
    const invoke = (call: unknown) => window.helpmaster.invoke(call as never);
    const id = () => crypto.randomUUID();
    const draft = {
      cloud: 'global',
      customEndpoints: null,
      clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
      tenantId: 'contoso.com',
      clientSecret: { set: 'never-to-be-logged-value' },
      secretExpires: null,
      testMailbox: null,
    };
    return Promise.all([
      invoke(undefined),
      invoke({ callId: 'no-uuid', channel: 'app.info', input: {} }),
      invoke({ callId: id(), channel: 'connection.getSecret', input: {} }),
      invoke({ callId: id(), channel: '__proto__', input: {} }),
      invoke({ callId: id(), channel: 'connection.apply', input: { ...draft, admin: true } }),
      invoke({ callId: id(), channel: 'connection.apply', input: { ...draft, cloud: 'moon' } }),
      invoke({ callId: id(), channel: 'link.open', input: { link: 'https://evil.example' } }),
    ]);
  });
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, problem: { code: 'request-invalid' } });
  }

  const foreign = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true },
      });
      await stranger.loadURL('data:text/html,<p>stranger</p>');
      const answer: unknown = await stranger.webContents.executeJavaScript(
        `window.helpmaster.invoke({ callId: crypto.randomUUID?.() ?? '3b241101-e2bb-4255-8caf-4136c566a962', channel: 'connection.get', input: {} })`,
      );
      stranger.destroy();
      return answer;
    },
    join(process.cwd(), 'out/preload/index.cjs'),
  );
  expect(foreign).toMatchObject({ ok: false, problem: { code: 'request-refused' } });

  // Our own window, with something else in it: nothing can bring it there, so main itself does.
  const elsewhere = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await contents?.loadURL('about:blank');
    const answer: unknown = await contents?.executeJavaScript(
      `window.helpmaster.cancel('3b241101-e2bb-4255-8caf-4136c566a962');
       window.helpmaster.invoke({ callId: '3b241101-e2bb-4255-8caf-4136c566a962', channel: 'connection.get', input: {} })`,
    );
    return answer;
  });
  expect(elsewhere).toMatchObject({ ok: false, problem: { code: 'request-refused' } });

  const log = () => readFileSync(join(profile, 'logs', 'main.log'), 'utf8');
  await expect.poll(log).toContain('A call from a foreign frame was refused');
  await expect.poll(log).toContain('A cancellation from a foreign frame was refused');
  expect(log()).toContain('A call named an unknown channel');
  expect(log()).not.toContain('never-to-be-logged-value');
});

test('a page embedded in the window is denied, even if something came to allow them', async ({
  start,
  profile,
}) => {
  const { app } = await start();
  // None can get as far as this event: the preferences that would let it are off.
  const denied = await app.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
    };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('will-attach-webview', event, {}, { src: 'https://example.com/' });
    return prevented;
  });
  expect(denied).toBe(true);
  const log = () => readFileSync(join(profile, 'logs', 'main.log'), 'utf8');
  await expect.poll(log).toContain('will-attach-webview');
});

test('a second copy ends and the first comes forward', async ({ start, profile, served }) => {
  const { app, page } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(electronPath(), consoleArguments(profile, {}, served.port));
  const code = await new Promise((done) => second.once('exit', done));
  expect(code).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    )
    .toBe(false);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('the window remembers its size and place', async ({ start }) => {
  const first = await start();
  const bounds = { x: 40, y: 30, width: 1100, height: 720 };
  await first.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  const exited = new Promise((done) => first.app.process().once('exit', done));
  await first.app.evaluate(({ app }) => app.quit());
  await exited;
  const second = await start();
  expect(
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(bounds);
});

test('the window has its default and its smallest size', async ({ start }) => {
  const { app } = await start();
  const sizes = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { now: window?.getSize(), smallest: window?.getMinimumSize() };
  });
  expect(sizes).toEqual({ now: [1280, 860], smallest: [960, 640] });
});

test('the menu leads to every page and has the usual shortcuts', async ({ start }) => {
  const { app, page } = await start();
  const accelerators = await app.evaluate(({ Menu }) => {
    const all = (items: Electron.MenuItem[]): string[] =>
      items.flatMap((item) => [
        ...(item.role ? [item.role.toLowerCase()] : []),
        ...(item.submenu ? all(item.submenu.items) : []),
      ]);
    return all(Menu.getApplicationMenu()?.items ?? []);
  });
  expect(accelerators).toEqual(
    expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectall', 'resetzoom']),
  );
  await app.evaluate(({ Menu }) => {
    const find = (items: Electron.MenuItem[]): Electron.MenuItem | undefined =>
      items
        .flatMap((item) => [item, ...(item.submenu?.items ?? [])])
        .find(({ label }) => label === 'Preferences');
    find(Menu.getApplicationMenu()?.items ?? [])?.click();
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
});

test('shows the six pages in the navigation', async ({ start }) => {
  const { page } = await start();
  const navigation = page.getByRole('navigation', { name: 'System Administration' });
  for (const name of [
    'API Integrations',
    'Microsoft 365 Users',
    'Global Email Accounts',
    'Set-up Guide',
    'Activity',
    'Preferences',
  ]) {
    await navigation.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
});

test('shows the page that was clicked last, though the one before is still on its way', async ({
  start,
}) => {
  const { page } = await start();
  const heading = page.getByRole('heading', { level: 1 });
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(heading).toHaveText('Activity');
  const button = (name: string) =>
    page.getByRole('navigation').getByRole('button', { name, exact: true });
  const preferences = await button('Preferences').elementHandle();
  const activity = await button('Activity').elementHandle();
  const shown = await page.evaluate(
    async ([first, last]) => {
      (first as HTMLElement).click();
      (last as HTMLElement).click();
      // Until nothing is left to be drawn.
      await new Promise((done) => requestIdleCallback(done));
      return document.querySelector('h1')?.textContent;
    },
    [preferences, activity],
  );
  expect(shown).toBe('Activity');
});

test('runs on the demo tenant with its values filled in, and says so on every page', async ({
  start,
  tenant,
}) => {
  const { page } = await start({ switches: ['--demo'] });
  const form = new ConnectionPage(page);
  const banner = page.getByText('Demo tenant:', { exact: false });
  await expect(banner).toBeVisible();
  await expect(form.clientId).not.toHaveValue('');
  await form.testSettings.click();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(banner).toBeVisible();
  expect(tenant.log.entries, 'requests on the network').toEqual([]);
});
