import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countEndToEndTests, countUnitTests } from './test-reports.mjs';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'test-reports-'));
  file = path.join(folder, 'report.json');
});

afterEach(() => rm(folder, { recursive: true }));

/** @param {unknown} report */
async function report(report) {
  await writeFile(file, JSON.stringify(report));
}

test('counts unit tests', async () => {
  await report({ numPassedTests: 7, numFailedTests: 2 });
  expect(await countUnitTests(file, 1)).toEqual({ passed: 7, failed: 2 });
});

test('counts a test file that could not be loaded', async () => {
  await report({ numPassedTests: 7, numFailedTests: 0 });
  expect(await countUnitTests(file, 1)).toEqual({ passed: 7, failed: 1 });
});

test('counts end-to-end tests, skipped and flaky ones as failed', async () => {
  await report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } });
  expect(await countEndToEndTests(file, 0)).toEqual({ passed: 5, failed: 6 });
});

test('counts a run without a report as failed', async () => {
  expect(await countUnitTests(file, 0)).toEqual({ passed: 0, failed: 1 });
  expect(await countEndToEndTests(file, 0)).toEqual({ passed: 0, failed: 1 });
});

test('counts a run without a test as failed', async () => {
  await report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } });
  expect(await countEndToEndTests(file, 0)).toEqual({ passed: 0, failed: 1 });
});
