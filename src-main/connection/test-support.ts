import type { Cipher, Clock, Logger, SettingsFile, SettingsLoad } from '../ports';

/** Stand-ins for the ports, for unit tests. */

export function memoryFile(content: SettingsLoad = { kind: 'missing' }) {
  const state = {
    content,
    backup: { kind: 'missing' } as SettingsLoad,
    failure: null as Error | null,
    aside: [] as SettingsLoad[],
    saves: 0,
  };
  const file: SettingsFile = {
    path: '/profile/settings.json',
    load: () => state.content,
    loadBackup: () => state.backup,
    setAside() {
      if (state.failure !== null) throw state.failure;
      state.aside.push(state.content);
      state.content = { kind: 'missing' };
      return '/profile/settings.damaged.json';
    },
    restoreBackup() {
      state.content = state.backup;
    },
    save(value) {
      if (state.failure !== null) return Promise.reject(state.failure);
      state.saves += 1;
      state.backup = state.content;
      // As the disk would: what is read later is not the object that was written.
      state.content = { kind: 'loaded', value: JSON.parse(JSON.stringify(value)) };
      return Promise.resolve();
    },
  };
  return { file, state };
}

export function reversingCipher() {
  const state = { available: true, refuses: false };
  const reverse = (text: string) => Array.from(text).reverse().join('');
  const cipher: Cipher = {
    isAvailable: () => Promise.resolve(state.available),
    encrypt: (text) =>
      state.refuses
        ? Promise.reject(new Error('locked'))
        : Promise.resolve(Buffer.from(reverse(text)).toString('base64')),
    decrypt: (sealed) =>
      state.available
        ? Promise.resolve(reverse(Buffer.from(sealed, 'base64').toString()))
        : Promise.reject(new Error('no key')),
  };
  return { cipher, state };
}

export const fixedClock: Clock = {
  now: () => new Date('2026-11-23T10:00:00Z'),
  elapsed: () => 0,
  sleep: () => Promise.resolve(),
};

export function recordingLogger() {
  const lines: string[] = [];
  const note = (message: string, values?: Record<string, unknown>) => {
    lines.push(`${message} ${JSON.stringify(values)}`);
  };
  const logger: Logger = { info: note, warn: note, error: note };
  return { logger, lines };
}
