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
    setAside() {
      if (state.failure !== null) throw state.failure;
      state.aside.push(state.content);
      return '/profile/settings.damaged.json';
    },
    restoreBackup() {
      if (state.backup.kind === 'missing') return false;
      state.content = state.backup;
      state.backup = { kind: 'missing' };
      return true;
    },
    remove() {
      state.content = { kind: 'missing' };
    },
    save(value) {
      if (state.failure !== null) return Promise.reject(state.failure);
      state.saves += 1;
      state.backup = state.content;
      // As the disk would: what is read later is not the object that was written.
      const read = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
      state.content = { kind: 'loaded', value: read };
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
