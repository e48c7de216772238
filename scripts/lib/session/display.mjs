import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { run } from '../run.mjs';
import { startService } from './service.mjs';

/**
 * Starts an X server without a screen. It picks a free display number itself, so that runs side by
 * side cannot take the same one, and lets in only who knows its cookie.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder where its cookie file is kept
 * @returns {Promise<{ DISPLAY: string, XAUTHORITY: string }>}
 */
export async function startDisplay(env, folder) {
  const cookieFile = path.join(folder, 'xauthority');
  const cookie = randomBytes(16).toString('hex');
  // The server accepts the cookie whatever the number; the programs look it up by number.
  await addCookie(cookieFile, ':0', cookie);
  const server = startService(
    'Xvfb',
    [
      ...[
        '-displayfd',
        '3',
        '-screen',
        '0',
        '1920x1200x24',
        '-nolisten',
        'tcp',
        '-auth',
        cookieFile,
      ],
      // Between two tests there may be no window at all; a reset would turn the next one away.
      ...['-noreset', '-maxclients', '512'],
    ],
    { env },
  );
  const display = `:${await server.announcement()}`;
  await addCookie(cookieFile, display, cookie);
  return { DISPLAY: display, XAUTHORITY: cookieFile };
}

/**
 * @param {string} file
 * @param {string} display
 * @param {string} cookie
 */
async function addCookie(file, display, cookie) {
  await run('xauth', ['-q', '-f', file, 'add', display, '.', cookie], { output: 'capture' });
}
