import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Report from './report';

let folder: string;
let printed: string;
let made: typeof Report;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bench-report-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  // Each with a table of its own.
  vi.resetModules();
  made = await import('./report');
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const finish = async (seconds: number) => {
  const file = path.join(folder, 'bench.json');
  const isInTime = await made.finishReport(file, seconds);
  return { isInTime, kept: JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> };
};

const measured = { what: 'a switch', most: 100, parts: [] } as const;

describe('the report of the benchmark', () => {
  it('says how long it took, keeps that, and is content with ten minutes', async () => {
    const { isInTime, kept } = await finish(600);
    expect(isInTime).toBe(true);
    expect(kept).toMatchObject({ seconds: 600 });
    expect(printed).toContain('✓ It took 10:00 minutes; it may take 10:00.');
  });

  it('is not content with more', async () => {
    const { isInTime } = await finish(609);
    expect(isInTime).toBe(false);
    expect(printed).toContain('✗ It took 10:09 minutes');
  });

  it('shows the median of the runs with the lowest and the highest, and against what', async () => {
    const figures = [3, 1, 2, 5, 4];
    made.report({ ...measured, against: 'a bare switch', unit: '×', figures });
    await finish(1);
    expect(printed).toMatch(/\| a bare switch +\|.*3\.00 × \(1\.00 × – 5\.00 ×, 5 runs\)/);
  });

  it('shows and keeps how many times the floor a figure is whose goal is absolute', async () => {
    const figures = [60, 70, 80];
    made.report({ ...measured, against: 'a click', unit: 'ms', figures, ratios: [3, 4, 6] });
    const { kept } = await finish(1);
    expect(printed).toContain('70 ms (60 ms – 80 ms, 3 runs), 4.00 × (3.00 × – 6.00 ×)');
    expect(kept).toMatchObject({ rows: [{ ratio: { median: 4, low: 3, high: 6 } }] });
  });

  it('says so where the goal is absolute and there is no floor', async () => {
    made.report({ ...measured, against: '', unit: 'ms', figures: [101] });
    await finish(1);
    expect(printed).toMatch(/\| ✗ \| a switch \| – \(the goal is absolute\) \| ≤ 100 ms \| 101 ms/);
  });
});
