import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * Counts a vitest run.
 *
 * @param {string} reportFile
 * @param {number} exitCode
 * @returns {Promise<Count>}
 */
export async function countUnitTests(reportFile, exitCode) {
  const report = await readReport(reportFile);
  const passed = report?.numPassedTests ?? 0;
  return judged({ passed, failed: report?.numFailedTests ?? 0 }, exitCode);
}

/**
 * Counts a Playwright run. A test that was skipped, or passed only when repeated, proved nothing.
 *
 * @param {string} reportFile
 * @param {number} exitCode
 * @returns {Promise<Count>}
 */
export async function countEndToEndTests(reportFile, exitCode) {
  const stats = (await readReport(reportFile))?.stats;
  const failed = stats ? stats.unexpected + stats.flaky + stats.skipped : 0;
  return judged({ passed: stats?.expected ?? 0, failed }, exitCode);
}

/**
 * A runner that fails without a failed test, or runs no test at all, counts as one failure.
 *
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function judged(count, exitCode) {
  const wentWrong = exitCode !== 0 || count.passed === 0;
  return wentWrong && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {string} file */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
