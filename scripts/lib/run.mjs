import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { atEnd, isInterrupted } from './lifetime.mjs';
import { nodeModules, root } from './paths.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { Stop } from './say.mjs';

const isWindows = process.platform === 'win32';
const graceMs = 8000;

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd] the project's root when left out
 * @property {'show' | 'progress' | 'capture'} [output] show it, show it on stderr only, or return it
 * @property {number} [timeoutMs] after this the program is stopped and counts as failed
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} the exit code (1 when a signal ended it)
 * @throws {Stop} when there is no such program
 */
export async function run(command, args, options = {}) {
  const { env = childEnvironment(), cwd = root, output = 'show', timeoutMs } = options;
  await parkWhenInterrupted();
  const child = spawn(command, args, {
    env,
    cwd,
    // A group of its own: Ctrl+C then reaches the program once, from us, and all it started with it.
    detached: !isWindows,
    windowsVerbatimArguments: command === process.env['ComSpec'],
    stdio: ['ignore', ...streams(output)],
  });
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  const forget = atEnd(() => stopProcess(child, 'SIGINT'));
  const timer = timeoutMs && setTimeout(() => void stopProcess(child, 'SIGTERM'), timeoutMs);
  try {
    const [code] = await once(child, 'close');
    await parkWhenInterrupted();
    return { code: code ?? 1, output: text };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    throw new Stop(`The program "${command}" was not found. Install it, then try again.`);
  } finally {
    clearTimeout(timer);
    forget();
  }
}

/**
 * Stops a program that was started in a group of its own, and everything it started.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGINT' | 'SIGTERM'} signal how it is asked first; a program that does not listen is killed
 */
export async function stopProcess(child, signal) {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, 'exit');
    signalGroup(child.pid, signal);
    const timer = setTimeout(() => signalGroup(Number(child.pid), 'SIGKILL'), graceMs);
    await closed;
    clearTimeout(timer);
  }
  signalGroup(child.pid, 'SIGKILL');
}

/**
 * Runs npm as the machine has it, not through the Node in node_modules: `npm ci` deletes that one.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options = {}) {
  const withoutOwnTools = { ...process.env, PATH: searchPath().join(path.delimiter) };
  const shell = process.env['ComSpec'] ?? 'cmd.exe';
  const quoted = args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg));
  return isWindows
    ? run(shell, ['/d', '/s', '/c', `"npm ${quoted.join(' ')}"`], {
        env: withoutOwnTools,
        ...options,
      })
    : run('npm', args, { env: withoutOwnTools, ...options });
}

/**
 * Runs a tool that npm installed, with the project's own Node.
 *
 * @param {string} packageName
 * @param {string} binName
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function tool(packageName, binName, args, options) {
  const folder = path.join(nodeModules, packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = path.join(folder, typeof bin === 'string' ? bin : bin[binName]);
  return run(pinnedNode(), [script, ...args], options);
}

/** @returns {NodeJS.ProcessEnv} this environment, with the project's own Node and tools first */
export function childEnvironment() {
  const ownTools = path.join(nodeModules, '.bin');
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, PATH: [ownTools, ...searchPath()].join(path.delimiter) };
  // Set in the terminals of editors that are Electron apps themselves; it makes Electron a bare Node.
  delete environment['ELECTRON_RUN_AS_NODE'];
  return environment;
}

function searchPath() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.filter((folder) => !path.resolve(folder).startsWith(nodeModules));
}

/**
 * @param {'show' | 'progress' | 'capture'} output
 * @returns {Array<'inherit' | 'pipe' | number>}
 */
function streams(output) {
  if (output === 'capture') return ['pipe', 'pipe'];
  return output === 'progress' ? [2, 2] : ['inherit', 'inherit'];
}

/** While the clean-up runs, the script's body must not go on to its next part. */
async function parkWhenInterrupted() {
  if (isInterrupted()) await new Promise(() => {});
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
