import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
// The variant for Node: the one for Electron opens IPC lines that pages could write to.
import log from 'electron-log/node';
import type { Logger } from '../ports';
import { redact } from './redact';

const maxBytes = 1024 * 1024;

function line(message: string, values?: Record<string, unknown>): string {
  // Whatever some program takes for a line break would let a value forge a line of its own.
  const details = values === undefined ? '' : ` ${JSON.stringify(values)}`;
  return redact(`${message}${details}`).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** Writes `logs/main.log` of the profile folder; at 1 MB it becomes `main.old.log`. */
export function createLogFile(folder: string): Logger {
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'main.log');
  log.transports.file.maxSize = maxBytes;
  log.transports.file.level = 'info';
  log.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}';
  log.transports.console.level = false;
  return {
    info(message, values) {
      log.info(line(message, values));
    },
    warn(message, values) {
      log.warn(line(message, values));
    },
    error(message, values) {
      log.error(line(message, values));
    },
  };
}

/** Reads the log files of a profile folder, the older one last; those that are not there are left out. */
export async function readLogFiles(folder: string): Promise<{ name: string; text: string }[]> {
  const files = await Promise.all(
    ['main.log', 'main.old.log'].map(async (name) => {
      try {
        return [{ name, text: redact(await readFile(join(folder, 'logs', name), 'utf8')) }];
      } catch {
        return [];
      }
    }),
  );
  return files.flat();
}
