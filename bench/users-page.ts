/** Microsoft 365 Users in the real console, with 100,000 users. */
import { expect, type Page } from 'playwright/test';
import { memoryOf } from '../e2e/fixtures/process-memory';
import { UsersPage } from '../e2e/fixtures/users-page';
import { measure, type Tenant } from './children';
import { connectedProfile, openConsole } from './opened-console';
import { boneRow, untilPainted } from './painted';
import { p95, report, spreadOf, type Figures } from './report';
import { searchedOnServer, typedWords } from './typed';

const runs = 5;
const latencyMs = 80;
/** How long typing rests before the service is asked; see `search-box.ts` of the page. */
const typingRestMs = 200;

const grid = '[role="grid"][aria-label="Users"]';

export async function measureUsersPage(tenant: Tenant): Promise<void> {
  const profile = await connectedProfile(tenant);
  const all: Figures[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measureOnce(tenant, profile));
  const part = (name: string): number[] => all.map((figures) => figures[name] ?? NaN);

  report({
    what: 'memory of the page after loading 100,000 users',
    against: 'before loading',
    most: 30,
    unit: 'MB',
    figures: part('addedBytes').map((bytes) => bytes / 1e6),
    ratios: all.map(({ beforeBytes = NaN, afterBytes = NaN }) => afterBytes / beforeBytes),
    parts: all.map(({ beforeBytes = NaN, afterBytes = NaN, addedHeapBytes = NaN }) => ({
      beforeBytes,
      afterBytes,
      addedHeapBytes,
    })),
  });
  report({
    what: 'search of the loaded users in main, p95, beyond the scan',
    against: 'one linear scan over lower-cased names in plain JavaScript',
    most: 50,
    unit: 'ms',
    figures: all.map(({ searchP95 = NaN, scanP95 = NaN }) => searchP95 - scanP95),
    parts: all.map(({ searchP95 = NaN, scanP95 = NaN }) => ({ searchP95, scanP95 })),
  });
  report({
    what: 'keystroke to painted, 100,000 users loaded, p95, beyond the scan',
    against: 'one linear scan over lower-cased names in plain JavaScript',
    most: 50,
    unit: 'ms',
    figures: all.map(({ typedP95 = NaN, scanP95 = NaN }) => typedP95 - scanP95),
    parts: all.map(({ typedP50 = NaN, typedP95 = NaN, scanP95 = NaN }) => ({
      typedP50,
      typedP95,
      scanP95,
    })),
  });
  report({
    what: 'search on the server, keystroke to painted without the typing pause, beyond the request',
    against: `the bare request, ${latencyMs} ms`,
    most: 50,
    unit: 'ms',
    figures: all.map(({ serverMs = NaN, bareMs = NaN }) => serverMs - bareMs),
    parts: all.map(({ serverMs = NaN, bareMs = NaN }) => ({ serverMs, bareMs })),
  });
  report({
    what: 'rows in the page while scrolling through 100,000 users',
    against: 'the rows that fit into the grid',
    most: 80,
    unit: 'rows',
    figures: part('rows'),
    ratios: all.map(({ rows = NaN, fitting = NaN }) => rows / fitting),
    parts: all.map(({ fitting = NaN }) => ({ fitting })),
  });
  report({
    what: 'longest task of the page while scrolling (0: none over 50 ms)',
    against: '',
    most: 100,
    unit: 'ms',
    figures: part('longestTaskMs'),
    parts: all.map(({ frames = NaN, frameMs = NaN }) => ({ frames, frameMs })),
  });
}

