import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureElectron } from './lib/electron/index.mjs';
import { runEndToEndTests } from './lib/in-session.mjs';
import { runScript } from './lib/lifetime.mjs';
import { out, root } from './lib/paths.mjs';
import { npm } from './lib/run.mjs';
import { Stop } from './lib/say.mjs';
import { ensureSessionOfItsOwn } from './lib/session/index.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';
import { countEndToEndTests, countUnitTests } from './lib/test-reports.mjs';

/**
 * @typedef {import('./lib/test-reports.mjs').Count} Count
 * @typedef {{ id: string, name: string, run: () => Promise<Count>, alongside?: boolean }} Part
 *   `alongside`: prints nothing before its end, and is run together with the others like it
 */

const fullOption = '--full';

const unitReport = path.join(out, 'test', 'unit.json');
const endToEndReport = path.join(out, 'test', 'e2e.json');

/** @type {Part[]} */
const parts = [
  { id: 'types', name: 'Types', run: npmScript('typecheck'), alongside: true },
  { id: 'lint', name: 'Lint and format', run: npmScript('lint'), alongside: true },
  { id: 'deps', name: 'Dependency rules', run: npmScript('deps'), alongside: true },
  { id: 'dead-code', name: 'Dead code', run: npmScript('dead-code'), alongside: true },
  { id: 'unit', name: 'Unit tests', run: unitTests },
  { id: 'build', name: 'Build', run: buildCheck },
  { id: 'e2e', name: 'End-to-end tests in Electron', run: endToEndTests },
];

await runScript(async () => {
  /** @type {Count} */
  const total = { passed: 0, failed: 0 };
  try {
    const options = process.argv.slice(2);
    // Read where the tests that repeat something say how often: e2e/fixtures/effort.ts.
    if (options.includes(fullOption)) process.env['CONSOLE_TEST_EFFORT'] = 'full';
    const chosen = chooseParts(options.filter((option) => option !== fullOption));
    await ensureSystemPackages({ headless: true });
    await ensureDependencies();
    await runParts(chosen, total);
  } catch (error) {
    showError(error);
    total.failed += 1;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * @param {string[]} args nothing, or `--only` and the ids of parts
 * @returns {Part[]}
 */
function chooseParts(args) {
  const [option, ...ids] = args;
  if (option === undefined) return parts;
  const chosen = parts.filter((part) => ids.includes(part.id));
  if (option !== '--only' || chosen.length !== ids.length || ids.length === 0) {
    const known = parts.map((part) => part.id).join(', ');
    throw new Stop(`Use "npm test", or "npm test -- --only PART…" with parts out of: ${known}.`);
  }
  return chosen;
}

/**
 * Runs every part, also after one has failed.
 *
 * @param {Part[]} chosen
 * @param {Count} total is added to as the parts end
 */
async function runParts(chosen, total) {
  /** @type {string[]} */
  const summary = [];
  /** @param {Part} part */
  const runPart = async (part) => {
    const start = Date.now();
    const count = await part.run().catch(failure);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    total.passed += count.passed;
    total.failed += count.failed;
    const line = `${count.failed ? '✗' : '✓'} ${part.name}: ${result(count)} (${seconds} s)`;
    console.log(line);
    summary.push(line);
  };
  const together = chosen.filter(({ alongside }) => alongside);
  if (together.length > 0) {
    console.log(`\n── ${together.map(({ name }) => name).join(' · ')} ──`);
    await Promise.all(together.map(runPart));
  }
  for (const part of chosen.filter(({ alongside }) => !alongside)) {
    console.log(`\n── ${part.name} ──`);
    await runPart(part);
  }
  console.log(`\n── Summary ──\n${summary.join('\n')}\n`);
}

/** @param {Count} count */
function result({ passed, failed }) {
  return passed + failed === 1
    ? ['passed', 'failed'][failed]
    : `${passed} passed, ${failed} failed`;
}

/**
 * @param {unknown} error
 * @returns {Count}
 */
function failure(error) {
  showError(error);
  return { passed: 0, failed: 1 };
}

/** @param {unknown} error */
function showError(error) {
  console.log(error instanceof Stop ? error.message : error);
}

/**
 * A check that passes or fails as a whole and is worth reading only when it fails.
 *
 * @param {string} script
 * @returns {() => Promise<Count>}
 */
function npmScript(script) {
  return async () => {
    const { code, output } = await npm(['run', '--silent', script], { output: 'capture' });
    if (code === 0) return { passed: 1, failed: 0 };
    console.log(output.trimEnd());
    return { passed: 0, failed: 1 };
  };
}

/** @returns {Promise<Count>} */
async function buildCheck() {
  await ensureBuild();
  return { passed: 1, failed: 0 };
}

/** @returns {Promise<Count>} */
async function unitTests() {
  await rm(unitReport, { force: true });
  const reporters = ['--reporter=default', '--reporter=json'];
  const target = `--outputFile.json=${path.relative(root, unitReport)}`;
  const { code } = await npm(['run', '--silent', 'test:unit', '--', ...reporters, target]);
  return countUnitTests(unitReport, code);
}

/** @returns {Promise<Count>} */
async function endToEndTests() {
  ensureSessionOfItsOwn();
  const electron = await ensureElectron();
  // Up to date after the build check, unless that failed or was left out.
  await ensureBuild();
  await rm(endToEndReport, { force: true });
  return countEndToEndTests(endToEndReport, await runEndToEndTests(electron, []));
}
