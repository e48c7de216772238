import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../run.mjs';
import { startService } from './service.mjs';

/**
 * Starts a message bus of its own.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ DBUS_SESSION_BUS_ADDRESS: string }>}
 */
export async function startBus(env) {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=3'];
  const bus = startService('dbus-daemon', args, { env });
  return { DBUS_SESSION_BUS_ADDRESS: await bus.announcement() };
}

/**
 * Starts an empty, unlocked keyring on the message bus and waits until it answers.
 *
 * @param {NodeJS.ProcessEnv} env with the bus, and with HOME and XDG folders that are not the person's
 */
export async function startKeyring(env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const password = randomBytes(16).toString('hex');
  const keyring = startService('gnome-keyring-daemon', args, { env, input: password });
  await keyring.whenReady((signal) => untilUnlocked(env, signal));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 */
async function untilUnlocked(env, signal) {
  // Asked of the bus first: a call to the service itself would start a second, locked keyring.
  await until(env, signal, [
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
    'boolean true',
  ]);
  await until(env, signal, [
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets/aliases/default',
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
    'boolean false',
  ]);
}

/**
 * Repeats a call on the bus until it answers as expected.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @param {string[]} callAndAnswer the call's arguments, and last the answer to wait for
 */
async function until(env, signal, callAndAnswer) {
  const call = ['--session', '--print-reply', ...callAndAnswer.slice(0, -1)];
  const answer = callAndAnswer[callAndAnswer.length - 1] ?? '';
  while (!signal.aborted) {
    const { output } = await run('dbus-send', call, { env, output: 'capture' });
    if (output.includes(answer)) return;
    await delay(50);
  }
}