async function measureOnce(tenant: Tenant, profile: string): Promise<Figures> {
  const { app, page, close } = await openConsole(profile);
  try {
    const pid = await app.evaluate(
      ({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0,
    );
    const users = await UsersPage.open(page);
    await expect(users.rows.first()).toBeVisible();
    await tenant.setLatency(latencyMs);
    const { ms: bareMs = NaN } = await measure('measure-directory', 'serverSearches', tenant);
    const serverMs = spreadOf(await searchOnServer(page, users)).median;
    await tenant.setLatency(0);

    const main = await measure('measure-directory', 'searches', tenant);

    const before = await memoryOfPage(page, pid);
    await users.loadEverybody();
    const after = await memoryOfPage(page, pid);

    const typed = await typeWords(page, users);
    return {
      serverMs,
      bareMs,
      beforeBytes: before.process,
      afterBytes: after.process,
      addedBytes: after.process - before.process,
      addedHeapBytes: after.heap - before.heap,
      searchP95: main['ownP95'] ?? NaN,
      scanP95: main['scanP95'] ?? NaN,
      typedP50: spreadOf(typed).median,
      typedP95: p95(typed),
      ...(await scroll(page)),
    };
  } finally {
    await close();
  }
}

async function memoryOfPage(page: Page, pid: number): Promise<{ process: number; heap: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { process: memoryOf(pid).own, heap: usedSize };
}

/** The grid shows another number of rows than now, and none of them as bones. */
async function nextResult(page: Page): Promise<{ there: string; gone: string }> {
  const count = await page.locator(grid).getAttribute('aria-rowcount');
  return { there: `${grid}:not([aria-rowcount="${count ?? ''}"])`, gone: boneRow };
}

async function searchOnServer(page: Page, { search, rows }: UsersPage): Promise<number[]> {
  const took: number[] = [];
  for (const letter of searchedOnServer) {
    await search.focus();
    const scene = await nextResult(page);
    const ms = await untilPainted(page, 'keydown', scene, () => page.keyboard.press(letter));
    took.push(ms - typingRestMs);
    const back = await nextResult(page);
    await untilPainted(page, 'keydown', back, () => page.keyboard.press('Backspace'));
    await expect(rows.first()).toBeVisible();
  }
  return took;
}

async function typeWords(page: Page, { search }: UsersPage): Promise<number[]> {
  const took: number[] = [];
  await search.focus();
  // So often that the 95th percentile is not just the slowest of them.
  const words = Array.from({ length: 4 }, () => typedWords).flat();
  for (const [number, word] of words.entries()) {
    // The first time compiles.
    const counts = number >= typedWords.length;
    for (const letter of word) {
      const act = () => page.keyboard.press(letter === ' ' ? 'Space' : letter);
      // A blank at the end asks nothing new.
      if (letter === ' ') await act();
      else {
        const ms = await untilPainted(page, 'keydown', await nextResult(page), act);
        if (counts) took.push(ms);
      }
    }
    const whole = await nextResult(page);
    await page.keyboard.press('Control+A');
    await untilPainted(page, 'keydown', whole, () => page.keyboard.press('Delete'));
  }
  return took;
}

/** From top to bottom in 300 steps, one a frame. */
async function scroll(page: Page): Promise<Figures> {
  return page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error('There is no grid.');
    const tasks: number[] = [0];
    const observer = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const steps = 300;
    const began = performance.now();
    let rows = 0;
    for (let step = 1; step <= steps; step += 1) {
      element.scrollTop = ((element.scrollHeight - element.clientHeight) * step) / steps;
      await nextFrame();
      rows = Math.max(rows, element.querySelectorAll('[role="row"]').length);
    }
    const frameMs = (performance.now() - began) / steps;
    // Long tasks are told after they have ended.
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    const numbers = Array.from(element.querySelectorAll('[data-row]'), (row) =>
      Number(row.getAttribute('data-row')),
    );
    const reached = Math.max(...numbers);
    if (reached < 99_000) throw new Error(`Scrolled only to row ${reached}.`);
    const rowHeight = element.querySelector('[data-row]')?.getBoundingClientRect().height ?? NaN;
    const fitting = Math.ceil(element.clientHeight / rowHeight);
    return { rows, fitting, longestTaskMs: Math.max(...tasks), frames: steps, frameMs };
  }, grid);
}
